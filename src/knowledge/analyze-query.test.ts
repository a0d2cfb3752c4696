import { expect, test } from 'vitest';
import { analyze } from '../text/analyze.ts';
import { analyzeQuery } from './analyze-query.ts';

test('words that a story is told with count less than what it is about', () => {
  const { lexemes } = analyzeQuery('someone told me yesterday that the laptop was stolen, what now?', 'en');
  expect(lexemes.get('laptop')).toBe(1);
  expect(lexemes.get('told')).toBe(0.6);
  expect(lexemes.get(analyze('yesterday', 'en')[0]!)).toBe(0.6);
});

test('words of another language are no English story', () => {
  expect(analyzeQuery('was kostet ein Gut fürs Team', 'de').lexemes.get('gut')).toBe(1);
});

test('a word that tells a story elsewhere counts in full where it is a part of a term', () => {
  const worth = (query: string) => analyzeQuery(query, 'en').lexemes.get('notic');
  expect(worth('what is the notice period of the contract')).toBe(1);
  expect(worth('did anybody notice the contract')).toBeLessThan(1);
});
