import { expect, it } from 'vitest';
import { costRatios } from './cost-ratios.ts';

it('costs are compared as multiples of those before, except of none', () => {
  expect(
    costRatios({ statements: 30, flushes: 8, rows: 4 }, { statements: 40, flushes: 6, rows: 0 }),
  ).toEqual({
    statements: 0.75,
    flushes: 1.33,
    rows: null,
  });
});
