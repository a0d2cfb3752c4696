import { damerauDistance } from './damerau-distance.ts';

/** Below this a word is another word rather than a misspelt one; from the second on two slips are forgiven. */
const ONE_SLIP_FROM = 5;
const TWO_SLIPS_FROM = 8;

/**
 * Whether a folded word is a known one with a slip or two: a letter too many, missing, wrong, or two swapped. Both begin alike, as nearly all slips leave the first letter.
 */
export function isMisspelling(typed: string, known: string): boolean {
  const shorter = Math.min(typed.length, known.length);
  const allowed = shorter < ONE_SLIP_FROM ? 0 : shorter < TWO_SLIPS_FROM ? 1 : 2;
  if (typed === known || typed[0] !== known[0] || Math.abs(typed.length - known.length) > allowed)
    return false;
  return damerauDistance(typed, known, allowed) <= allowed;
}
