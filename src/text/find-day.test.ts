import { describe, expect, it } from 'vitest';
import { findDay } from './find-day.ts';

describe('the day that a question is about', () => {
  it.each([
    ['250 seats from 2027-03-01', '2027-03-01', '250 seats'],
    ['250 seats as of 1st of March, 2027?', '2027-03-01', '250 seats  ?'],
    ['ab dem 1. März 2027', '2027-03-01', 'ab dem'],
    ['ab Jan 2027', '2027-01-01', ''],
    ['a partir de marco de 2027', '2027-03-01', ''],
    ['2027年1月からの料金', '2027-01-01', 'の料金'],
    ['valid 31.12.2026', '2026-12-31', 'valid'],
    ['on 31 February 2027', null, ''],
  ])('%s', (text, day, rest) => {
    const found = findDay(text);
    expect(found?.day).toBe(day);
    expect(found?.rest.trim()).toBe(rest);
  });

  it.each(['in March', 'on 03/04/2027', 'for 250 seats'])(
    'is none without a year, or where it may be two: %s',
    (text) => expect(findDay(text)).toBeNull(),
  );
});
