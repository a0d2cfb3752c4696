import { knownProducts } from '../accounts/known-price-book.ts';
import { type Product, readPrices } from '../accounts/price-book.ts';
import { rankEditions } from '../accounts/rank-editions.ts';
import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { citationMarksOf, cite } from './citation-marks.ts';
import { defineFlow, type Flow, type FlowContext, type FlowMatch } from './define-flow.ts';
import {
  formatInstead,
  formatQuotes,
  formatTerm,
  type QuotedProduct,
  tabulateProducts,
  tabulateQuotes,
} from './draft-price.ts';
import { findTermReduction } from './find-term-reduction.ts';
import { formatDiscount } from './format-discount.ts';
import { type PriceIntent, readPriceFollowUp, readPriceIntent } from './price-intent.ts';
import { findApproval, findInstead, type PriceInput, quoteProduct } from './quote-products.ts';

/** A question's earlier words of the asker that a follow-up may rest on, latest first. */
const MAX_EARLIER = 4;
const MAX_LISTED = 12;

/** Creates the flow that answers price questions from the price book. */
export function createPriceQuoteFlow(database: OpenDatabase): Flow {
  return defineFlow<PriceInput>({
    name: 'price_quote',
    agent: 'sales',
    tools: ['quote_price', 'discount_authority', 'search_articles'],
    match: (question) => matchPrice(database, question),
    run: runQuote,
  });
}

async function matchPrice(
  database: OpenDatabase,
  { audience, text, history, now }: Question,
): Promise<FlowMatch<PriceInput> | null> {
  const products = await knownProducts(database, audience);
  // Who may see no price book learns nothing of it here.
  if (products.length === 0) return null;
  const today = now.toISOString().slice(0, 10);
  const direct = readPriceIntent(products, text, today);
  const named = direct !== null && (direct.products.length > 0 || direct.rank !== null);
  const earlier = history.filter((one) => one.from === 'asker').map((one) => one.text);
  const followUp =
    named || direct?.family != null
      ? null
      : readPriceFollowUp(products, text, earlier.reverse().slice(0, MAX_EARLIER), today);
  const intent = followUp ?? direct;
  if (intent === null) return matchPart(products, text, today);
  // "What do they cost?" is about what was spoken of, which is nothing of the price book.
  if (
    intent.products.length === 0 &&
    intent.rank === null &&
    intent.family === null &&
    intent.seats === null &&
    history.length > 0
  )
    return null;
  const reason = followUp === null ? 'a price question' : 'follow-up to a price question';
  return toMatch(intent, { products, ranked: await rankedFor(database, audience, products, intent), reason });
}

/** Where one thing that is asked ends and the next begins, as far as a price needs to know. */
const BETWEEN = /[,;]?\s+(?:and|und|et|y|e)\s+|[?？]\s*|、/u;

/** A price that is one of several things asked: it is answered, and the rest is named. */
function matchPart(products: readonly Product[], text: string, today: string): FlowMatch<PriceInput> | null {
  const parts = text.split(BETWEEN).filter((part) => /\p{L}/u.test(part));
  if (parts.length < 2) return null;
  const read = parts.map((part) => ({ part, intent: readPriceIntent(products, part, today) }));
  const priced = read.find(({ intent }) => intent !== null && intent.products.length > 0);
  if (priced?.intent == null) return null;
  const match = toMatch(priced.intent, { products, ranked: [], reason: 'a price among other questions' });
  const unanswered = parts.filter((part) => part !== priced.part);
  return { ...match, leaves: unanswered, input: { ...match.input, unanswered } };
}

/** The edition that a question tells by its place among the others. */
async function rankedFor(
  database: OpenDatabase,
  audience: Question['audience'],
  products: readonly Product[],
  { rank }: PriceIntent,
): Promise<Product[]> {
  if (rank === null) return [];
  const skus = products.map(({ sku }) => sku);
  const ranked = rankEditions(products, await asAudience(database, audience, (tx) => readPrices(tx, skus)));
  const found = rank === 'smallest' ? ranked[0] : ranked.at(-1);
  return found === undefined ? [] : [found];
}

