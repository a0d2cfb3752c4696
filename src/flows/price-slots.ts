import type { Term } from '../accounts/price-book.ts';
import { fold } from '../text/fold.ts';
import { readBilling } from '../text/read-billing.ts';
import { readCurrency } from '../text/read-currency.ts';
import { readNumbers } from '../text/read-numbers.ts';
import { readPercents } from '../text/read-percents.ts';
import { readPriceDay } from '../text/read-price-day.ts';
import { readSeats } from '../text/read-seats.ts';
import { readShare } from '../text/read-share.ts';
import { readTerm } from '../text/read-term.ts';

/** What a question says about a price; null where it says nothing. */
export interface PriceSlots {
  seats: number | null;
  /** Further numbers of seats that a price is asked for: "for 49 and for 50". */
  moreSeats: number[];
  currency: string | null;
  /** What customers of a place that is named pay in, where no currency is: taken where it is sold in that. */
  likelyCurrency: string | null;
  term: Term | null;
  /** The day that the price is for, `YYYY-MM-DD`. */
  on: string | null;
  /** A discount on the list price, in percent. */
  percentOff: number | null;
  /** How many years the contract is to run, from two on. */
  years: number | null;
}

/** Slots with what of the text is left when they are taken out. */
export interface ReadSlots extends PriceSlots {
  rest: string;
}

/** People and things that a price counts, beside those that `readSeats` knows. */
const HEADS =
  /(?<![\d.,])(\d{1,6})\s*(?:x\s+)?(?:more\s+)?(?:ppl|heads?|techs?|folks|staff|members?|engineers?|of us|leuten?|kopfen?|kollegen|mann|tetes?|personnel|cabezas|tecnicos?|empleados?|tecnici|dipendenti|teste|cabecas|funcionarios?)\b/u;
/** A number that stands alone where a number of seats would: "for 300", "fur 300", "300 x". */
const BARE =
  /(?:\b(?:for|and|than|or|als|oder|ou|fur|und|pour|et|para|y|per|e|about|around|with|mit|avec|con|com)\s+(?:only |just |nur )?)(\d{1,6})(?!\s*(?:%|percent|prozent|per ?cent|jahr|year|yr|month|mon|an\b|ans\b|ano|anni|mes|mois|k\b|€|\$|£|eur|usd))(?![\d.,:/-]*\d)/u;

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
const MONTH_TO_MONTH =
  /\bmonth(?:ly)?[- ](?:to|by)[- ]month\b|\b(?:pay(?:ing)?|billed) (?:by the |per |every |each )month\b|\bvon monat zu monat\b|\bmois par mois\b|\bmes a mes\b|\bmese per mese\b/u;
const LESS = /\b(?:minus|less|abzuglich|moins|menos|meno)\s+(?:a\s+)?(?=\S)/u;

/**
 * Reads seats, currency, term, day, discount and length of contract from a question in any of our languages.
 * @param today `YYYY-MM-DD`; without it only dates that name their year are read
 */
export function readPriceSlots(text: string, today = '2000-01-01'): ReadSlots {
  let rest = fold(text).replace(/[\u00a0\u202f]/g, ' ');
  const takeOut = (...spans: [from: number, to: number][]): void => {
    for (const [from, to] of spans.sort((one, other) => other[0] - one[0]))
      rest = `${rest.slice(0, from)} ${rest.slice(to)}`;
  };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match !== null) takeOut([match.index, match.index + match[0].length]);
    return match;
  };
  const term = readTerm(rest);
  if (term !== null) takeOut([term.from, term.to]);
  const dated = readPriceDay(rest, today);
  if (dated !== null) rest = dated.rest;
  const share = readShare(rest) ?? readPercents(rest, { ofDiscount: true })[0] ?? null;
  if (share !== null) takeOut([share.from, share.to]);
  take(LESS);
  const monthToMonth = take(MONTH_TO_MONTH) !== null;
  const seats: number[] = [];
  for (let found = readSeats(rest); found !== null && seats.length < 3; found = readSeats(rest)) {
    seats.push(found.value);
    takeOut([found.from, found.to]);
  }
  for (const pattern of [HEADS, BARE]) {
    for (let match = take(pattern); match !== null && seats.length < 3; match = take(pattern))
      seats.push(Number(match[1] ?? match[2]));
  }
  const currency = readCurrency(rest);
  if (currency !== null) takeOut([currency.from, currency.to]);
  const { billing, spans } = readBilling(rest);
  takeOut(...spans);
  const likely = PLACES.find(([, place]) => place.test(rest))?.[0] ?? null;
  const years = term?.months == null ? null : Math.floor(term.months / 12);
  return {
    seats: seats[0] ?? null,
    moreSeats: [...new Set(seats.slice(1))].filter((one) => one !== seats[0]),
    currency: currency?.code ?? null,
    likelyCurrency: currency === null ? likely : null,
    term: monthToMonth ? 'monthly' : years === 1 ? 'annual' : billing,
    on: dated?.day ?? null,
    percentOff: share?.value ?? null,
    years: years !== null && years > 1 ? years : null,
    rest,
  };
}

/** Numbers of a text that nothing else explains: beside a product's name they count what is bought. */
export function readBareCount(rest: string): number | null {
  const found = readNumbers(rest).find(
    ({ value }) => Number.isInteger(value) && value > 0 && value < 1_000_000,
  );
  return found?.value ?? null;
}
