import { type Quantity, readQuantities, sameQuantity } from '../../text/read-quantities.ts';
import { type FigurePlace, rowFit } from './figure-places.ts';
import type { Claim } from './read-claims.ts';
import type { Calculation } from './sentence-check.ts';

interface Known {
  claim: Claim;
  /** Figures of the question. */
  asked: readonly Quantity[];
  places: readonly FigurePlace[];
}

/** Whether a figure is the result of a calculation that was done, as it is or rounded. */
export function isCalculated(figure: Quantity, calculations: readonly Calculation[]): boolean {
  return calculations.some(({ result }) =>
    readQuantities(result).some((one) => sameDigits(one, figure) || isRounded(figure, one)),
  );
}

/** "33.33" of 33.333…, and "12,346" of 12,345.67: by less than half of its last digit, and of a hundredth. */
function isRounded({ text, values, unit }: Quantity, result: Quantity): boolean {
  if (unit !== null && result.unit !== null && unit !== result.unit) return false;
  const decimals = /[.,](\d{1,2})$/.exec(text)?.[1]?.length ?? 0;
  return values.some((value) =>
    result.values.some(
      (exact) =>
        Math.abs(value - exact) <= 0.5 * 10 ** -decimals + 1e-9 &&
        Math.abs(value - exact) <= 0.01 * Math.abs(exact),
    ),
  );
}

/**
 * Whether a figure can be computed: it is one step (sum, difference, product, percentage) from a figure that the asker or the claim itself names and one of what supports the claim.
 */
export function canBeComputed(figure: Quantity, { claim, asked, places }: Known): boolean {
  if (figure.measure === 'date') return false;
  const quoted = [
    ...claim.support.flatMap(({ quantities, contextQuantities }) => [...quantities, ...contextQuantities]),
    ...places.filter((place) => rowFit(place, claim.quantities, asked) > 0).map(({ quantity }) => quantity),
  ];
  const named = [...asked, ...claim.quantities.filter((one) => one !== figure)].filter(
    ({ measure }) => measure !== 'date',
  );
  return named.some((one) =>
    quoted.some((other) =>
      results(one, other).some((value) => figure.values.some((own) => alike(own, value))),
    ),
  );
}

function sameDigits(result: Quantity, figure: Quantity): boolean {
  return sameQuantity(
    { ...result, unit: null, measure: 'count' },
    { ...figure, unit: null, measure: 'count' },
  );
}

function results(one: Quantity, other: Quantity): number[] {
  const [a, b] = [one.values[0] ?? Number.NaN, other.values[0] ?? Number.NaN];
  if (one.measure === 'percent' && other.measure === 'percent')
    return [100 - a, 100 - b, a + b, Math.abs(a - b)];
  if (one.measure === 'percent') return [(a * b) / 100, b - (a * b) / 100, b + (a * b) / 100];
  if (other.measure === 'percent') return [(a * b) / 100, a - (a * b) / 100, a + (a * b) / 100];
  if (one.measure === other.measure && one.unit === other.unit) return [a + b, Math.abs(a - b)];
  // A price of one, and how many there are; the number of a version or a site counts nothing of the kind.
  const [price, count] = one.measure === 'money' ? [one, other] : [other, one];
  return price.measure === 'money' && count.measure === 'count' && !count.isName ? [a * b, a * b * 12] : [];
}

function alike(one: number, other: number): boolean {
  return Math.abs(one - other) <= 0.005 * Math.max(1, Math.abs(other)) * 0.1;
}
