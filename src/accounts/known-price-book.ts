import type { Audience } from '../core/audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { type Product, readMainCurrency, readProducts } from './price-book.ts';
import { rememberRecords } from './remember-records.ts';

/** What is remembered of the price book. */
interface KnownPriceBook {
  /** Editions first. */
  products: readonly Product[];
  /** That most prices are in; null without prices. */
  mainCurrency: string | null;
}

/** What is sold and in which currency, as far as all of an audience may see. */
export const knownPriceBook = rememberRecords<KnownPriceBook>({
  products: { kinds: ['products'], read: readProducts },
  mainCurrency: { kinds: ['products', 'prices'], read: readMainCurrency },
});

/** What is sold, as far as all of an audience may see. */
export async function knownProducts(database: OpenDatabase, audience: Audience): Promise<readonly Product[]> {
  return (await knownPriceBook(database, audience)).products;
}
