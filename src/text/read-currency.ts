import { foldInPlace } from './fold-in-place.ts';

const CURRENCIES: [string, RegExp][] = [
  [
    'CHF',
    /\bchf\b|\b(?:schweizer )?franken\b|\bswiss francs?\b|\bfrancs? suisses?\b|\bfrancos? suizos?\b|\bfranchi svizzeri\b|\bfrancos? suicos?\b|スイスフラン/u,
  ],
  ['EUR', /€|\beur\b|\beuros?\b|ユーロ/u],
  [
    'GBP',
    /£|\bgbp\b|\bpounds?(?: sterling)?\b|\bpfund\b|\blivres?(?: sterling)?\b|\blibras?(?: esterlinas?)?\b|\bsterline\b|ポンド/u,
  ],
  ['JPY', /¥|\bjpy\b|\byens?\b|円建て?|円/u],
  ['BRL', /r\$|\bbrl\b|\breais\b/u],
  ['USD', /us\$|\$|\busd\b|\b(?:us[- ])?dollars?\b|\bus-?dollar\b|\bdolar(?:es|i)?\b|\bdollari\b|米?ドル/u],
  ...['SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'CAD', 'AUD', 'NZD', 'MXN', 'INR', 'CNY', 'KRW', 'SGD'].map(
    (code): [string, RegExp] => [code, new RegExp(String.raw`\b${code.toLowerCase()}\b`, 'u')],
  ),
];

/** A currency as a text names it, with where it does. */
export interface CurrencyFound {
  /** ISO 4217. */
  code: string;
  from: number;
  to: number;
}

/** The first currency of a list of the usual ones that a text names, by sign, code or word in seven languages. */
export function readCurrency(text: string): CurrencyFound | null {
  const folded = foldInPlace(text);
  for (const [code, pattern] of CURRENCIES) {
    const match = pattern.exec(folded);
    if (match !== null) return { code, from: match.index, to: match.index + match[0].length };
  }
  return null;
}

/** Customers of a place, whose currency is likely meant where none is named. */
const PLACES: [string, RegExp][] = [
  [
    'USD',
    /\b(?:us|usa|u\.s\.|united states|american|americans?|amerikanisch\w*|americaine?|estadounidense\w*|american[oa])(?= (?:customers?|clients?|compan(?:y|ies)|firms?|prospects?|accounts?|deal|kunden?|entreprises?|clientes?))/u,
  ],
  [
    'GBP',
    /\b(?:uk|u\.k\.|british|england|britisch\w*|britanniques?|britanic[oa]s?|inglese|britannic[oa])(?= (?:customers?|clients?|compan(?:y|ies)|firms?|prospects?|accounts?|deal|kunden?|entreprises?|clientes?))/u,
  ],
  [
    'JPY',
    /\b(?:japan|japanese|japanisch\w*|japonais\w*|japones\w*|giappones\w*)(?= (?:customers?|clients?|compan(?:y|ies)|firms?|prospects?|accounts?|deal|kunden?|entreprises?|clientes?))/u,
  ],
];

/** ISO 4217 of what customers of a place that a folded text names pay in; null where it names none. */
export function readCurrencyOfPlace(folded: string): string | null {
  return PLACES.find(([, place]) => place.test(folded))?.[0] ?? null;
}
