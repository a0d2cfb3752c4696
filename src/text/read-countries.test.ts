import { expect, test } from 'vitest';
import { countryCode } from './read-countries.ts';

test.each([
  ['US', 'US'],
  ['Germany', 'DE'],
  ['Deutsche', 'DE'],
  ['italiani', 'IT'],
  ['françaises', 'FR'],
])('a country is told by its name, short form or adjective: %s', (word, code) => {
  expect(countryCode(word)).toBe(code);
});

test.each([['us'], ['use'], ['uses'], ['usen'], ['uke']])('a word is no form of a short form: %s', (word) => {
  expect(countryCode(word)).toBeNull();
});
