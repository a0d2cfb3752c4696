import { expect, test } from 'vitest';
import { analyze } from './analyze.ts';
import { everydayWeight, isEverydayWord } from './everyday-words.ts';

const weightOf = (word: string): number => everydayWeight(analyze(word, 'en')[0]!);

test('what everybody says tells less than what few say', () => {
  expect(weightOf('guys')).toBeLessThan(0.5);
  expect(weightOf('guy')).toBeLessThan(weightOf('keyboard'));
  expect(weightOf('okta')).toBe(1);
});

test('a word of talk is told from a term of a trade', () => {
  expect(isEverydayWord('gave')).toBe(true);
  expect(isEverydayWord('webhook')).toBe(false);
});
