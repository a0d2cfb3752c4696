import { z } from 'zod';
import { decimalText, multiply, parseDecimal, reduce } from './decimal.ts';
import { fractionDigits } from './format-values.ts';
import type { PriceRow, Product } from './price-book.ts';

/** What is to be priced; `on` is a day, `YYYY-MM-DD`. Flat products count units, one where nothing is said. */
export interface PriceRequest {
  product: Pick<Product, 'sku' | 'unit'>;
  seats: number | null;
  term: string;
  currency: string;
  on: string;
  /** Percentages that come off the list price, one after the other. */
  percentsOff?: readonly number[];
}

const tierSchema = z.object({
  minSeats: z.number(),
  maxSeats: z.number().nullable(),
  unitAmount: z.string().describe('exact decimal, a unit and month'),
});
export type Tier = z.infer<typeof tierSchema>;

const validity = { validFrom: z.string(), validTo: z.string().nullable() };

/** What the price book says to a request; amounts are exact decimals. */
export const quoteSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('priced'),
    term: z.string(),
    currency: z.string(),
    quantity: z.number(),
    tier: tierSchema,
    perMonth: z.string(),
    perYear: z.string(),
    /** What is left after reductions, each amount rounded by itself. */
    reduced: z
      .object({
        percents: z.array(z.number()),
        unitAmount: z.string(),
        perMonth: z.string(),
        perYear: z.string(),
      })
      .nullable(),
    ...validity,
  }),
  z.object({
    type: z.literal('tiers'),
    term: z.string(),
    currency: z.string(),
    tiers: z.array(tierSchema),
    ...validity,
  }),
  z.object({
    type: z.literal('not_sold'),
    term: z.string(),
    currency: z.string(),
    reason: z.enum(['no_price', 'currency', 'term', 'not_yet', 'no_longer', 'too_few', 'too_many', 'gap']),
    currencies: z.array(z.string()),
    terms: z.array(z.string()),
    tiers: z.array(tierSchema),
    /** How many were asked for. */
    asked: z.number().nullable(),
    /** The first day of the next price, or the last day of the last one. */
    day: z.string().nullable(),
  }),
]);
export type PriceQuote = z.infer<typeof quoteSchema>;

/**
 * Looks a price up: the rows of that currency and term that are valid that day, then the tier that holds the seats.
 * The tier's price applies to every seat. Where two rows overlap in time, the later one counts.
 */
export function quotePrice(rows: readonly PriceRow[], request: PriceRequest): PriceQuote {
  const all = rows.filter((row) => row.sku === request.product.sku);
  const sold = all.filter((row) => row.currency === request.currency && row.term === request.term);
  const valid = latestPerTier(sold.filter((row) => isValid(row, request.on)));
  if (valid.length === 0) return explainAbsence(all, sold, request);
  const tiers = valid.map((row) => toTier(row));
  const first = valid[0]!;
  const head = { term: request.term, currency: request.currency };
  const quantity = request.seats ?? (request.product.unit === 'flat' ? 1 : null);
  if (quantity === null)
    return { type: 'tiers', ...head, tiers, validFrom: first.validFrom, validTo: first.validTo };
  const row = valid.find((one) => holds(one, quantity));
  if (row === undefined) return { ...refuse(all, request, reasonForSeats(valid, quantity)), tiers };
  const unit = parseDecimal(row.unitAmount);
  const digits = fractionDigits(request.currency);
  return {
    type: 'priced',
    ...head,
    quantity,
    tier: toTier(row),
    perMonth: decimalText(multiply(unit, quantity), digits),
    perYear: decimalText(multiply(unit, quantity * 12), digits),
    reduced: reduceQuote({ unit, quantity, digits }, request.percentsOff ?? []),
    validFrom: row.validFrom,
    validTo: row.validTo,
  };
}

function reduceQuote(
  { unit, quantity, digits }: { unit: ReturnType<typeof parseDecimal>; quantity: number; digits: number },
  percents: readonly number[],
): Extract<PriceQuote, { type: 'priced' }>['reduced'] {
  if (percents.length === 0) return null;
  // A price per unit keeps two more digits than the currency has, so that a reduction shows what it is.
  const less = (factor: number, kept: number) =>
    decimalText(reduce(multiply(unit, factor), percents, kept), digits);
  return {
    percents: [...percents],
    unitAmount: less(1, digits + 2),
    perMonth: less(quantity, digits),
    perYear: less(quantity * 12, digits),
  };
}

function explainAbsence(
  all: readonly PriceRow[],
  sold: readonly PriceRow[],
  request: PriceRequest,
): PriceQuote {
  if (all.length === 0) return refuse(all, request, 'no_price');
  if (!all.some((row) => row.currency === request.currency)) return refuse(all, request, 'currency');
  if (sold.length === 0) return refuse(all, request, 'term');
  const next = sold.filter((row) => row.validFrom > request.on).sort(byStart)[0];
  if (next !== undefined) {
    const tiers = sold.filter((row) => row.validFrom === next.validFrom).map((row) => toTier(row));
    return { ...refuse(all, request, 'not_yet'), tiers, day: next.validFrom };
  }
  const ends = sold.map((row) => row.validTo ?? '').sort();
  return { ...refuse(all, request, 'no_longer'), day: ends.at(-1) ?? null };
}

type NotSold = Extract<PriceQuote, { type: 'not_sold' }>;

function refuse(all: readonly PriceRow[], request: PriceRequest, reason: NotSold['reason']): NotSold {
  const { term, currency } = request;
  const inCurrency = all.filter((row) => row.currency === currency);
  return {
    type: 'not_sold',
    term,
    currency,
    reason,
    currencies: distinct(all.map((row) => row.currency)),
    terms: distinct(inCurrency.map((row) => row.term)),
    tiers: [],
    asked: request.seats,
    day: null,
  };
}

function reasonForSeats(valid: readonly PriceRow[], seats: number): NotSold['reason'] {
  if (seats < Math.min(...valid.map((row) => row.minSeats))) return 'too_few';
  return valid.every((row) => row.maxSeats !== null && row.maxSeats < seats) ? 'too_many' : 'gap';
}

function holds(row: PriceRow, seats: number): boolean {
  return row.minSeats <= seats && (row.maxSeats === null || seats <= row.maxSeats);
}

function isValid(row: PriceRow, on: string): boolean {
  return row.validFrom <= on && (row.validTo === null || on <= row.validTo);
}

function latestPerTier(rows: readonly PriceRow[]): PriceRow[] {
  const latest = new Map<number, PriceRow>();
  for (const row of [...rows].sort(byStart)) latest.set(row.minSeats, row);
  return [...latest.values()].sort((one, other) => one.minSeats - other.minSeats);
}

function byStart(one: PriceRow, other: PriceRow): number {
  return one.validFrom.localeCompare(other.validFrom);
}

function toTier(row: PriceRow): Tier {
  const unitAmount = decimalText(parseDecimal(row.unitAmount), fractionDigits(row.currency));
  return { minSeats: row.minSeats, maxSeats: row.maxSeats, unitAmount };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
