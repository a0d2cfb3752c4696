import { formatCount, formatDate, formatMoney, localeOf } from '../accounts/format-values.ts';
import type { Product } from '../accounts/price-book.ts';
import type { QuoteOutput } from '../accounts/price-tools.ts';
import type { PriceQuote, Tier } from '../accounts/quote-price.ts';
import type { Evidence } from '../core/citation.ts';
import type { Language } from '../core/language.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { cite } from './citation-marks.ts';

type Quoted = Extract<QuoteOutput, { type: 'quoted' }>;
type Priced = Extract<PriceQuote, { type: 'priced' }>;
type NotSold = Extract<PriceQuote, { type: 'not_sold' }>;

/** A product's quotes with their evidence, in the same order. */
export interface QuotedProduct extends Quoted {
  evidence: Evidence[];
}

/** Words one product's quotes: what it costs, on the other term too, and until when. */
export function formatQuotes(language: Language, quoted: QuotedProduct, seats: number | null): ReplyPart[] {
  const pairs = quoted.quotes.map((quote, place) => ({ quote, mark: `[${quoted.evidence[place]?.n}]` }));
  const [main, other] = pairs;
  if (main === undefined) return [];
  if (main.quote.type === 'tiers') return formatTiers(language, quoted.product, main.quote, main.mark);
  if (main.quote.type === 'not_sold')
    return formatNotSold(language, quoted.product, { quote: main.quote, mark: main.mark, seats });
  const lines = [
    cite(formatPriced(language, quoted.product, main.quote), main.mark),
    ...(main.quote.reduced === null
      ? []
      : [cite(formatReduced(language, quoted.product, main.quote), main.mark)]),
    // A discount is shown on the term that was asked for, or the annual one.
    ...(other?.quote.type === 'priced' && main.quote.reduced === null
      ? [cite(formatOtherTerm(language, quoted.product, other.quote), other.mark)]
      : []),
    cite(formatValidity(language, main.quote), main.mark),
  ];
  return [{ type: 'text', text: lines.join('\n') }];
}

/** Words several products' quotes as a table, a row a product and term. */
export function tabulateQuotes(language: Language, all: readonly QuotedProduct[]): ReplyPart[] {
  const rows = all.flatMap(({ product, quotes, evidence }) =>
    quotes.flatMap((quote, place) => {
      const mark = `[${evidence[place]?.n}]`;
      if (quote.type !== 'priced') return [];
      const money = moneyIn(language, quote.currency);
      const name = `${product.name}, ${formatTerm(language, quote.term)}`;
      const amounts = [quote.tier.unitAmount, quote.perMonth, quote.perYear].map(money);
      return [[name, formatCount(language, quote.quantity), ...amounts.slice(0, 2), cite(amounts[2]!, mark)]];
    }),
  );
  const columns = (['product', 'quantity', 'unit_price', 'per_month', 'per_year'] as const).map((column) =>
    t(language, `flow.price.column_${column}`),
  );
  return rows.length === 0 ? [] : [{ type: 'table', columns, rows }];
}

/** How a term is called in a sentence. */
export function formatTerm(language: Language, term: string): string {
  return t(language, term === 'monthly' ? 'flow.price.monthly' : 'flow.price.annual');
}

function formatPriced(language: Language, product: Product, quote: Priced): string {
  const money = moneyIn(language, quote.currency);
  return t(language, 'flow.price.quote', {
    product: product.name,
    quantity: formatCount(language, quote.quantity),
    unit: formatUnits(language, product, quote.quantity),
    unitOne: formatUnit(language, product),
    term: formatTerm(language, quote.term),
    unitPrice: money(quote.tier.unitAmount),
    perMonth: money(quote.perMonth),
    perYear: money(quote.perYear),
  });
}

function formatReduced(language: Language, product: Product, quote: Priced): string {
  const money = moneyIn(language, quote.currency);
  const { percents, unitAmount, perMonth, perYear } = quote.reduced!;
  return t(language, 'flow.price.reduced', {
    percent: percents.map((one) => formatPercent(language, one)).join(' + '),
    term: formatTerm(language, quote.term),
    unitOne: formatUnit(language, product),
    unitPrice: money(unitAmount),
    perMonth: money(perMonth),
    perYear: money(perYear),
  });
}

function formatPercent(language: Language, percent: number): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 2 }).format(percent);
}

/** A product's price on one line, as another way to what was asked for. */
export function formatInstead(language: Language, { product, quotes, evidence }: QuotedProduct): ReplyPart[] {
  const at = quotes.findIndex((quote) => quote.type === 'priced');
  const quote = quotes[at];
  if (quote?.type !== 'priced') return [];
  const money = moneyIn(language, quote.currency);
  const text = t(language, 'flow.price.instead', {
    product: product.name,
    quantity: formatCount(language, quote.quantity),
    unit: formatUnits(language, product, quote.quantity),
    unitOne: formatUnit(language, product),
    term: formatTerm(language, quote.term),
    unitPrice: money(quote.tier.unitAmount),
    perYear: money(quote.perYear),
  });
  return [{ type: 'text', text: cite(text, `[${evidence[at]?.n}]`) }];
}

