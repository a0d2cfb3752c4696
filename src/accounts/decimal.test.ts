import { expect, test } from 'vitest';
import { decimalText, multiply, parseDecimal, reduce, sum } from './decimal.ts';

test('amounts that floats get wrong are exact', () => {
  expect(decimalText(multiply(parseDecimal('1.005'), 1000), 2)).toBe('1005.00');
  expect(decimalText(sum([parseDecimal('0.1'), parseDecimal('0.20')]), 2)).toBe('0.30');
  expect(decimalText(multiply(parseDecimal('9007199254740993.01'), 3), 2)).toBe('27021597764222979.03');
});

test('fractions of a cent stay, and yen get no cents', () => {
  expect(decimalText(parseDecimal('0.0125'), 2)).toBe('0.0125');
  expect(decimalText(multiply(parseDecimal('6400'), 300), 0)).toBe('1920000');
  expect(decimalText(parseDecimal('-0.50'), 2)).toBe('-0.50');
});

test('what is no plain decimal is refused', () => {
  for (const text of ['', '1,5', '1e3', 'NaN', '1.']) expect(() => parseDecimal(text)).toThrow(RangeError);
});

test('reductions follow one another and are rounded once, at the end', () => {
  expect(decimalText(reduce(parseDecimal('40.00'), [8], 2), 2)).toBe('36.80');
  expect(decimalText(reduce(parseDecimal('40.00'), [8, 10], 2), 2)).toBe('33.12');
  expect(decimalText(reduce(parseDecimal('19.99'), [33.33], 2), 2)).toBe('13.33');
  expect(decimalText(reduce(parseDecimal('6400'), [12.5], 0), 0)).toBe('5600');
});
