import { foldInPlace } from './fold-in-place.ts';
import type { NumberFound } from './read-numbers.ts';

/** Fractions that people say instead of a percentage, in seven languages, folded. */
const FRACTIONS: [value: number, words: string][] = [
  [50, '(?:a |one )?half|die halfte|la moitie|la mitad|la meta|metade|半分|半額'],
  [33.33, '(?:a|one) third|1/3|ein drittel|un tiers|un tercio|un terzo|um terco|三分の一|3分の1'],
  [25, '(?:a|one) (?:quarter|fourth)|1/4|ein viertel|un quart|un cuarto|un quarto|um quarto|四分の一|4分の1'],
  [20, '(?:a|one) fifth|1/5|ein funftel|un cinquieme|un quinto|um quinto|五分の一|5分の1'],
  [10, '(?:a|one) tenth|1/10|ein zehntel|un dixieme|un decimo|um decimo|十分の一|10分の1'],
];
const OFF =
  '(?= ?(?:off|less|discount|reduction|rabatt|nachlass|weniger|de (?:remise|moins|descuento|desconto|menos)|di sconto|の?(?:割引|引き|値引)))';
/** "0.38 off": a share written as a part of one. */
const PART_OF_ONE = new RegExp(String.raw`(?<![\d.,])0?[.,](\d{1,2})${OFF}`, 'u');
/** Japanese counts discounts in tenths: 2割引. */
const TENTHS = /([1-9])割(?=引|の|\s|$)/u;

/** The share of a price that a text says as a fraction, "a third off", "0.38 off", 2割引, in percent; null where it says none. */
export function readShare(text: string): NumberFound | null {
  const folded = foldInPlace(text);
  for (const [value, words] of FRACTIONS) {
    const match = new RegExp(`(?<![\\p{L}\\d])(?:${words})${OFF}`, 'u').exec(folded);
    if (match !== null) return { value, from: match.index, to: match.index + match[0].length };
  }
  const tenths = TENTHS.exec(folded);
  if (tenths !== null)
    return { value: Number(tenths[1]) * 10, from: tenths.index, to: tenths.index + tenths[0].length };
  const part = PART_OF_ONE.exec(folded);
  if (part === null) return null;
  return { value: Number(part[1]!.padEnd(2, '0')), from: part.index, to: part.index + part[0].length };
}
