import { expect, test } from 'vitest';
import { countTokens } from './count-tokens.ts';

test('tokens are four characters of a script with spaces, and each letter of others', () => {
  expect(countTokens('')).toBe(0);
  expect(countTokens('The seat costs 40 €.')).toBe(5);
  expect(countTokens('年間契約')).toBe(4);
  expect(countTokens('ราคา')).toBe(4);
  expect(countTokens('Enterpriseを300席')).toBe(2 + Math.ceil(13 / 4));
});
