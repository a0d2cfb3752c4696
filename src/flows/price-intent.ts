import type { Product } from '../accounts/price-book.ts';
import { describeProduct, type ProductMention, spotProducts } from '../accounts/spot-products.ts';
import { contentWords } from '../text/content-words.ts';
import { fold } from '../text/fold.ts';
import { splitWords } from '../text/normalise-name.ts';
import { type PriceSlots, readBareCount, readPriceSlots } from './price-slots.ts';
import { PRICE_WORDS, tellsMore, unexplainedWords } from './price-words.ts';

/** A price question as far as code understands it. */
export interface PriceIntent extends PriceSlots {
  products: Product[];
  /** The edition is told by its place among the others: "the smallest one". */
  rank: 'smallest' | 'biggest' | null;
  /** All products of a kind are asked for: "what add-ons are there". */
  family: 'edition' | 'addon' | 'service' | null;
  /** A name that stands where an edition's would, and is none. */
  unknown: string | null;
  /** Whether `seats` is a number that was said: of what is not sold by the seat, one is meant where none is. */
  isCounted: boolean;
  /** Whether the words of the question say that a price is wanted. */
  asksPrice: boolean;
  /** Content words that nothing of this explains. */
  unexplained: number;
}

/** Above so many words that nothing explains, the question is about more than a price. */
const MAX_UNEXPLAINED = { withSeats: 5, withPrice: 2, bare: 1 };

/** Whether the words of a text ask for a price at all, of whatever. */
export function asksPrice(text: string): boolean {
  return PRICE_WORDS.asks.test(readPriceSlots(text).rest);
}

/**
 * Reads a price question; null when it is about something else, or not about a price at all. A product with a number of
 * seats needs no word for a price; a price of nothing that is named is asked back.
 * @param today `YYYY-MM-DD`
 */
export function readPriceIntent(
  products: readonly Product[],
  text: string,
  today?: string,
): PriceIntent | null {
  const intent = parse(products, text, today);
  if (intent === null) return null;
  const { currency, term, percentOff, years } = intent;
  const seats = intent.isCounted ? intent.seats : null;
  const named = intent.products.length > 0 || intent.rank !== null;
  if (intent.family !== null && intent.asksPrice) return intent.unexplained > 2 ? null : intent;
  if (named && seats !== null) return intent.unexplained > limitFor(intent) ? null : intent;
  if (!intent.asksPrice) {
    if (intent.unknown !== null && seats !== null) return intent.unexplained > 1 ? null : intent;
    const said = [currency, term, percentOff, years].filter((one) => one !== null).length;
    return named && said >= 2 && intent.unexplained === 0 ? intent : null;
  }
  const most = named ? MAX_UNEXPLAINED.withPrice : intent.unknown === null ? 0 : MAX_UNEXPLAINED.bare;
  return intent.unexplained > most ? null : intent;
}

function limitFor({ asksPrice, currency, term, percentOff }: PriceIntent): number {
  if (asksPrice) return MAX_UNEXPLAINED.withSeats;
  return (currency ?? term ?? percentOff) === null ? MAX_UNEXPLAINED.bare : MAX_UNEXPLAINED.withPrice;
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
  today?: string,
): PriceIntent | null {
  let now = readChange(products, text, today);
  if (now === null) return null;
  for (const past of earlier) {
    const asked = readPriceIntent(products, past, today);
    const before = asked ?? readChange(products, past, today);
    if (before !== null) now = changeOf(before, now);
    if (asked !== null && (asked.products.length > 0 || asked.rank !== null)) return now;
  }
  return null;
}

/** A message that only names another product, number, currency, term or day. */
function readChange(products: readonly Product[], text: string, today?: string): PriceIntent | null {
  const intent = parse(products, text, today);
  if (intent === null || intent.unexplained > 1) return null;
  const { seats, currency, term, on, percentOff, years, rank } = intent;
  const changed =
    seats ?? currency ?? term ?? on ?? percentOff ?? years ?? rank ?? intent.products[0] ?? null;
  return changed === null && !saysHowOften(text) ? null : intent;
}

/** "And per year?" asks for the same amount once more, shown for another time. */
function saysHowOften(text: string): boolean {
  return PRICE_WORDS.perTime.test(fold(text)) && text.split(/\s+/u).length <= 5;
}

function changeOf(before: PriceIntent, now: PriceIntent): PriceIntent {
  const named = now.products.length > 0 || now.rank !== null;
  return {
    ...now,
    products: named ? now.products : before.products,
    rank: named ? now.rank : before.rank,
    seats: now.seats ?? before.seats,
    moreSeats: now.seats === null ? before.moreSeats : now.moreSeats,
    currency: now.currency ?? before.currency,
    likelyCurrency: now.likelyCurrency ?? before.likelyCurrency,
    term: now.term ?? before.term,
    on: now.on ?? before.on,
    percentOff: now.percentOff ?? before.percentOff,
    years: now.years ?? before.years,
  };
}

