import { describe, expect, it } from 'vitest';
import { numberReadings, readFigures } from './read-figures.ts';

describe('what digits may mean', () => {
  it.each([
    ['1,000', [1_000]],
    ['1.000', [1_000]],
    ['2,500', [2_500]],
    ['1.500', [1_500]],
    ['1,312', [1_312, 1.312]],
    ['1,500.00', [1_500]],
    ['1.500,00', [1_500]],
    ['0,125', [0.125]],
    ['99.9', [99.9]],
  ])('%s', (digits, readings) => {
    expect(numberReadings(digits)).toEqual(readings);
  });
});

it('a thousand of something is not one of it', () => {
  expect(readFigures('It costs $1,000.')[0]?.values).toEqual([1_000]);
});
