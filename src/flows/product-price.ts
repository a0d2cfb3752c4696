import type { ProductsOutput } from '../accounts/external/order-tools.ts';
import { type ExternalProduct, findExternalProducts } from '../accounts/external/read-external-products.ts';
import type { Product } from '../accounts/price-book.ts';
import { missing, type Records } from '../accounts/records.ts';
import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import { t } from '../messages/t.ts';
import { citationMarksOf, cite } from './citation-marks.ts';
import { defineFlow, type Flow, type FlowContext, type FlowMatch } from './define-flow.ts';
import { formatAmount } from './format-order.ts';
import { asksPrice, readPriceIntent } from './price-intent.ts';

/** The ids of the products whose prices are asked for. */
interface ProductPriceInput {
  ids: string[];
}

/** Creates the flow that says what something of a database costs that is read in place; our own price book goes first. */
export function createProductPriceFlow(records: Records): Flow {
  return defineFlow<ProductPriceInput>({
    name: 'product_price',
    agent: 'sales',
    tools: ['find_product'],
    match: (question) => matchPrice(records, question),
    run: ({ input }, context) => draftPrices(input, context),
  });
}

async function matchPrice(
  records: Records,
  { text, audience }: Question,
): Promise<FlowMatch<ProductPriceInput> | null> {
  if (records.external === null || !asksPrice(text)) return null;
  const { found, unreachable } = await findExternalProducts(records, audience, text);
  const intent = readPriceIntent(found.map(toProduct), text);
  const ids = intent?.products.map(({ sku }) => sku) ?? [];
  if (ids.length === 0 && unreachable.length === 0) return null;
  return {
    // A price of our own price book is as sure, and comes first.
    confidence: ids.length === 0 ? 0.61 : 0.84,
    reason: ids.length === 0 ? 'a price that may be where nobody could look' : 'the price of a product',
    input: { ids },
    ...missing(unreachable),
  };
}

function toProduct({ id, name }: { id: string; name: string }): Product {
  return {
    sku: id,
    name,
    edition: null,
    family: 'product',
    unit: 'flat',
    description: null,
    aliases: [],
    features: [],
  };
}

async function draftPrices({ ids }: ProductPriceInput, { question, call }: FlowContext): Promise<Draft> {
  const found = [];
  for (const name of ids) found.push(await call('find_product', { name }));
  const evidence = found.flatMap((one) => one.evidence);
  const products = found.flatMap(({ value }) => (value as ProductsOutput).products);
  if (products.length === 0) return { type: 'refused', reason: 'nothing_found', evidence: [] };
  const marks = citationMarksOf(evidence);
  const lines = products.map((product) =>
    cite(formatPrice(question, product), marks(`product:${product.id}`)),
  );
  return { type: 'answer', parts: [{ type: 'text', text: lines.join('\n') }], evidence, suggestions: [] };
}

function formatPrice({ language }: Question, { name, price, currency, unit }: ExternalProduct): string {
  if (price === null) return t(language, 'flow.order.no_price', { product: name });
  const values = { product: name, price: formatAmount(language, price, currency) };
  return unit === null
    ? t(language, 'flow.order.price', values)
    : t(language, 'flow.order.price_of_unit', { ...values, unit });
}
