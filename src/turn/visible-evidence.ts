import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { textArray } from '../store/sql-values.ts';

/** Those of the evidence ids (`passage:7`, `account:…`) that everyone of the audience may see now. */
export async function visibleEvidence(
  database: OpenDatabase,
  audience: Audience,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const book = await visibleBookRows(database, audience, ids);
  const rows = await asAudience(database, audience, (tx) => findRows(tx, ids));
  return new Set([...rows.map((row) => row.id), ...book]);
}

/**
 * Those of the evidence ids that there is anything of for whoever `tx` reads as. A price of which some tiers are visible
 * is among them: what was read for the same readers rests on no others.
 */
export async function findEvidence(tx: Database, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const asked = ids.filter(isOfPriceBook);
  const book = asked.length === 0 ? [] : (await countBookRows(tx, asked)).filter(({ rows }) => rows > 0);
  return new Set([...(await findRows(tx, ids)), ...book].map(({ id }) => id));
}

/** The title of what belongs to an account names it. */
const OWN = sql`(r.account_id is null or exists (select 1 from accounts a where a.id = r.account_id))`;

function findRows(tx: Database, ids: readonly string[]): Promise<{ id: string }[]> {
  return tx.query<{ id: string }>(sql`
      with asked as (select id, split_part(id, ':', 1) as kind, substr(id, strpos(id, ':') + 1) as key from unnest(${textArray(ids)}) as id)
      select asked.id from asked where
        (kind = 'passage' and exists (select 1 from passages r where r.id::text = key)) or
        (kind = 'account' and exists (select 1 from accounts r where r.id = key)) or
        (kind = 'contact' and exists (select 1 from contacts r where r.id = key and ${OWN})) or
        (kind = 'lead' and exists (select 1 from leads r where r.id = key)) or
        (kind = 'opportunity' and exists (select 1 from opportunities r where r.id = key and ${OWN})) or
        (kind = 'case' and exists (select 1 from cases r where r.id = key and ${OWN})) or
        (kind = 'activity' and exists (select 1 from activities r where r.id = key and ${OWN})) or
        (kind = 'product' and exists (select 1 from products r where r.sku = key or r.id = key))`);
}

/** A price or a discount rests on rows of the price book, a price on its product too; all of them must be visible. */
async function visibleBookRows(
  database: OpenDatabase,
  audience: Audience,
  ids: readonly string[],
): Promise<string[]> {
  const asked = ids.filter(isOfPriceBook);
  if (asked.length === 0) return [];
  const seen = await asAudience(database, audience, (tx) => countBookRows(tx, asked));
  const all = new Map((await countBookRows(database, asked)).map(({ id, rows }) => [id, rows]));
  return seen.filter(({ id, rows }) => rows > 0 && rows === all.get(id)).map(({ id }) => id);
}

function isOfPriceBook(id: string): boolean {
  return /^(?:price|discount_authority):/.test(id);
}

function countBookRows(database: Database, ids: readonly string[]): Promise<{ id: string; rows: number }[]> {
  return database.query<{ id: string; rows: number }>(sql`
    select asked.id, (
        select count(*) from prices r where starts_with('price:' || r.sku || ':' || r.currency || ':' || r.term || ':'
          || r.min_seats || ':' || r.valid_from || ':', asked.id || ':')
      )::int + (
        select count(*) from products r where starts_with(asked.id || ':', 'price:' || r.sku || ':')
      )::int + (
        select count(*) from discount_authority r where 'discount_authority:' || r.role = asked.id
      )::int as rows
    from unnest(${textArray(ids)}) as asked(id)`);
}
