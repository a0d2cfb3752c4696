import type { Evidence } from '../core/citation.ts';
import { formatCount, formatDate, formatMoney } from './format-values.ts';
import type { Product } from './price-book.ts';
import type { PriceQuote, Tier } from './quote-price.ts';
import { toEvidence } from './record-evidence.ts';

/** A price with the calculation behind it, each amount plain and as the language writes it. */
export function priceEvidence(product: Product, quote: PriceQuote, language: string): Evidence {
  const title = `${product.name}: price book, ${quote.term}, ${quote.currency}`;
  return toEvidence(`price:${rowsOf(product, quote)}`, title, [
    ['Product', product.name],
    ['SKU', product.sku],
    ['Currency', quote.currency],
    ['Billing term', quote.term],
    ['Unit', product.unit],
    ...quoteFields(product, quote, language),
  ]);
}

/** Which rows of the price book a quote rests on: its beginning of `sku:currency:term:first seat:first day`. */
function rowsOf({ sku }: Product, quote: PriceQuote): string {
  const { currency, term } = quote;
  if (quote.type === 'priced') return [sku, currency, term, quote.tier.minSeats, quote.validFrom].join(':');
  return quote.type === 'tiers' ? [sku, currency, term].join(':') : sku;
}

/** A product as the price book describes it. */
export function productEvidence(product: Product): Evidence {
  return toEvidence(`product:${product.sku}`, product.name, [
    ['Product', product.name],
    ['SKU', product.sku],
    ['Kind', product.family],
    ['Unit', product.unit],
    ['Description', product.description],
    ['Also called', product.aliases.join(', ') || null],
    ['Includes', product.features.join('; ') || null],
  ]);
}

function quoteFields(product: Product, quote: PriceQuote, language: string): [string, string | null][] {
  const money = (decimal: string) =>
    `${decimal} ${quote.currency} (${formatMoney(language, { decimal, currency: quote.currency })})`;
  const tierLine = (tier: Tier) => `${tierText(tier, language)}: ${money(tier.unitAmount)}`;
  if (quote.type === 'priced') {
    const { quantity, tier } = quote;
    return [
      ['Quantity', `${quantity} (${formatCount(language, quantity)})`],
      ['Tier', tierText(tier, language)],
      ['Price per unit and month', money(tier.unitAmount)],
      ['Total per month', `${quantity} × ${tier.unitAmount} = ${money(quote.perMonth)}`],
      ['Total per year', `${quantity} × ${tier.unitAmount} × 12 = ${money(quote.perYear)}`],
      ...reducedFields(quote, money),
      ...validityFields(quote, language),
    ];
  }
  if (quote.type === 'tiers') {
    return [
      ['Prices per unit and month by tier', quote.tiers.map(tierLine).join('; ')],
      ...validityFields(quote, language),
    ];
  }
  return [
    ['Not sold', `${quote.reason.replace('_', ' ')} (${product.name})`],
    ...(quote.asked === null
      ? []
      : [
          ['Quantity asked for', `${quote.asked} (${formatCount(language, quote.asked)})`] as [
            string,
            string,
          ],
        ]),
    ['Currencies sold', quote.currencies.join(', ') || null],
    ['Terms sold', quote.terms.join(', ') || null],
    ...(quote.tiers.length > 0
      ? [['Prices per unit and month by tier', quote.tiers.map(tierLine).join('; ')] as [string, string]]
      : []),
    ...(quote.day === null
      ? []
      : [['From or until', `${quote.day} (${formatDate(language, quote.day)})`] as [string, string]]),
  ];
}

function reducedFields(
  { reduced }: Extract<PriceQuote, { type: 'priced' }>,
  money: (decimal: string) => string,
): [string, string][] {
  if (reduced === null) return [];
  const less = reduced.percents.map((percent) => `${percent} percent (${percent} %)`).join(', then ');
  return [
    ['Less', less],
    ['Reduced price per unit and month', money(reduced.unitAmount)],
    ['Reduced total per month', money(reduced.perMonth)],
    ['Reduced total per year', money(reduced.perYear)],
  ];
}

/** A tier's bounds, e.g. `250 to 499` or `1000 (1,000) or more`. */
function tierText(tier: Tier, language: string): string {
  const count = (n: number) =>
    formatCount(language, n) === String(n) ? String(n) : `${n} (${formatCount(language, n)})`;
  return tier.maxSeats === null
    ? `${count(tier.minSeats)} or more`
    : `${count(tier.minSeats)} to ${count(tier.maxSeats)}`;
}

function validityFields(
  { validFrom, validTo }: { validFrom: string; validTo: string | null },
  language: string,
): [string, string][] {
  return [
    ['Valid from', `${validFrom} (${formatDate(language, validFrom)})`],
    ['Valid to', validTo === null ? 'no end' : `${validTo} (${formatDate(language, validTo)})`],
  ];
}
