import { expect, test } from 'vitest';
import { ADVISORY_LOCKS } from './locks.ts';

test('no two advisory locks have the same number, whichever form they are taken in', () => {
  const numbers = Object.values(ADVISORY_LOCKS);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('every number fits the form with two keys, whose keys are 32-bit integers', () => {
  for (const number of Object.values(ADVISORY_LOCKS)) expect(number).toBeLessThan(2 ** 31);
});