function parse(products: readonly Product[], raw: string, today?: string): PriceIntent | null {
  const text = raw.normalize('NFKC');
  const mentions = spotProducts(products, text);
  const slots = readPriceSlots(text, today);
  if (PRICE_WORDS.elsewhere.test(slots.rest) && !(slots.percentOff !== null && mentions.length > 0))
    return null;
  const { rest: remaining, ...left } = readPriceSlots(blank(text, mentions), today);
  const asks = PRICE_WORDS.asks.test(dropMeasured(remaining));
  const shows =
    asks ||
    PRICE_WORDS.perTime.test(remaining) ||
    (slots.currency ?? slots.term ?? slots.percentOff) !== null;
  if (tellsMore(remaining) || (!shows && PRICE_WORDS.questions.test(remaining))) return null;
  const compares = PRICE_WORDS.compares.test(remaining);
  const family = asks ? readFamily(remaining, mentions) : null;
  const rank = mentions.length === 0 ? readRank(remaining) : null;
  const wanted = dropQualifier(mentions, text);
  const described =
    wanted.length === 0 && rank === null && family === null && asks ? describe(products, remaining) : null;
  const found = described === null ? wanted.map(({ product }) => product) : [described.product];
  const words = unexplainedWords(remaining).filter((word) => !described?.words.includes(word));
  const bare = mentions.length > 0 ? readBareCount(left.seats === null ? remaining : '') : null;
  const pieces = countOf(found, placesOf(mentions, { words: described?.words ?? [], text }), text);
  const said = pieces?.said ?? slots.seats ?? bare;
  return {
    ...slots,
    seats: pieces === null ? said : (pieces.said ?? 1),
    isCounted: said !== null,
    products: [...new Map(found.map((product) => [product.sku, product])).values()],
    rank,
    family,
    unknown: found.length === 0 && rank === null ? readUnknown(raw, words) : null,
    asksPrice: asks || (compares && found.length > 1 && slots.seats !== null),
    unexplained: words.filter((word) => !/^\d+$/u.test(word)).length,
  };
}

function describe(products: readonly Product[], text: string): ReturnType<typeof describeProduct> {
  return describeProduct(products, unexplainedWords(text).join(' '));
}

function readFamily(text: string, mentions: readonly ProductMention[]): PriceIntent['family'] {
  if (mentions.length > 0) return null;
  return (
    (['addon', 'service', 'edition'] as const).find((one) => PRICE_WORDS.families[one].test(text)) ?? null
  );
}

function readRank(text: string): PriceIntent['rank'] {
  if (PRICE_WORDS.smallest.test(text)) return 'smallest';
  return PRICE_WORDS.biggest.test(text) ? 'biggest' : null;
}

/** A word that a question names an edition by, which the price book does not have. */
function readUnknown(raw: string, words: readonly string[]): string | null {
  if (words.length === 0 || words.length > 2) return null;
  const named = [...raw.matchAll(PRICE_WORDS.namedEdition)]
    .map((one) => (one[1] ?? one[2])!)
    .filter((one) => words.includes(fold(one)));
  return named.length === 1 ? named[0]! : null;
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
    return !PRICE_WORDS.beforeQualifier.test(text.slice(0, mention.start));
  });
}

/** "How much storage" asks for an amount of that, not for a price. */
function dropMeasured(text: string): string {
  return text.replace(PRICE_WORDS.measured, (all, thing: string) =>
    unexplainedWords(thing).length > 0 ? ` ${thing}` : all,
  );
}

/** Where a text names what is not sold by the seat, or begins to describe it: "5 gateways" for the Sensor Gateway. */
function placesOf(
  mentions: readonly ProductMention[],
  { words, text }: { words: readonly string[]; text: string },
): number[] {
  const named = mentions.filter(({ product }) => product.unit === 'flat').map(({ start }) => start);
  const described = splitWords(text).filter(({ start, end }) =>
    contentWords(text.slice(start, end)).some((word) => words.includes(word)),
  );
  return [...named, ...described.map(({ start }) => start)];
}

/** What is not sold by the seat is counted by the number right before it: "2 Sensor Gateways"; null for what is. */
function countOf(
  found: readonly Product[],
  places: readonly number[],
  text: string,
): { said: number | null } | null {
  if (found.length === 0 || found.some(({ unit }) => unit !== 'flat')) return null;
  const digits = places.flatMap((at) => /(?:^|\s)(\d{1,6})\s*(?:x\s*)?$/u.exec(text.slice(0, at))?.[1] ?? []);
  return { said: digits[0] === undefined ? null : Number(digits[0]) };
}
