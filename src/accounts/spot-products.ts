import { contentWords, sameStem } from '../text/content-words.ts';
import { fold } from '../text/fold.ts';
import { isMisspelling } from '../text/is-misspelling.ts';
import { normaliseName, splitWords } from '../text/normalise-name.ts';
import type { Product } from './price-book.ts';

/** A stretch of a text that names a product. */
export interface ProductMention {
  product: Product;
  start: number;
  end: number;
}

const MAX_WORDS = 6;
/** A word of a product's name that stands for all of it, shortened as in "Ent. edition". */
const MIN_ABBREVIATION = 3;

/**
 * Spots products in a text by name, edition, alias or SKU, in the order of the text; the longest name wins. A word that
 * is none may be one with a slip ("buisness"), or an edition cut short with a dot ("ent.").
 */
export function spotProducts(products: readonly Product[], text: string): ProductMention[] {
  const index = indexOf(products);
  const { byName } = index;
  const words = splitWords(text);
  const mentions: ProductMention[] = [];
  let at = 0;
  while (at < words.length) {
    let length = Math.min(MAX_WORDS, words.length - at);
    let product: Product | undefined;
    for (; length > 0; length -= 1) {
      const key = normaliseName(text.slice(words[at]!.start, words[at + length - 1]!.end));
      // People speak of two Sensor Gateways.
      product = byName.get(key) ?? byName.get(key.replace(/s$/, ''));
      if (product !== undefined) break;
    }
    if (product === undefined) {
      const { folded, end } = words[at]!;
      product = misspelt(index, folded) ?? (text[end] === '.' ? abbreviated(products, folded) : undefined);
      length = 1;
    }
    if (product === undefined) at += 1;
    else {
      mentions.push({ product, start: words[at]!.start, end: words[at + length - 1]!.end });
      at += length;
    }
  }
  return mentions;
}

/** The one product whose name a word misspells. */
function misspelt({ byName, byLength }: ProductIndex, word: string): Product | undefined {
  const near = new Set<Product>();
  for (let length = word.length - MOST_SLIPS; length <= word.length + MOST_SLIPS; length += 1)
    for (const name of byLength.get(`${word[0]}${length}`) ?? [])
      if (isMisspelling(word, name)) near.add(byName.get(name)!);
  return near.size === 1 ? [...near][0] : undefined;
}

function abbreviated(products: readonly Product[], word: string): Product | undefined {
  if (word.length < MIN_ABBREVIATION) return undefined;
  const meant = products.filter(({ edition }) => edition !== null && fold(edition).startsWith(word));
  return meant.length === 1 ? meant[0] : undefined;
}

/**
 * The one product that words describe without naming it ("the gateway thing", "hosting in Osaka"): by the words of its
 * name and aliases, with those of its features; null where none or several fit.
 */
export function describeProduct(
  products: readonly Product[],
  text: string,
): { product: Product; words: string[] } | null {
  const asked = contentWords(text).filter((word) => word.length > 2);
  const scored = wordsOf(products)
    .map(({ product, named, described }) => {
      const ofName = asked.filter((word) => named.some((one) => sameStem(one, word)));
      const ofFeatures = asked.filter((word) => described.some((one) => sameStem(one, word)));
      const words = [...new Set([...ofName, ...ofFeatures])];
      const isTold = ofName.some((word) => !QUALIFIERS.has(word));
      return { product, words, score: isTold ? 2 * ofName.length + ofFeatures.length : 0 };
    })
    .sort((one, other) => other.score - one.score);
  const [best, next] = scored;
  if (best === undefined || best.score === 0 || best.score === next?.score) return null;
  return { product: best.product, words: best.words };
}

/** Words that say which of several a thing is, and by themselves nothing of what it is. */
const QUALIFIERS = new Set(
  `extra additional further more advanced premium named single double plus pro basic standard simple new old first second free full custom
   dedicated own unlimited special general main other big small large monthly annual yearly`.split(/\s+/),
);

interface DescribedProduct {
  product: Product;
  named: string[];
  described: string[];
}

/** By the list that they were made of, which is the same for everybody who may read the same. */
const words = new WeakMap<readonly Product[], DescribedProduct[]>();

function wordsOf(products: readonly Product[]): DescribedProduct[] {
  const known = words.get(products);
  if (known !== undefined) return known;
  const names = products.map((product) =>
    contentWords([product.name, product.edition, ...product.aliases].join(' ')),
  );
  const held = new Map<string, number>();
  for (const one of names) for (const word of new Set(one)) held.set(word, (held.get(word) ?? 0) + 1);
  // The company's own name tells none of its products from another.
  const isShared = (word: string): boolean => held.get(word)! * 2 > Math.max(2, names.length);
  const made = products.map((product, at) => ({
    product,
    named: names[at]!.filter((word) => !isShared(word)),
    described: contentWords([product.description, ...product.features].join(' ')),
  }));
  words.set(products, made);
  return made;
}

/** Finds one product by name, edition, alias or SKU. */
export function findProduct(products: readonly Product[], name: string): Product | null {
  return indexOf(products).byName.get(normaliseName(name)) ?? null;
}

/** More slips than this make another word of any. */
const MOST_SLIPS = 2;

interface ProductIndex {
  byName: ReadonlyMap<string, Product>;
  /** Names by their first letter and length, which a slip changes little. */
  byLength: ReadonlyMap<string, string[]>;
}

const indexes = new WeakMap<readonly Product[], ProductIndex>();

function indexOf(products: readonly Product[]): ProductIndex {
  const known = indexes.get(products);
  if (known !== undefined) return known;
  const byName = indexProducts(products);
  const byLength = new Map<string, string[]>();
  for (const name of byName.keys()) {
    const key = `${name[0]}${name.length}`;
    const names = byLength.get(key) ?? [];
    names.push(name);
    byLength.set(key, names);
  }
  const made = { byName, byLength };
  indexes.set(products, made);
  return made;
}

/** A name that several products share means the one that is listed first. */
function indexProducts(products: readonly Product[]): Map<string, Product> {
  const byName = new Map<string, Product>();
  for (const names of [sureNames, looseNames]) {
    for (const product of products) {
      for (const name of names(product)) {
        const key = normaliseName(name);
        if (key !== '' && !byName.has(key)) byName.set(key, product);
      }
    }
  }
  return byName;
}

function sureNames(product: Product): string[] {
  return [product.sku, product.name, ...(product.edition === null ? [] : [product.edition])];
}

function looseNames(product: Product): string[] {
  return product.aliases;
}
