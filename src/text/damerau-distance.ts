/**
 * The edit distance of two words: insertions, deletions, substitutions and swaps of neighbours (Damerau 1964, as optimal
 * string alignment). `limit + 1` as soon as it is more than the limit.
 */
export function damerauDistance(one: string, other: string, limit: number): number {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    let least = row;
    for (let at = 1; at <= other.length; at += 1) {
      const cost = one[row - 1] === other[at - 1] ? 0 : 1;
      let value = Math.min(last[at]! + 1, now[at - 1]! + 1, last[at - 1]! + cost);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1])
        value = Math.min(value, before[at - 2]! + 1);
      now.push(value);
      if (value < least) least = value;
    }
    if (least > limit) return limit + 1;
    before = last;
    last = now;
  }
  return Math.min(last[other.length]!, limit + 1);
}
