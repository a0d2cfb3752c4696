import { type Product, readProducts } from '../accounts/price-book.ts';
import type { QuoteOutput } from '../accounts/price-tools.ts';
import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import { t } from '../messages/t.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { defineFlow, type Flow, type FlowContext, type FlowMatch } from './define-flow.ts';
import { formatQuotes, formatTerm, type QuotedProduct, tabulateQuotes } from './draft-price.ts';
import { type PriceIntent, readPriceFollowUp, readPriceIntent } from './price-intent.ts';
import type { PriceSlots } from './price-slots.ts';

/** What is to be priced. No product: which one has to be asked. */
interface PriceInput extends PriceSlots {
  skus: string[];
  editions: string[];
}

/** A question's earlier words of the asker that a follow-up may rest on, latest first. */
const MAX_EARLIER = 4;

/** Creates the flow that answers price questions from the price book. */
export function createPriceQuoteFlow(database: OpenDatabase): Flow {
  return defineFlow<PriceInput>({
    name: 'price_quote',
    agent: 'sales',
    tools: ['quote_price'],
    match: async (question) => {
      const products = await asAudience(database, question.audience, readProducts);
      // Who may see no price book learns nothing of it here.
      if (products.length === 0) return null;
      const direct = readPriceIntent(products, question.text);
      if (direct !== null) return toMatch(direct, products);
      const earlier = question.history.filter((one) => one.from === 'asker').map((one) => one.text);
      const followUp = readPriceFollowUp(products, question.text, earlier.reverse().slice(0, MAX_EARLIER));
      return followUp === null ? null : toMatch(followUp, products, 'follow-up to a price question');
    },
    run: runQuote,
  });
}

function toMatch(
  intent: PriceIntent,
  products: readonly Product[],
  reason = 'a price question',
): FlowMatch<PriceInput> | null {
  const { seats, currency, term, on } = intent;
  const wanted = intent.products;
  // Tiers of another year without a number of seats are a question about the change, which articles explain.
  if (on !== null && seats === null && wanted.some((product) => product.unit === 'seat')) return null;
  if (wanted.length === 0 && seats === null) return null;
  const editions = products.filter((product) => product.family === 'edition').map((product) => product.name);
  const given = [wanted.length > 0, seats !== null, currency !== null, term !== null].filter(Boolean).length;
  const confidence = (wanted.length === 0 ? 0.6 : 0.82) + 0.04 * given - 0.04 * intent.unexplained;
  return {
    confidence: Math.min(0.98, confidence),
    reason: `${reason}; ${wanted.length} products of the price book named`,
    input: { seats, currency, term, on, skus: wanted.map((product) => product.sku), editions },
  };
}

async function runQuote({ input }: FlowMatch<PriceInput>, { question, call }: FlowContext): Promise<Draft> {
  if (input.skus.length === 0) return askWhichProduct(question, input);
  const quoted: QuotedProduct[] = [];
  for (const product of input.skus) {
    const { seats, currency, term, on } = input;
    const result = await call('quote_price', {
      product,
      ...(seats === null ? {} : { seats }),
      ...(currency === null ? {} : { currency }),
      ...(term === null ? {} : { term }),
      ...(on === null ? {} : { on }),
    });
    const value = result.value as QuoteOutput;
    if (value.type === 'quoted') quoted.push({ ...value, evidence: result.evidence });
  }
  const evidence = quoted.flatMap((one) => one.evidence);
  if (quoted.length === 0) return { type: 'refused', reason: 'nothing_found', evidence: [] };
  return {
    type: 'answer',
    parts:
      quoted.length === 1
        ? formatQuotes(question.language, quoted[0]!, input.seats)
        : formatSeveral(question, quoted, input),
    evidence,
    suggestions: suggest(question, quoted, input),
    notes: notesOf(question, quoted),
  };
}

/** Prices side by side; what has none is said in a sentence below. */
function formatSeveral(question: Question, quoted: readonly QuotedProduct[], input: PriceInput) {
  const priced = quoted.filter((one) => one.quotes.some((quote) => quote.type === 'priced'));
  const others = quoted.filter((one) => !priced.includes(one));
  return [
    ...tabulateQuotes(question.language, priced),
    ...others.flatMap((one) => formatQuotes(question.language, one, input.seats)),
  ];
}

function askWhichProduct(question: Question, input: PriceInput): Draft {
  return {
    type: 'clarify',
    text: t(question.language, 'flow.price.which_product'),
    choices: input.editions.slice(0, 5).map((product) => ({
      label: product,
      question: formatAsk(question, { product, ...input }),
    })),
  };
}

function formatAsk(
  { language }: Question,
  of: { product: string; seats: number | null; term: string | null; currency: string | null },
): string {
  return t(language, 'flow.price.ask', {
    product: of.product,
    // Not grouped: the question is read again.
    seats: String(of.seats ?? 100),
    term: formatTerm(language, of.term ?? 'annual'),
    currency: of.currency ?? 'EUR',
  });
}

function notesOf(question: Question, quoted: readonly QuotedProduct[]): string[] {
  const currency = quoted.find((one) => one.assumed.includes('currency'))?.quotes[0]?.currency;
  return currency === undefined ? [] : [t(question.language, 'flow.price.assumed_currency', { currency })];
}

function suggest(question: Question, quoted: readonly QuotedProduct[], input: PriceInput): string[] {
  const { product, quotes } = quoted[0]!;
  const quote = quotes[0]!;
  const suggestions: string[] = [];
  const ask = { product: product.edition ?? product.name, term: quote.term, currency: quote.currency };
  if (quote.type === 'priced' && product.unit === 'seat' && quote.tier.maxSeats !== null)
    suggestions.push(formatAsk(question, { ...ask, seats: quote.tier.maxSeats + 1 }));
  if (quote.type === 'not_sold' && quote.reason === 'too_many') {
    const larger = input.editions.find((name) => name !== product.name && quote.tiers.length > 0);
    if (larger) suggestions.push(formatAsk(question, { ...ask, product: larger, seats: input.seats }));
  }
  if (quote.type === 'not_sold' && quote.reason === 'currency')
    suggestions.push(
      formatAsk(question, { ...ask, currency: quote.currencies[0] ?? null, seats: input.seats }),
    );
  suggestions.push(
    t(question.language, 'flow.discount.ask_limit'),
    t(question.language, 'flow.ask.included', { product: product.name }),
  );
  return suggestions.slice(0, 3);
}
