import { expect, test } from 'vitest';
import { analyze } from './analyze.ts';
import { isTelling, isTellingForm } from './telling-words.ts';

const tells = (word: string): boolean => isTelling(analyze(word, 'en')[0]!);

test('what a story is told with is known by its stem', () => {
  expect(['guy', 'promised', 'forever', 'prospects'].filter((word) => !tells(word))).toEqual([]);
});

test('what a question is about is none of it, however common', () => {
  expect(['parents', 'dog', 'salary', 'okta', 'webhook', 'important'].filter(tells)).toEqual([]);
});

test('words of other languages that only have an English stem are not taken for English', () => {
  expect(isTellingForm('gave')).toBe(true);
  expect(isTellingForm('import')).toBe(false);
});
