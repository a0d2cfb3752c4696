import type { Discount } from '../accounts/discount-authority.ts';
import type { QuoteOutput } from '../accounts/price-tools.ts';
import type { Evidence } from '../core/citation.ts';
import type { FlowContext } from './define-flow.ts';
import type { QuotedProduct } from './draft-price.ts';
import type { PriceSlots } from './price-slots.ts';

/** What is to be priced. No product: which one has to be asked. */
export interface PriceInput extends PriceSlots {
  skus: string[];
  editions: string[];
  /** Everything of a kind is asked for, and only what it costs at the least. */
  list: boolean;
  unknown: string | null;
  /** What else is asked, which is no price. */
  unanswered?: string[];
}

/** Asks the price book for one product under what was asked. */
export async function quoteProduct(
  { call }: FlowContext,
  { currency, likelyCurrency, term, on, years }: PriceInput,
  of: { product: string; seats: number | null; percentsOff?: number[] },
): Promise<QuotedProduct[]> {
  const { product, seats, percentsOff = [] } = of;
  // A contract of several years is paid by the year.
  const billed = years === null ? term : 'annual';
  const result = await call('quote_price', {
    product,
    ...(seats === null ? {} : { seats }),
    ...(currency === null ? {} : { currency }),
    ...(likelyCurrency === null ? {} : { likelyCurrency }),
    ...(billed === null ? {} : { term: billed }),
    ...(on === null ? {} : { on }),
    ...(percentsOff.length === 0 ? {} : { percentsOff }),
  });
  const value = result.value as QuoteOutput;
  return value.type === 'quoted' ? [{ ...value, evidence: result.evidence }] : [];
}

/** What comes near to what is not sold: its own limit and the editions that fit the seats, or the term that is sold. */
export async function findInstead(
  context: FlowContext,
  input: PriceInput,
  { product, quotes }: QuotedProduct,
): Promise<QuotedProduct[]> {
  const [quote] = quotes;
  if (quote?.type !== 'not_sold') return [];
  if (quote.reason === 'term')
    return quoteProduct(context, { ...input, term: null }, { product: product.sku, seats: input.seats });
  if (quote.reason !== 'too_few' && quote.reason !== 'too_many') return [];
  const limit =
    quote.reason === 'too_few'
      ? Math.min(...quote.tiers.map(({ minSeats }) => minSeats))
      : Math.max(...quote.tiers.map(({ maxSeats }) => maxSeats ?? 0));
  const own = await quoteProduct(context, input, { product: product.sku, seats: limit });
  if (product.family !== 'edition') return own;
  for (const name of input.editions.filter((one) => one !== product.name)) {
    const other = await quoteProduct(context, input, { product: name, seats: input.seats });
    if (other[0]?.quotes.some(({ type }) => type === 'priced')) return [...own, ...other];
  }
  return own;
}

/** Who may grant a discount of so much, as the asker; null where nobody here may know. */
export async function findApproval(
  { call }: FlowContext,
  percent: number,
): Promise<{ discount: Discount; evidence: Evidence[] } | null> {
  const { value, evidence } = await call('discount_authority', { percent, whose: 'role' });
  return evidence.length === 0 ? null : { discount: value as Discount, evidence };
}
