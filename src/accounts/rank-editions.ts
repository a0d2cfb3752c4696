import type { PriceRow, Product } from './price-book.ts';

/** The editions of a price book from the cheapest seat to the dearest; those without a price are left out. */
export function rankEditions(products: readonly Product[], prices: readonly PriceRow[]): Product[] {
  const dearest = (sku: string): number =>
    Math.max(0, ...comparable(prices).flatMap((row) => (row.sku === sku ? [Number(row.unitAmount)] : [])));
  return products
    .filter(({ family, sku }) => family === 'edition' && dearest(sku) > 0)
    .sort((one, other) => dearest(one.sku) - dearest(other.sku));
}

/** Prices of one currency and term can be compared: those that most rows have. */
function comparable(prices: readonly PriceRow[]): PriceRow[] {
  const groups = new Map<string, PriceRow[]>();
  for (const row of prices) {
    const key = `${row.currency} ${row.term}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length)[0] ?? [];
}
