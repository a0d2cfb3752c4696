import { foldCase } from './fold.ts';
import { combineRun, hashText } from './hash-text.ts';
import { isUnspaced, UNSPACED } from './is-unspaced.ts';
import { containment, countShared, jaccard } from './likeness.ts';

/** Words to a shingle of articles: long enough that two do not share one by chance. */
const SHINGLE_WORDS = 7;
/** One shingle of so many is kept in a sketch, whichever article it is in. */
const SAMPLED = 8;
/** Of scripts without spaces, letters count as words. */
const LETTER_OR_WORD = new RegExp(`[${UNSPACED}]|[\\p{L}\\p{N}]+`, 'gu');
/** A third of the time, for every search does it to all that it found. */
const WORD = /[\p{L}\p{N}]+/gu;

/** A text's runs of words as fingerprints, each with where it begins and ends. */
export interface Shingles {
  hashes: number[];
  /** Offset at which the shingle of the same place begins. */
  starts: number[];
  /** Offset behind its last word. */
  ends: number[];
}

/** Cuts a text into overlapping runs of words; upper case, punctuation and white space make no difference. */
export function shingle(text: string): Shingles {
  const words = [...text.matchAll(patternFor(text))];
  const hashes = hashRuns(
    words.map(([word]) => foldCase(word)),
    SHINGLE_WORDS,
  );
  return {
    hashes,
    starts: hashes.map((_, at) => words[at]!.index),
    ends: hashes.map((_, at) => {
      const last = words[at + SHINGLE_WORDS - 1]!;
      return last.index + last[0].length;
    }),
  };
}

/** The distinct runs of `size` words of a text; what is shorter than one run is one itself. */
export function shingleSet(text: string, size: number): Set<number> {
  const words = foldCase(text).match(patternFor(text)) ?? [];
  return new Set(hashRuns(words, Math.max(1, Math.min(size, words.length))));
}

function patternFor(text: string): RegExp {
  return isUnspaced(text) ? LETTER_OR_WORD : WORD;
}

/** Each run of words as one number, from those of its words: two that differ share it once in thousands of millions. */
function hashRuns(words: readonly string[], size: number): number[] {
  const numbers = words.map(hashText);
  const hashes: number[] = [];
  for (let at = 0; at + size <= numbers.length; at += 1) hashes.push(combineRun(numbers, at, at + size));
  return hashes;
}

/**
 * The shingles of a sketch: those whose fingerprint is divisible by a fixed number, so that what two texts share is
 * sampled in both alike (Broder 1997, "On the resemblance and containment of documents", section 2,
 * doi:10.1109/SEQUEN.1997.666900). Unlike a fixed number of least values, it also tells how much of a short text a
 * long one contains.
 */
export function sampleShingles(hashes: readonly number[]): number[] {
  return [...new Set(hashes)].filter((hash) => hash % SAMPLED === 0);
}

/** How much of two texts is the same. */
export interface Likeness {
  /** Shingles in both, of all there are: Broder's resemblance. */
  resemblance: number;
  /** Shingles in both, of those of the shorter text: containment. */
  containment: number;
  /** How many shingles are in both. */
  shared: number;
  /** The longest run that both have, as offsets in each. */
  longest: { first: [start: number, end: number]; second: [start: number, end: number] } | null;
}

/** Compares two texts by all of their shingles. */
export function compareShingles(first: Shingles, second: Shingles): Likeness {
  const places = new Map<number, number>();
  second.hashes.forEach((hash, at) => {
    if (!places.has(hash)) places.set(hash, at);
  });
  const [one, other] = [new Set(first.hashes), new Set(second.hashes)];
  return {
    resemblance: jaccard(one, other),
    containment: containment(one, other),
    shared: countShared(one, other),
    longest: longestRun(first, second, places),
  };
}

function longestRun(
  first: Shingles,
  second: Shingles,
  places: ReadonlyMap<number, number>,
): Likeness['longest'] {
  let best: { at: number; other: number; length: number } | null = null;
  for (let at = 0; at < first.hashes.length; at += 1) {
    const other = places.get(first.hashes[at]!);
    if (other === undefined) continue;
    let length = 1;
    while (
      first.hashes[at + length] !== undefined &&
      first.hashes[at + length] === second.hashes[other + length]
    )
      length += 1;
    if (best === null || length > best.length) best = { at, other, length };
    at += length - 1;
  }
  if (best === null) return null;
  const { at, other, length } = best;
  return {
    first: [first.starts[at]!, first.ends[at + length - 1]!],
    second: [second.starts[other]!, second.ends[other + length - 1]!],
  };
}
