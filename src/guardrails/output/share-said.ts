import { type KeyWord, likeness } from '../../text/read-key-words.ts';

/** How surely the best of some words says the same as a word, 0 to 1. */
export function bestLikeness(word: KeyWord, others: readonly KeyWord[]): number {
  let most = 0;
  for (const other of others) {
    most = Math.max(most, likeness(word, other));
    if (most === 1) break;
  }
  return most;
}

/** The share of words that others say too, 1 for none. */
export function shareSaid(words: readonly KeyWord[], others: readonly KeyWord[]): number {
  if (words.length === 0) return 1;
  return words.reduce((sum, word) => sum + bestLikeness(word, others), 0) / words.length;
}

/** The words that stand in a stretch of the text that they were read from. */
export function wordsWithin(words: readonly KeyWord[], from: number, to: number): KeyWord[] {
  return words.filter(({ at }) => at >= from && at < to);
}
