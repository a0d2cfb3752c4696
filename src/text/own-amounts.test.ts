import { describe, expect, test } from 'vitest';
import { ownAmounts } from './own-amounts.ts';

const found = (text: string): string[] =>
  [...ownAmounts(text, 'en')].map((at) => /^[\p{N}.,]+/u.exec(text.slice(at))?.[0] ?? '');

describe('an amount of the asker’s own case', () => {
  test.each([
    ['the room is 185 a night, ok?', ['185']],
    ['their server was down for 4 days', ['4']],
    ['customer wants 300 euros back', ['300']],
    ['they have 900 probes', ['900']],
    ['may I give 15% off', ['15']],
    ['12 fitters share one tablet', ['12']],
  ])('is known in "%s"', (text, amounts) => expect(found(text)).toEqual(amounts));

  test.each([
    'are we ISO 27001 certified',
    'error 429 from the server',
    'does it run on windows 11',
    'what happened in 2025',
    'who wrote PPR-9087',
    'what is in case 1069',
    'status 503 all day',
  ])('is none that names something: "%s"', (text) => expect(found(text)).toEqual([]));
});
