import { foldWithBlanks } from './fold-in-place.ts';
import { PERCENT_WORD } from './percent-word.ts';
import { readCurrency } from './read-currency.ts';
import { numberReadings } from './read-figures.ts';

/** An amount of money as a text gives it. */
export interface MoneyFound {
  value: number;
  /** ISO 4217; null where only a scale ("40k") tells that it is money. */
  currency: string | null;
  from: number;
  to: number;
}

const NUMBER = String.raw`\d+(?:(?:[.,'’]|[ \u00a0\u202f](?=\d{3}(?!\d)))\d+)*`;
/** A single letter is a scale only when it is glued: "a 40 m cable" is no money. */
const SCALE = String.raw`(?:(?:(k|\s?(?:thousand|tsd\.?|tausend|mille|mil))|(m|\s?(?:mn|mm|mio\.?|mill\.?|million(?:en|s)?|millon(?:es)?|milion[ei]|milhao|milhoes))|(b|\s?(?:bn|billion|mrd\.?|milliarden?|milliards?)))(?![\p{L}\p{N}])|\s?(億)|\s?(万))?`;
const AMOUNT = new RegExp(`(?<![\\p{L}\\p{N}.,]|\\p{L}-)(${NUMBER})${SCALE}`, 'gu');
const NEAR_BEFORE =
  /(?:us\$|r\$|[\p{Sc}]|(?<!\p{L})(?:eur|usd|gbp|chf|jpy|brl|sek|nok|dkk|pln|czk|cad|aud|nzd|mxn|inr|cny|krw|sgd))\s?$/u;
const NEAR_AFTER = /^\s?(?:de |di )?(?:us\$|[\p{Sc}円]|(?:us[- ]|swiss |schweizer )?\p{L}{3,9})/u;
const PERCENT = new RegExp(`^\\s?${PERCENT_WORD}`, 'u');
/** What is money without a currency. */
const GLUED_K = /^\d[\d.,'’]*[km]$/u;

/** Finds amounts of money: `€40,000`, `40.000 €`, `1.5m USD`, "40k", "2 Mio. Euro", `400万円`. Of groups of three digits it takes thousands. */
export function readMoney(text: string): MoneyFound[] {
  const folded = foldWithBlanks(text);
  return [...folded.matchAll(AMOUNT)].flatMap((match): MoneyFound[] => {
    const end = match.index + match[0].length;
    const rest = folded.slice(end, end + 24);
    const before = NEAR_BEFORE.exec(folded.slice(Math.max(0, match.index - 6), match.index));
    const after = NEAR_AFTER.exec(rest);
    const near = before ?? (after !== null && readCurrency(after[0]) !== null ? after : null);
    if (PERCENT.test(rest) || (near === null && !GLUED_K.test(match[0]))) return [];
    const [value = Number.NaN] = numberReadings(match[1]!.trim());
    if (Number.isNaN(value)) return [];
    return [
      {
        value: Math.round(value * scaleOf(match) * 100) / 100,
        currency: near === null ? null : (readCurrency(near[0])?.code ?? null),
        from: match.index - (before?.[0].length ?? 0),
        to: end + (before === null && near !== null ? near[0].length : 0),
      },
    ];
  });
}

function scaleOf([, , thousand, million, billion, oku, man]: RegExpMatchArray): number {
  if (thousand !== undefined) return 1e3;
  if (million !== undefined) return 1e6;
  if (billion !== undefined) return 1e9;
  return oku !== undefined ? 1e8 : man === undefined ? 1 : 1e4;
}
