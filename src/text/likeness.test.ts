import { expect, it } from 'vitest';
import { containment, countShared, jaccard, trigramsOf } from './likeness.ts';

const set = (text: string): Set<string> => new Set(text.split(' ').filter(Boolean));

it('two sets are alike by what they share of all they hold', () => {
  expect(countShared(set('a b c'), set('b c d e'))).toBe(2);
  expect(jaccard(set('a b c'), set('b c d e'))).toBe(2 / 5);
  expect(jaccard(set(''), set(''))).toBe(0);
});

it('a longer text may say more than the shorter one that it contains', () => {
  expect(containment(set('b c'), set('a b c d'))).toBe(1);
  expect(containment(set(''), set('a'))).toBe(0);
});

it('a name with a typing error shares most of its trigrams', () => {
  const alike = (one: string, other: string): number => jaccard(trigramsOf(one), trigramsOf(other));
  expect(alike('solvane', 'solvaen')).toBeGreaterThan(0.4);
  expect(alike('solvane', 'brightmere')).toBeLessThan(0.1);
});
