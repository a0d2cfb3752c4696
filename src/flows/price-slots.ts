import type { Term } from '../accounts/price-book.ts';
import { fold } from '../text/fold.ts';
import { readBilling } from '../text/read-billing.ts';
import { readCurrency, readCurrencyOfPlace } from '../text/read-currency.ts';
import { readHeads, readNumberAlone } from '../text/read-heads.ts';
import { readNumbers } from '../text/read-numbers.ts';
import { readPercents } from '../text/read-percents.ts';
import { readPriceDay } from '../text/read-price-day.ts';
import { readSeats } from '../text/read-seats.ts';
import { readShare } from '../text/read-share.ts';
import { readTerm } from '../text/read-term.ts';
import { rememberTextFor } from '../text/remember-text.ts';
import { PRICE_WORDS } from './price-words.ts';

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

/**
 * Reads seats, currency, term, day, discount and length of contract from a question in any of our languages.
 * @param today `YYYY-MM-DD`; without it only dates that name their year are read
 */
export function readPriceSlots(text: string, today = '2000-01-01'): Readonly<ReadSlots> {
  return remembered(text, today);
}

const remembered = rememberTextFor((today: string) => `${today} `, takeSlots);

function takeSlots(text: string, today: string): ReadSlots {
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
  take(PRICE_WORDS.less);
  const monthToMonth = take(PRICE_WORDS.monthToMonth) !== null;
  const seats: number[] = [];
  for (let found = readSeats(rest); found !== null && seats.length < 3; found = readSeats(rest)) {
    seats.push(found.value);
    takeOut([found.from, found.to]);
  }
  const takeNumber = (read: typeof readHeads): number | null => {
    const found = read(rest);
    if (found !== null) takeOut([found.from, found.to]);
    return found?.value ?? null;
  };
  for (const read of [readHeads, readNumberAlone]) {
    for (let count = takeNumber(read); count !== null && seats.length < 3; count = takeNumber(read))
      seats.push(count);
  }
  const currency = readCurrency(rest);
  if (currency !== null) takeOut([currency.from, currency.to]);
  const { billing, spans } = readBilling(rest);
  takeOut(...spans);
  const years = term?.months == null ? null : Math.floor(term.months / 12);
  return {
    seats: seats[0] ?? null,
    moreSeats: [...new Set(seats.slice(1))].filter((one) => one !== seats[0]),
    currency: currency?.code ?? null,
    likelyCurrency: currency === null ? readCurrencyOfPlace(rest) : null,
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
