import { normaliseName, splitWords } from '../text/normalise-name.ts';
import type { Product } from './price-book.ts';

/** A stretch of a text that names a product. */
export interface ProductMention {
  product: Product;
  start: number;
  end: number;
}

const MAX_WORDS = 6;

/** Spots products in a text by name, edition, alias or SKU, in the order of the text; the longest name wins. */
export function spotProducts(products: readonly Product[], text: string): ProductMention[] {
  const byName = indexProducts(products);
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
    if (product === undefined) at += 1;
    else {
      mentions.push({ product, start: words[at]!.start, end: words[at + length - 1]!.end });
      at += length;
    }
  }
  return mentions;
}

/** Finds one product by name, edition, alias or SKU. */
export function findProduct(products: readonly Product[], name: string): Product | null {
  return indexProducts(products).get(normaliseName(name)) ?? null;
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
