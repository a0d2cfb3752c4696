/** The value below which a share of all values lies (nearest rank), to a tenth; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  return value === undefined ? Number.NaN : Math.round(value * 10) / 10;
}
