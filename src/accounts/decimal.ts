/** An exact decimal: `units` × 10^-`scale`. Money is never a float. */
export interface Decimal {
  units: bigint;
  scale: number;
}

/** Reads plain decimal text (`-12.50`). @throws RangeError when it is anything else. */
export function parseDecimal(text: string): Decimal {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new RangeError('Not a decimal number.');
  const [whole = '', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** A decimal times a whole number. */
export function multiply(decimal: Decimal, factor: number): Decimal {
  return { units: decimal.units * BigInt(factor), scale: decimal.scale };
}

/** The sum of decimals of any scale. */
export function sum(decimals: readonly Decimal[]): Decimal {
  const scale = Math.max(0, ...decimals.map((decimal) => decimal.scale));
  const units = decimals.reduce((total, one) => total + one.units * 10n ** BigInt(scale - one.scale), 0n);
  return { units, scale };
}

/** Plain decimal text with at least so many digits after the point, and no needless zeros beyond them. */
export function decimalText({ units, scale }: Decimal, minFraction: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits
    .slice(digits.length - scale)
    .replace(/0+$/, '')
    .padEnd(minFraction, '0');
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/** A decimal less so many percent, one after the other, rounded half up to so many digits after the point. */
export function reduce(decimal: Decimal, percents: readonly number[], digits: number): Decimal {
  const exact = percents.reduce(
    ({ units, scale }, percent) => ({
      units: units * BigInt(10_000 - Math.round(percent * 100)),
      scale: scale + 4,
    }),
    decimal,
  );
  const drop = exact.scale - digits;
  if (drop <= 0) return exact;
  const divisor = 10n ** BigInt(drop);
  return { units: (exact.units + divisor / 2n) / divisor, scale: digits };
}
