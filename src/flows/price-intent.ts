import type { Product } from '../accounts/price-book.ts';
import { type ProductMention, spotProducts } from '../accounts/spot-products.ts';
import { type PriceSlots, readPriceSlots } from './price-slots.ts';
import { countUnexplained } from './price-words.ts';

/** A price question as far as code understands it. */
export interface PriceIntent extends PriceSlots {
  products: Product[];
  /** Whether the words of the question say that a price is wanted. */
  asksPrice: boolean;
  /** Content words that nothing of this explains. */
  unexplained: number;
}

const ASKS_PRICE =
  /\b(?:price[sd]?|pricing|costs?|how much|preis\w*|kostet|kosten|wie ?viel|prix|coute\w*|cout|combien|tarif\w*|precios?|cuesta\w*|cuanto|costo|coste|prezz\w+|costa\w*|quanto|precos?|custa\w*|custo)\b|いくら|価格|料金|値段|費用|見積/gu;
const COMPARES = /\b(?:compare[ds]?|comparison|versus|vs|vergleich\w*|compar\w+|confronta\w*)\b|比較/u;

/** Words that make it a question about something else than a list price. */
const ELSEWHERE =
  /\b(?:floor|minimum price|untergrenze|mindestpreis|prix plancher|rise|raise|increase\w*|uplift|erhoh\w*|augment\w*|aument\w*|subida|change[sd]?|export\w*|import\w*|csv|refund\w*|credits?|pilot\w*|trial\w*|nonprofit|education|discount\w*|rabatt\w*|remise|descuento\w*|sconto|desconto\w*|(?:two|three|four|five|2|3|4|5)[- ]?(?:year|years|jahr\w*|ans|anos|anni)|implementation|onboarding|training|why|warum|pourquoi|porque|perche)\b|値上げ|下限|割引|なぜ/u;
/** Above so many words that nothing explains, the question is about more than a price, even with seats given. */
const MAX_UNEXPLAINED = 4;

/** Whether the words of a text ask for a price at all, of whatever. */
export function asksPrice(text: string): boolean {
  return new RegExp(ASKS_PRICE.source, 'u').test(readPriceSlots(text).rest);
}

/** Reads a price question; null when it is about something else, or not about a price at all. */
export function readPriceIntent(products: readonly Product[], text: string): PriceIntent | null {
  const intent = parse(products, text);
  if (intent === null || !intent.asksPrice) return null;
  const limit = intent.seats === null || intent.products.length === 0 ? 0 : MAX_UNEXPLAINED;
  return intent.unexplained > limit ? null : intent;
}

/**
 * Reads a follow-up ("and for 500 seats?") in the light of an earlier price question and of what was changed since:
 * after "and monthly?", "and in dollars?" stays monthly.
 * @param earlier the asker's earlier words, latest first
 */
export function readPriceFollowUp(
  products: readonly Product[],
  text: string,
  earlier: readonly string[],
): PriceIntent | null {
  let now = readChange(products, text);
  if (now === null) return null;
  for (const past of earlier) {
    const asked = readPriceIntent(products, past);
    const before = asked ?? readChange(products, past);
    if (before !== null) now = changeOf(before, now);
    if (asked !== null) return now;
  }
  return null;
}

/** A message that only names another product, number, currency, term or day. */
function readChange(products: readonly Product[], text: string): PriceIntent | null {
  const intent = parse(products, text);
  if (intent === null || intent.unexplained > 1) return null;
  const { seats, currency, term, on } = intent;
  return (seats ?? currency ?? term ?? on ?? intent.products[0] ?? null) === null ? null : intent;
}

function changeOf(before: PriceIntent, now: PriceIntent): PriceIntent {
  return {
    ...now,
    products: now.products.length > 0 ? now.products : before.products,
    seats: now.seats ?? before.seats,
    currency: now.currency ?? before.currency,
    term: now.term ?? before.term,
    on: now.on ?? before.on,
  };
}

function parse(products: readonly Product[], raw: string): PriceIntent | null {
  const text = raw.normalize('NFKC');
  const mentions = spotProducts(products, text);
  const slots = readPriceSlots(text);
  if (ELSEWHERE.test(slots.rest)) return null;
  const remaining = readPriceSlots(blank(text, mentions)).rest;
  const rest = remaining.replace(ASKS_PRICE, ' ').replace(COMPARES, ' ');
  const wanted = dropQualifier(mentions, text);
  const compares = wanted.length > 1 && COMPARES.test(slots.rest) && slots.seats !== null;
  return {
    seats: slots.seats ?? countBefore(mentions, text),
    currency: slots.currency,
    term: slots.term,
    on: slots.on,
    products: [...new Map(wanted.map(({ product }) => [product.sku, product])).values()],
    asksPrice: new RegExp(ASKS_PRICE.source, 'u').test(remaining) || compares,
    unexplained: countUnexplained(rest),
  };
}

function blank(text: string, mentions: readonly ProductMention[]): string {
  return mentions.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text);
}

/** In "SSO for 180 Business seats" the edition says whose seats they are; it is not what is priced. */
function dropQualifier(mentions: readonly ProductMention[], text: string): ProductMention[] {
  const first = mentions[0];
  if (first === undefined || first.product.family === 'edition') return [...mentions];
  return mentions.filter((mention) => {
    if (mention.product.family !== 'edition') return true;
    return !/\d[\d.,\s]*$|\b(?:for|on|in|to|für|auf|zu|zur|pour|para|per|con|com|avec|mit)\s+$|の$/iu.test(
      text.slice(0, mention.start),
    );
  });
}

/** "2 Sensor Gateways": a number right before something that is not sold by the seat. */
function countBefore(mentions: readonly ProductMention[], text: string): number | null {
  const flat = mentions.find(({ product }) => product.unit === 'flat');
  const digits = flat && /(?:^|\s)(\d{1,6})\s*(?:x\s*)?$/u.exec(text.slice(0, flat.start))?.[1];
  return digits ? Number(digits) : null;
}
