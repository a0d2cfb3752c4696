import type { Evidence } from '../../core/citation.ts';
import { numberReadings, readFigures } from '../../text/read-figures.ts';
import { readNumbers } from '../../text/read-numbers.ts';
import type { Calculation } from './sentence-check.ts';
import { evidenceText } from './source-segments.ts';

/** Numbers that turn one unit into another: nobody needs a source for them. */
const CONVERSIONS = new Set([
  1, 2, 3, 4, 7, 10, 12, 24, 30, 52, 60, 100, 360, 365, 720, 1_000, 1_024, 3_600, 8_760,
]);

/**
 * The calculations whose figures are known: each is in the evidence, the asker's, a conversion or the result of such a
 * calculation, and one at least is no conversion. A model could else make any figure known by a sum.
 */
export function knownCalculations(
  calculations: readonly Calculation[],
  { evidence, said }: { evidence: readonly Evidence[]; said: string },
): Calculation[] {
  if (calculations.length === 0) return [];
  const known = new Set([...evidence.map(evidenceText), said].flatMap(valuesOf));
  return calculations.filter(({ expression, result }) => {
    const operands = (expression.match(/\d+(?:[.,'’\u00a0]\d+)*/g) ?? []).map(numberReadings);
    const isKnown = (values: readonly number[]): boolean =>
      values.some((value) => known.has(value) || asPercents(value).some((percent) => known.has(percent)));
    const holds =
      operands.some(isKnown) &&
      operands.every((values) => isKnown(values) || values.some((value) => CONVERSIONS.has(value)));
    if (holds) for (const value of valuesOf(result)) known.add(value);
    return holds;
  });
}

/** 0.2 is 20 percent, 0.8 what is left after them, and 1.2 what they come to on top. */
function asPercents(value: number): number[] {
  if (value <= 0 || value >= 2) return [];
  return [value, 1 - value, value - 1]
    .map((share) => Math.round(share * 10_000) / 100)
    .filter((it) => it > 0);
}

function valuesOf(text: string): number[] {
  return [
    ...readFigures(text).flatMap(({ values }) => values),
    ...readNumbers(text).map(({ value }) => value),
  ];
}
