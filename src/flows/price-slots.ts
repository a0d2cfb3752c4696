import type { Term } from '../accounts/price-book.ts';
import { findDay } from '../text/find-day.ts';
import { fold } from '../text/fold.ts';

/** What a question says about a price; null where it says nothing. */
export interface PriceSlots {
  seats: number | null;
  currency: string | null;
  term: Term | null;
  /** The day that the price is for, `YYYY-MM-DD`. */
  on: string | null;
}

/** Takes the first match of a pattern out of a text. */
type Take = (pattern: RegExp) => RegExpExecArray | null;

/** Slots with what of the text is left when they are taken out. */
export interface ReadSlots extends PriceSlots {
  rest: string;
}

const NUMBER = String.raw`\d{1,3}(?:[.,'’\s]\d{3})+(?!\d)|\d+`;
const SEAT_NOUN = String.raw`(?:named\s+)?(?:seats?|users?|licen[cs]es?|people|persons?|technicians?|employees|nutzern?|benutzern?|anwendern?|platzen?|sitzen?|lizenz(?:en)?|lizenzplatzen?|arbeitsplatzen?|personen|mitarbeitern?|technikern?|utilisateurs?|postes?|sieges?|personnes?|usuarios?|licencias?|puestos?|asientos?|plazas?|personas?|utent[ei]|licenz[ae]|postazion[ei]|posti|persone|utilizador(?:es)?|licencas?|lugares|postos|pessoas?)\b`;
const SEAT_COUNTER = '(?:名様?|席|ユーザー?|人|ライセンス|アカウント|シート)分?';

const SEATS: RegExp[] = [
  // Up to two words may stand between: "250 Enterprise seats".
  new RegExp(String.raw`(?<![\d.,])(${NUMBER})[\s-]*(?:[\p{L}&]+[\s-]+){0,2}?${SEAT_NOUN}`, 'u'),
  new RegExp(String.raw`(?<![\d.,])(${NUMBER})\s*${SEAT_COUNTER}`, 'u'),
  new RegExp(
    String.raw`(?:${SEAT_NOUN}|ユーザー数|席数|人数|ライセンス数)\s*[:=は]?\s*(${NUMBER})(?![\d.,]*\s*(?:%|€|\$|£))`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:for|fur|pour|para|per)\s+(${NUMBER})(?=\s*(?:[,?;]|$|in\b|on\b|annual|month|paid|billed|jahr|monat|en\b))`,
    'u',
  ),
];

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

const ANNUAL =
  /\bannual(?:ly)?(?: (?:term|contract|billing|plan))?\b|\byearly\b|\b(?:per|a|each) year\b|\b(?:pro|im|fur ein) jahr\b|\bjahr(?:lich\w*|es\w*)\b|\bannuel\w*\b|\bpar an\b|\bcontrato anual\b|\banual\w*\b|\b(?:al|por) ano\b|\bannual[ei]\b|\ball['’]?anno\b|年間?(?:契約|払い|額)?/u;
const MONTHLY =
  /\bmonth-to-month\b|\b(?:(?:paid|billed) )?monthly(?: (?:term|billing|plan))?\b|\bmonatlich\w*\b|\bmonatsweise\b|\bmensuel\w*\b|\bmensual\w*\b|\bmensil\w*\b|\bmensal\w*\b|月払い|月契約|毎月払い/u;
/** How an amount is shown, not how it is billed: every price is one of a month. */
const PER_MONTH =
  /\b(?:per|a|each) month\b|\b(?:pro|im) monat\b|\bpar mois\b|\b(?:al|por) mes\b|\bal mese\b|\bao mes\b|月額|月あたり|[1一][かヶ]月|月に/u;

/** Reads seats, currency, term and day from a question in any of our languages. */
export function readPriceSlots(text: string): ReadSlots {
  const read = fold(text).replace(/[\u00a0\u202f]/g, ' ');
  const dated = findDay(read);
  let rest = dated?.rest ?? read;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const seats = takeSeats(take);
  const currency = CURRENCIES.find(([, pattern]) => take(pattern))?.[0] ?? null;
  take(PER_MONTH);
  const annual = take(ANNUAL) !== null;
  const monthly = take(MONTHLY) !== null;
  const term = annual === monthly ? null : annual ? 'annual' : 'monthly';
  return { seats, currency, term, on: dated?.day ?? null, rest };
}

function takeSeats(take: Take): number | null {
  for (const pattern of SEATS) {
    const digits = take(pattern)?.[1]?.replace(/\D/g, '');
    // More than ten million is no number of seats.
    if (digits !== undefined && digits.length <= 8 && Number(digits) > 0) return Number(digits);
  }
  return null;
}
