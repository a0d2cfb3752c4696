/** Below this a word is another word rather than a misspelt one; from the second on two slips are forgiven. */
const ONE_SLIP_FROM = 5;
const TWO_SLIPS_FROM = 8;

/**
 * Whether a folded word is a known one with a slip or two: a letter too many, missing, wrong, or two swapped (optimal
 * string alignment). Both begin alike, as nearly all slips leave the first letter.
 */
export function isMisspelling(typed: string, known: string): boolean {
  const shorter = Math.min(typed.length, known.length);
  const allowed = shorter < ONE_SLIP_FROM ? 0 : shorter < TWO_SLIPS_FROM ? 1 : 2;
  if (typed === known || typed[0] !== known[0] || Math.abs(typed.length - known.length) > allowed)
    return false;
  return distance(typed, known) <= allowed;
}

function distance(one: string, other: string): number {
  let [beforeLast, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
    }
    [beforeLast, last] = [last, row];
  }
  return last[other.length]!;
}
