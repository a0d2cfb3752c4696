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
  const rows = await asAudience(database, audience, (tx) =>
    tx.query<{ id: string }>(sql`
      with asked as (select id, split_part(id, ':', 1) as kind, substr(id, strpos(id, ':') + 1) as key from unnest(${textArray(ids)}) as id)
      select asked.id from asked where
        (kind = 'passage' and exists (select 1 from passages r where r.id::text = key)) or
        (kind = 'account' and exists (select 1 from accounts r where r.id = key)) or
        (kind = 'contact' and exists (select 1 from contacts r where r.id = key)) or
        (kind = 'lead' and exists (select 1 from leads r where r.id = key)) or
        (kind = 'opportunity' and exists (select 1 from opportunities r where r.id = key)) or
        (kind = 'case' and exists (select 1 from cases r where r.id = key)) or
        (kind = 'activity' and exists (select 1 from activities r where r.id = key)) or
        (kind = 'product' and exists (select 1 from products r where r.sku = key or r.id = key))`),
  );
  return new Set([...rows.map((row) => row.id), ...book]);
}

/** The id of a price or a discount names rows of the price book; it may be seen where every one of them may. */
async function visibleBookRows(
  database: OpenDatabase,
  audience: Audience,
  ids: readonly string[],
): Promise<string[]> {
  const asked = ids.filter((id) => /^(?:price|discount_authority):/.test(id));
  if (asked.length === 0) return [];
  const seen = await asAudience(database, audience, (tx) => countBookRows(tx, asked));
  const all = new Map((await countBookRows(database, asked)).map(({ id, rows }) => [id, rows]));
  return seen.filter(({ id, rows }) => rows > 0 && rows === all.get(id)).map(({ id }) => id);
}

function countBookRows(database: Database, ids: readonly string[]): Promise<{ id: string; rows: number }[]> {
  return database.query<{ id: string; rows: number }>(sql`
    select asked.id, (
        select count(*) from prices r where starts_with('price:' || r.sku || ':' || r.currency || ':' || r.term || ':'
          || r.min_seats || ':' || r.valid_from || ':', asked.id || ':')
      )::int + (
        select count(*) from discount_authority r where 'discount_authority:' || r.role = asked.id
      )::int as rows
    from unnest(${textArray(ids)}) as asked(id)`);
}
