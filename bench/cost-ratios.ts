/** Each cost divided by that of before, to a hundredth; null where there was none before, for nothing is a multiple of it. */
export function costRatios<Name extends string>(
  now: Record<Name, number>,
  before: Record<Name, number>,
): Record<Name, number | null> {
  const names = Object.keys(now) as Name[];
  return Object.fromEntries(
    names.map((name) => [name, before[name] > 0 ? Math.round((now[name] / before[name]) * 100) / 100 : null]),
  ) as Record<Name, number | null>;
}
