import { expect, test } from 'vitest';
import type { Citation } from '../core/citation.ts';
import { numberSources } from './number-sources.ts';

const source = (id: string) => ({ kind: 'passage' as const, id, title: id.toUpperCase(), quote: 'q' });
const citation = (n: number, id: string): Citation => ({ ...source(id), n });

test('a source has one number, however often and from however many texts it is cited', () => {
  const sources = numberSources();
  expect([sources.mark(source('a')), sources.mark(source('b')), sources.mark(source('a'))]).toEqual([
    '[1]',
    '[2]',
    '[1]',
  ]);
  expect(sources.all).toEqual([citation(1, 'a'), citation(2, 'b')]);
});

test('the marks of a text are turned into ours, beside those that are there already', () => {
  const sources = numberSources();
  sources.mark(source('a'));
  const text = sources.remark('Kept for 30 days [1], as agreed [2, 1].', [
    citation(1, 'c'),
    citation(2, 'a'),
  ]);
  expect(text).toBe('Kept for 30 days [2], as agreed [1][2].');
  expect(sources.all.map(({ id }) => id)).toEqual(['a', 'c']);
});

test('a mark that refers to nothing is dropped instead of pointing at another source', () => {
  const sources = numberSources();
  expect(sources.remark('Kept [9] for 30 days [1].', [citation(1, 'a')])).toBe('Kept  for 30 days [1].');
});
