import { describe, expect, test } from 'vitest';
import { readStatedDays } from './read-stated-days.ts';

const daysOf = (text: string) => readStatedDays(text).map(({ kind, day }) => `${kind} ${day}`);

describe('the days that a text says it holds until, or as of', () => {
  test.each([
    ['This offer is valid until 31 December 2025.', 'until 2025-12-31'],
    ['It is no longer offered in the app stores since 1 April 2026.', 'until 2026-04-01'],
    ['Diese Preise sind gültig bis 31.12.2025.', 'until 2025-12-31'],
    ["L'offre est valable jusqu'au 3 mars 2025.", 'until 2025-03-03'],
    ['La oferta es válida hasta el 5 de mayo de 2025.', 'until 2025-05-05'],
    ["L'offerta è valida fino al 5 maggio 2025.", 'until 2025-05-05'],
    ['A oferta é válida até 5 de maio de 2025.', 'until 2025-05-05'],
    ['この価格は2025年3月31日まで有効です。', 'until 2025-03-31'],
    ['This page describes version 3, as of February 2024.', 'as_of 2024-02-29'],
    ['*Last updated:* 2021-01-05', 'as_of 2021-01-05'],
    ['Stand: 1. März 2024', 'as_of 2024-03-01'],
  ])('%s', (text, expected) => {
    expect(daysOf(text)).toEqual([expected]);
  });

  test.each([
    ['no year', 'Valid until 31 December.'],
    ['a day on which something happens', 'The meeting is on 3 March 2025.'],
    ['since when something holds', 'As of 1 April 2022, all orders need a signature.'],
    ['since when, after a colon', 'Attendees: As of March 8th, 2022, groups of any size may meet.'],
    ['when something was done', 'Purge all logs; Completed as of 2021-10-29.'],
    ['when something becomes effective', 'The change becomes effective as of 2024-01-01.'],
  ])('none: %s', (_what, text) => {
    expect(daysOf(text)).toEqual([]);
  });
});
