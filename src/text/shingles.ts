import { foldCase } from './fold.ts';
import { combineRun, fingerprint, hashText, hashWords } from './hash-text.ts';
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
  const lower = words.map(([word]) => foldCase(word));
  const shingles: Shingles = { hashes: [], starts: [], ends: [] };
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1) {
    const last = words[at + SHINGLE_WORDS - 1]!;
    // Sketches of these are stored: a faster hash would make all of them again, and sample others.
    shingles.hashes.push(fingerprint(lower.slice(at, at + SHINGLE_WORDS).join(' ')));
    shingles.starts.push(words[at]!.index);
    shingles.ends.push(last.index + last[0].length);
  }
  return shingles;
}

/** The distinct runs of `size` words of a text, for a comparison at once; what is shorter than one run is one itself. */
export function shingleSet(text: string, size: number): Set<number> {
  return new Set(shingleRuns(text, size));
}

/** The same, each as often as it is there. */
export function shingleRuns(text: string, size: number): Uint32Array {
  const folded = foldCase(text);
  const words = isUnspaced(text) ? (folded.match(LETTER_OR_WORD) ?? []).map(hashText) : hashWords(folded);
  const run = Math.min(size, words.length);
  return Uint32Array.from({ length: words.length === 0 ? 0 : words.length - run + 1 }, (_, at) =>
    combineRun(words, at, at + run),
  );
}

function patternFor(text: string): RegExp {
  return isUnspaced(text) ? LETTER_OR_WORD : WORD;
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
