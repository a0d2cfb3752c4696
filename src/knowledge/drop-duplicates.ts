import { shingleRuns } from '../text/shingles.ts';
import type { PassageHit } from './passage-hit.ts';

const SHINGLE_WORDS = 4;
const SAME_SHARE = 0.8;
/** What rounding may add to a share of a whole number. */
const ROUNDING = 1e-9;

/**
 * Drops passages that repeat a better one: most of their shingles are the same (Broder 1997,
 * doi:10.1109/SEQUEN.1997.666900). Two such share one of the least fifth of each (prefix filtering: Bayardo, Ma and
 * Srikant 2007, doi:10.1145/1242572.1242591), so that hardly any two are compared. Once `most` are kept, the rest is not
 * looked at.
 */
export function dropDuplicates<Hit extends PassageHit>(
  hits: readonly Hit[],
  most: number = Number.POSITIVE_INFINITY,
): Hit[] {
  const kept: Hit[] = [];
  const shinglesOf: Uint32Array[] = [];
  const holders = new Map<number, number[]>();
  for (const hit of hits) {
    if (kept.length >= most) break;
    const shingles = distinct(shingleRuns(hit.text, SHINGLE_WORDS));
    const least = shingles.subarray(0, leastOf(shingles.length));
    const alike = new Set<number>();
    for (const shingle of least) for (const holder of holders.get(shingle) ?? []) alike.add(holder);
    if ([...alike].some((holder) => isSame(shingles, shinglesOf[holder]!))) continue;
    for (const shingle of least) {
      const known = holders.get(shingle);
      if (known === undefined) holders.set(shingle, [kept.length]);
      else known.push(kept.length);
    }
    shinglesOf.push(shingles);
    kept.push(hit);
  }
  return kept;
}

/** In order. */
function distinct(values: Uint32Array): Uint32Array {
  values.sort();
  let size = 0;
  for (let at = 0; at < values.length; at += 1)
    if (at === 0 || values[at] !== values[at - 1]) values[size++] = values[at]!;
  return values.subarray(0, size);
}

/** One more than may be missing in another of which it is a repetition. */
function leastOf(size: number): number {
  return size === 0 ? 0 : size - Math.ceil(SAME_SHARE * size - ROUNDING) + 1;
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  let [at, otherAt, common] = [0, 0, 0];
  while (at < one.length && otherAt < other.length) {
    const difference = one[at]! - other[otherAt]!;
    if (difference === 0) common += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) otherAt += 1;
  }
  return common >= SAME_SHARE * (one.length + other.length - common);
}