/** What each of several products costs, in a table of two columns; of tiers the least. */
export function tabulateProducts(language: Language, all: readonly QuotedProduct[]): ReplyPart[] {
  const rows = all.flatMap(({ product, quotes, evidence }) => {
    const at = quotes.findIndex(({ type }) => type !== 'not_sold');
    const quote = quotes[at];
    if (quote === undefined || quote.type === 'not_sold') return [];
    const money = moneyIn(language, quote.currency);
    const amounts = (quote.type === 'priced' ? [quote.tier] : quote.tiers).map(
      ({ unitAmount }) => unitAmount,
    );
    const [least] = [...amounts].sort((one, other) => Number(one) - Number(other));
    const price =
      amounts.length > 1 ? t(language, 'flow.price.from', { price: money(least!) }) : money(least!);
    const unit = `${formatUnit(language, product)}, ${formatTerm(language, quote.term)}`;
    return [[product.name, cite(`${price} (${unit})`, `[${evidence[at]?.n}]`)]];
  });
  const columns = (['product', 'unit_price'] as const).map((column) =>
    t(language, `flow.price.column_${column}`),
  );
  return rows.length === 0 ? [] : [{ type: 'table', columns, rows }];
}

function formatOtherTerm(language: Language, product: Product, quote: Priced): string {
  const money = moneyIn(language, quote.currency);
  return t(language, 'flow.price.other_term', {
    term: formatTerm(language, quote.term),
    unitOne: formatUnit(language, product),
    unitPrice: money(quote.tier.unitAmount),
    perYear: money(quote.perYear),
  });
}

function formatValidity(language: Language, quote: { validFrom: string; validTo: string | null }): string {
  const from = formatDate(language, quote.validFrom);
  if (quote.validTo === null) return t(language, 'flow.price.valid', { from });
  return t(language, 'flow.price.valid_until', { from, to: formatDate(language, quote.validTo) });
}

function formatTiers(
  language: Language,
  product: Product,
  quote: { term: string; currency: string; tiers: Tier[]; validFrom: string; validTo: string | null },
  mark: string,
): ReplyPart[] {
  const head = t(language, 'flow.price.tiers', {
    product: product.name,
    currency: quote.currency,
    term: formatTerm(language, quote.term),
    unitOne: formatUnit(language, product),
  });
  return [
    { type: 'text', text: cite(head, mark) },
    tierTable(language, quote, mark),
    { type: 'text', text: cite(formatValidity(language, quote), mark) },
  ];
}

function tierTable(language: Language, quote: { currency: string; tiers: Tier[] }, mark: string): ReplyPart {
  const money = moneyIn(language, quote.currency);
  return {
    type: 'table',
    columns: [t(language, 'flow.price.column_quantity'), t(language, 'flow.price.column_unit_price')],
    rows: quote.tiers.map((tier) => [formatTier(language, tier), cite(money(tier.unitAmount), mark)]),
  };
}

function formatNotSold(
  language: Language,
  product: Product,
  from: { quote: NotSold; mark: string; seats: number | null },
): ReplyPart[] {
  const { quote, mark } = from;
  const name = product.name;
  const text = (line: string): ReplyPart => ({ type: 'text', text: cite(line, mark) });
  switch (quote.reason) {
    case 'currency':
      return [
        text(
          t(language, 'flow.price.not_in_currency', {
            product: name,
            currency: quote.currency,
            offered: quote.currencies.join(', '),
          }),
        ),
      ];
    case 'term':
      return [
        text(
          t(language, 'flow.price.not_on_term', { product: name, term: formatTerm(language, quote.term) }),
        ),
      ];
    case 'too_few':
    case 'too_many':
      return [text(formatBeyond(language, product, quote))];
    case 'gap':
      return [
        text(
          t(language, 'flow.price.out_of_tiers', {
            product: name,
            range: formatRange(language, quote.tiers),
            unit: formatUnits(language, product, 2),
            seats: formatCount(language, from.seats ?? 0),
          }),
        ),
        tierTable(language, quote, mark),
      ];
    case 'not_yet':
      return [
        text(
          t(language, 'flow.price.not_yet', { product: name, day: formatDate(language, quote.day ?? '') }),
        ),
        tierTable(language, quote, mark),
      ];
    default:
      return [text(t(language, 'flow.price.no_price', { product: name }))];
  }
}

function formatBeyond(language: Language, product: Product, { tiers, reason, asked }: NotSold): string {
  const few = reason === 'too_few';
  const limit = few
    ? Math.min(...tiers.map(({ minSeats }) => minSeats))
    : Math.max(...tiers.map(({ maxSeats }) => maxSeats ?? 0));
  return t(language, few ? 'flow.price.starts_at' : 'flow.price.ends_at', {
    product: product.name,
    limit: formatCount(language, limit),
    unit: formatUnits(language, product, limit),
    seats: formatCount(language, asked ?? 0),
  });
}

function formatRange(language: Language, tiers: readonly Tier[]): string {
  const minSeats = Math.min(...tiers.map((tier) => tier.minSeats));
  const open = tiers.some((tier) => tier.maxSeats === null);
  const maxSeats = open ? null : Math.max(...tiers.map((tier) => tier.maxSeats ?? 0));
  return formatTier(language, { minSeats, maxSeats });
}

function formatTier(language: Language, tier: { minSeats: number; maxSeats: number | null }): string {
  const from = formatCount(language, tier.minSeats);
  if (tier.maxSeats === null) return t(language, 'flow.price.or_more', { from });
  return t(language, 'flow.price.range', { from, to: formatCount(language, tier.maxSeats) });
}

function formatUnit(language: Language, product: Product): string {
  return t(language, product.unit === 'seat' ? 'flow.price.seat' : 'flow.price.unit');
}

function formatUnits(language: Language, product: Product, count: number): string {
  return product.unit === 'seat'
    ? t(language, 'flow.price.seats')
    : t(language, 'flow.price.units', { count });
}

function moneyIn(language: Language, currency: string): (decimal: string) => string {
  return (decimal) => formatMoney(language, { decimal, currency });
}
