import { damerauDistance } from './damerau-distance.ts';
import { hashWithout } from './hash-text.ts';

/** A word of the index that is like the one that was looked up. */
export interface SimilarWord {
  /** Its place in the list that the index was made of. */
  index: number;
  distance: number;
}

/** Finds the words of a list that are a few letters away from a word. */
export interface SimilarWords {
  find(word: string): SimilarWord[];
}

/** Only so many letters of a word are indexed, as SymSpell does: the rest is compared when a word is looked up. */
const PREFIX = 7;
/** Words of at least this length may be reached by two mistakes, since a typed word of eight letters may hold two. */
const TWO_FROM = 6;
/** A longer one is no word. */
const MAX_LENGTH = 40;

/** How many mistakes a typed word may hold: none below four letters, one up to seven, else two. */
export function mistakesAllowed(word: string): number {
  return word.length < 4 || word.length > MAX_LENGTH ? 0 : word.length < 8 ? 1 : 2;
}

/**
 * Indexes words by what is left of their first letters when one or two are deleted (SymSpell, Wolf Garbe 2012). Two words
 * are similar only if some deletions leave the same of both, so a look-up does not go through the list. Deletions are
 * stored as hashes in one array; what a hash finds is compared letter by letter.
 * @param words folded, each once
 */
export function indexSimilarWords(words: readonly string[]): SimilarWords {
  const { starts, entries, mask } = fill(words);
  return {
    find(word) {
      const limit = mistakesAllowed(word);
      if (limit === 0) return [];
      const seen = new Set<number>();
      const found: SimilarWord[] = [];
      eachDeletion(word, limit, (hash) => {
        const bucket = hash & mask;
        for (let at = starts[bucket]!; at < starts[bucket + 1]!; at += 1) {
          const index = entries[at]!;
          if (seen.has(index)) continue;
          seen.add(index);
          const distance = damerauDistance(word, words[index]!, limit);
          if (distance <= limit) found.push({ index, distance });
        }
      });
      return found;
    },
  };
}

/** Counts what falls into each bucket, then puts it there: two passes, and no array that grows. */
function fill(words: readonly string[]): { starts: Uint32Array; entries: Uint32Array; mask: number } {
  const deletions = (visit: (hash: number, index: number) => void): void =>
    words.forEach((word, index) => {
      if (word.length < 3 || word.length > MAX_LENGTH) return;
      eachDeletion(word, word.length < TWO_FROM ? 1 : 2, (hash) => visit(hash, index));
    });
  let size = 0;
  deletions(() => {
    size += 1;
  });
  const buckets = 2 ** Math.max(4, Math.ceil(Math.log2(size + 1)));
  const mask = buckets - 1;
  const starts = new Uint32Array(buckets + 1);
  deletions((hash) => {
    starts[(hash & mask) + 1]! += 1;
  });
  for (let at = 0; at < buckets; at += 1) starts[at + 1]! += starts[at]!;
  const next = starts.slice();
  const entries = new Uint32Array(size);
  deletions((hash, index) => {
    const bucket = hash & mask;
    entries[next[bucket]!] = index;
    next[bucket]! += 1;
  });
  return { starts, entries, mask };
}

/** Hashes the first letters of a word without each one, and each two, of them. */
function eachDeletion(word: string, limit: number, visit: (hash: number) => void): void {
  const head = word.slice(0, PREFIX);
  const { length } = head;
  visit(hashWithout(head, -1, -1));
  for (let skip = 0; skip < length; skip += 1) {
    visit(hashWithout(head, skip, -1));
    if (limit < 2) continue;
    for (let skipToo = skip + 1; skipToo < length; skipToo += 1) visit(hashWithout(head, skip, skipToo));
  }
}
