import { foldInPlace } from './fold-in-place.ts';
import { PERCENT_WORD } from './percent-word.ts';
import { type NumberFound, readNumbers } from './read-numbers.ts';

const AFTER = new RegExp(`^[\\s-]{0,2}${PERCENT_WORD}`, 'iu');
/** "25 off", "25 Nachlass": what is given in a discount is a percentage, unless something else is counted. */
const OFF =
  /^\s?(?:off|discount|rabatt|nachlass|de (?:remise|descuento|desconto)|di sconto|割引|引き)(?!\p{L})/iu;
const MONEY_BEFORE = /(?:\p{Sc}|(?<!\p{L})(?:eur|usd|gbp|chf|jpy|brl))\s?$/iu;

/**
 * Finds the percentages of a text in every spelling: `18%`, "18 per cent", "eighteen pct", `18 Prozent`; and "18 off"
 * where the caller knows that a discount is spoken of.
 */
export function readPercents(text: string, { ofDiscount = false } = {}): NumberFound[] {
  const folded = foldInPlace(text);
  return readNumbers(text).flatMap((number): NumberFound[] => {
    const after = folded.slice(number.to, number.to + 24);
    const sign = AFTER.exec(after);
    if (sign !== null) return [{ ...number, to: number.to + sign[0].length }];
    if (!ofDiscount || number.value > 100 || !OFF.test(after)) return [];
    const before = folded.slice(Math.max(0, number.from - 5), number.from);
    return MONEY_BEFORE.test(before) ? [] : [number];
  });
}
