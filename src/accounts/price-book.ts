import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import type { Row, RowAs } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';

/** Something that is sold. */
export const productSchema = z.object({
  sku: z.string(),
  name: z.string(),
  edition: z.string().nullable(),
  family: z.string().describe('edition | addon | service'),
  unit: z.string().describe('seat | flat'),
  description: z.string().nullable(),
  aliases: z.array(z.string()),
  features: z.array(z.string()),
});
export type Product = z.infer<typeof productSchema>;

/** How a price is billed; amounts are a unit and month either way. */
export const TERMS = ['annual', 'monthly'] as const;
export type Term = (typeof TERMS)[number];

/** A row of the price book: what a unit and month costs in a tier, and from when to when (both days included). */
export interface PriceRow {
  sku: string;
  currency: string;
  term: string;
  minSeats: number;
  maxSeats: number | null;
  /** Exact decimal. */
  unitAmount: string;
  validFrom: string;
  validTo: string | null;
}

/** Reads what is sold, as far as the current audience may see; editions first. */
export function readProducts(tx: Database): Promise<Product[]> {
  return tx.query<RowAs<'products', Product>>(sql`
    select sku, name, edition, family, unit, description, aliases, features
    from products
    order by array_position(array['edition', 'addon', 'service'], family) nulls last, sku`);
}

/** Reads the prices of products, of all currencies, terms and times. */
export function readPrices(tx: Database, skus: readonly string[]): Promise<PriceRow[]> {
  return tx.query<RowAs<'prices', PriceRow>>(sql`
    select sku, currency, term, min_seats as "minSeats", max_seats as "maxSeats", unit_amount::text as "unitAmount",
      valid_from::text as "validFrom", valid_to::text as "validTo"
    from prices where sku = any (${textArray(skus)})
    order by sku, currency, term, min_seats, valid_from`);
}

/** Reads the currency that most prices are in, or null without prices; the alphabet settles ties. */
export async function readMainCurrency(tx: Database): Promise<string | null> {
  const rows = await tx.query<Row<'prices', 'currency'>>(sql`
    select currency from prices group by currency order by count(*) desc, currency limit 1`);
  return rows[0]?.currency ?? null;
}
