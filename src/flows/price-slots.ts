import type { Term } from '../accounts/price-book.ts';
import { findDay } from '../text/find-day.ts';
import { fold } from '../text/fold.ts';
import { readBilling } from '../text/read-billing.ts';
import { readCurrency } from '../text/read-currency.ts';
import { readSeats } from '../text/read-seats.ts';

/** What a question says about a price; null where it says nothing. */
export interface PriceSlots {
  seats: number | null;
  currency: string | null;
  term: Term | null;
  /** The day that the price is for, `YYYY-MM-DD`. */
  on: string | null;
}

/** Slots with what of the text is left when they are taken out. */
export interface ReadSlots extends PriceSlots {
  rest: string;
}

/** Reads seats, currency, term and day from a question in any of our languages. */
export function readPriceSlots(text: string): ReadSlots {
  const read = fold(text).replace(/[\u00a0\u202f]/g, ' ');
  const dated = findDay(read);
  let rest = dated?.rest ?? read;
  const takeOut = (...spans: [from: number, to: number][]): void => {
    for (const [from, to] of spans.sort((one, other) => other[0] - one[0]))
      rest = `${rest.slice(0, from)} ${rest.slice(to)}`;
  };
  const seats = readSeats(rest);
  if (seats !== null) takeOut([seats.from, seats.to]);
  const currency = readCurrency(rest);
  if (currency !== null) takeOut([currency.from, currency.to]);
  const { billing, spans } = readBilling(rest);
  takeOut(...spans);
  return {
    seats: seats?.value ?? null,
    currency: currency?.code ?? null,
    term: billing,
    on: dated?.day ?? null,
    rest,
  };
}
