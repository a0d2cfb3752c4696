import { z } from 'zod';
import { defineTool, type Tool } from '../core/tool.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { knownPriceBook, knownProducts } from './known-price-book.ts';
import { productSchema, readPrices, TERMS } from './price-book.ts';
import { priceEvidence, productEvidence } from './price-evidence.ts';
import { quotePrice, quoteSchema } from './quote-price.ts';
import { findProduct } from './spot-products.ts';

const quoteInput = z.object({
  product: z.string().min(1).max(200).describe('name, edition, alias or SKU'),
  seats: z
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .optional()
    .describe('units, for what is not sold by the seat'),
  term: z.enum(TERMS).optional().describe('how it is billed; both where left out'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe('ISO 4217; the main one where left out'),
  likelyCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe('taken instead of the main one where the product is sold in it'),
  percentsOff: z
    .array(z.number().min(0).max(100))
    .max(3)
    .optional()
    .describe('percentages that come off the list price, one after the other'),
  on: z.iso.date().optional().describe('the day the price is for; today where left out'),
});
type QuoteInput = z.infer<typeof quoteInput>;
/** What a model fills in; the rest is read from a question by code. */
const modelQuoteInput = z
  .object({
    product: z.string().min(1).max(200),
    seats: z.number().int().min(1).max(10_000_000).optional(),
    term: z.enum(TERMS).optional(),
    currency: z.string().optional().describe('ISO 4217'),
    percentOff: z.number().min(0).max(100).optional(),
  })
  .transform(
    ({ currency, percentOff, ...rest }): QuoteInput => ({
      ...rest,
      ...(currency === undefined ? {} : { currency: currency.trim().toUpperCase().slice(0, 3) }),
      ...(percentOff === undefined ? {} : { percentsOff: [percentOff] }),
    }),
  );

const quoteOutput = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('quoted'),
    product: productSchema,
    /** One a term, annual first. Evidence comes in the same order. */
    quotes: z.array(quoteSchema),
    assumed: z.array(z.enum(['currency', 'term'])),
  }),
  z.object({ type: z.literal('unknown_product'), products: z.array(z.string()) }),
]);
/** What `quote_price` answers. */
export type QuoteOutput = z.infer<typeof quoteOutput>;

/** Creates the tool that looks prices up in the price book and does the sums. */
export function createQuotePriceTool(database: OpenDatabase): Tool<QuoteInput, QuoteOutput> {
  return defineTool<QuoteInput, QuoteOutput>({
    name: 'quote_price',
    version: 1,
    description:
      'Quotes the list price of a product from the price book: tier, unit price, monthly and yearly total.',
    effect: 'read',
    input: quoteInput,
    modelInput: modelQuoteInput,
    output: quoteOutput,
    describe: (value) =>
      value.type === 'unknown_product'
        ? `There is no such product. There are: ${value.products.join(', ')}.`
        : null,
    run: async (input, { audience, language, now }) => {
      const { products, mainCurrency } = await knownPriceBook(database, audience);
      const product = findProduct(products, input.product);
      const prices =
        product === null ? [] : await asAudience(database, audience, (tx) => readPrices(tx, [product.sku]));
      const likely = prices.find((row) => row.currency === input.likelyCurrency)?.currency;
      const currency = input.currency ?? likely ?? mainCurrency;
      if (product === null || currency === null)
        return {
          value: { type: 'unknown_product', products: products.map((one) => one.name) },
          evidence: [],
        };
      const request = {
        product,
        seats: input.seats ?? null,
        currency,
        on: input.on ?? now.toISOString().slice(0, 10),
        ...(input.percentsOff === undefined ? {} : { percentsOff: input.percentsOff }),
      };
      const quotes = termsOf(input, prices).map((term) => quotePrice(prices, { ...request, term }));
      const assumed = (['currency', 'term'] as const).filter((key) => input[key] === undefined);
      return {
        value: { type: 'quoted', product, quotes, assumed },
        evidence: quotes.map((quote) => priceEvidence(product, quote, language)),
      };
    },
  });
}

/** Without a wish both terms that there are prices for; the annual one also when there are none. */
function termsOf(input: QuoteInput, prices: readonly { term: string; currency: string }[]): string[] {
  if (input.term !== undefined) return [input.term];
  const sold = TERMS.filter((term) =>
    prices.some(
      (row) => row.term === term && (input.currency === undefined || row.currency === input.currency),
    ),
  );
  return sold.length === 0 ? ['annual'] : sold;
}

const listOutput = z.object({ products: z.array(productSchema) });

/** Creates the tool that lists what is sold. */
export function createListProductsTool(
  database: OpenDatabase,
): Tool<{ family?: string | undefined }, z.infer<typeof listOutput>> {
  return defineTool({
    name: 'list_products',
    version: 1,
    description: 'Lists editions, add-ons and services with what they include.',
    effect: 'read',
    input: z.object({ family: z.enum(['edition', 'addon', 'service']).optional() }),
    output: listOutput,
    run: async ({ family }, { audience }) => {
      const all = await knownProducts(database, audience);
      const products = all.filter((product) => family === undefined || product.family === family);
      return {
        value: { products },
        evidence: products.map(productEvidence),
        counts: { products: products.length },
      };
    },
  });
}