function toMatch(
  intent: PriceIntent,
  from: { products: readonly Product[]; ranked: Product[]; reason: string },
): FlowMatch<PriceInput> {
  const { seats, moreSeats, currency, likelyCurrency, term, on, percentOff, years, family } = intent;
  const listed = from.products.filter((product) => product.family === family).slice(0, MAX_LISTED);
  const wanted = family === null ? [...intent.products, ...from.ranked] : listed;
  const editions = from.products.filter((product) => product.family === 'edition').map(({ name }) => name);
  const given = [wanted.length > 0, seats, currency, term, percentOff].filter(
    (one) => one !== null && one !== false,
  );
  const confidence = (wanted.length === 0 ? 0.6 : 0.82) + 0.04 * given.length - 0.04 * intent.unexplained;
  return {
    confidence: Math.max(0.6, Math.min(0.98, confidence)),
    reason: `${from.reason}; ${wanted.length} products of the price book named`,
    input: {
      ...{ seats, moreSeats, currency, likelyCurrency, term, on, percentOff, years },
      skus: wanted.map((product) => product.sku),
      editions,
      list: family !== null,
      unknown: intent.unknown,
    },
  };
}

async function runQuote({ input }: FlowMatch<PriceInput>, context: FlowContext): Promise<Draft> {
  const { question } = context;
  if (input.skus.length === 0) return askWhichProduct(question, input);
  const { language } = question;
  const reduction = input.years === null ? null : await findTermReduction(context, input.years);
  const percentsOff = [reduction?.percent, input.percentOff].filter((one) => one != null);
  const quoted: QuotedProduct[] = [];
  for (const product of input.skus) {
    for (const seats of inOrder([input.seats, ...input.moreSeats]))
      quoted.push(...(await quoteProduct(context, input, { product, seats, percentsOff })));
  }
  if (quoted.length === 0) return { type: 'refused', reason: 'nothing_found', evidence: [] };
  const [first] = quoted;
  const instead = quoted.length === 1 ? await findInstead(context, input, first!) : [];
  const approval = input.percentOff === null ? null : await findApproval(context, input.percentOff);
  const parts = input.list
    ? tabulateProducts(language, quoted)
    : quoted.length === 1
      ? formatQuotes(language, first!, input.seats)
      : formatSeveral(question, quoted, input);
  return {
    type: 'answer',
    parts: [
      ...parts,
      ...instead.flatMap((one) => formatInstead(language, one)),
      ...(reduction === null ? [] : [text(cite(reduction.sentence, `[${reduction.evidence.n}]`))]),
      ...(approval === null
        ? []
        : formatDiscount(language, approval.discount, citationMarksOf(approval.evidence))),
    ],
    evidence: [
      ...[...quoted, ...instead].flatMap((one) => one.evidence),
      ...(reduction === null ? [] : [reduction.evidence]),
      ...(approval?.evidence ?? []),
    ],
    suggestions: input.list ? [] : suggest(question, quoted, input),
    notes: [
      ...notesOf(question, quoted),
      ...(input.unanswered ?? []).map((part) => t(language, 'flow.price.other_part', { part })),
      ...(input.years !== null && reduction === null
        ? [t(language, 'flow.price.no_term_reduction', { years: input.years })]
        : []),
    ],
  };
}

function inOrder(seats: (number | null)[]): (number | null)[] {
  return seats.sort((one, other) => (one ?? 0) - (other ?? 0));
}

function text(line: string): ReplyPart {
  return { type: 'text', text: line };
}

/** Prices side by side; what has none is said in a sentence below. */
function formatSeveral(question: Question, quoted: readonly QuotedProduct[], input: PriceInput): ReplyPart[] {
  const priced = quoted.filter((one) => one.quotes.some((quote) => quote.type === 'priced'));
  const others = quoted.filter((one) => !priced.includes(one));
  return [
    ...tabulateQuotes(question.language, priced),
    ...others.flatMap((one) => formatQuotes(question.language, one, input.seats)),
  ];
}

function askWhichProduct(question: Question, input: PriceInput): Draft {
  const { language } = question;
  const { unknown, editions } = input;
  const list = editions.join(language === 'ja' ? '、' : ', ');
  return {
    type: 'clarify',
    text:
      unknown === null
        ? t(language, 'flow.price.which_product')
        : t(language, 'flow.price.unknown_edition', { name: unknown, list }),
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
