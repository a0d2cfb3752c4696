import { sql } from 'drizzle-orm';
import { type ExternalKind, isExternalKind } from '../accounts/external/mapping.ts';
import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { integerArray, textArray } from '../store/sql-values.ts';

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
 * Those of the evidence ids of which the audience that `tx` reads as may see anything. A price of which some tiers are
 * visible is among them: what was read for the same readers rests on no others.
 */
export async function findEvidence(tx: Database, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const asked = ids.filter(isOfPriceBook);
  const book = asked.length === 0 ? [] : (await countBookRows(tx, asked)).filter(({ rows }) => rows > 0);
  return new Set([...(await findRows(tx, ids)), ...book].map(({ id }) => id));
}

/** Tables of evidence by the kinds that ids begin with; a product goes by its `sku` too. */
const RECORDS = {
  account: 'accounts',
  contact: 'contacts',
  lead: 'leads',
  opportunity: 'opportunities',
  case: 'cases',
  activity: 'activities',
} as const;

/** One statement a kind, so that each goes by its table's key: among 135,000 articles a scan would be felt. */
async function findRows(tx: Database, ids: readonly string[]): Promise<{ id: string }[]> {
  const keys = new Map<string, string[]>();
  for (const id of ids) {
    const at = id.indexOf(':');
    const kind = id.slice(0, at);
    keys.set(kind, [...(keys.get(kind) ?? []), id.slice(at + 1)]);
  }
  const found: { id: string }[] = [];
  for (const [kind, own] of keys) {
    found.push(...(await findOfKind(tx, kind, own)));
    if (isExternalKind(kind)) found.push(...(await findInPlace(tx, kind, own)));
  }
  return found;
}

/**
 * A record that is read in place is not here to look at: who may have its kind asked for there may read it. A source
 * that was taken out is closed to everybody.
 */
function findInPlace(tx: Database, kind: ExternalKind, keys: string[]): Promise<{ id: string }[]> {
  return tx.query(sql`
    select ${kind}::text || ':' || key as id from unnest(${textArray(keys)}) as key
      join live_mappings l on l.name = split_part(key, ':', 1) and l.kind = ${kind} and strpos(key, ':') > 1`);
}

function findOfKind(tx: Database, kind: string, keys: string[]): Promise<{ id: string }[]> {
  if (kind === 'passage') {
    const numbers = keys.filter((key) => /^\d{1,9}$/.test(key)).map(Number);
    return tx.query(
      sql`select 'passage:' || id as id from passages where id = any (${integerArray(numbers)})`,
    );
  }
  if (kind === 'product')
    return tx.query(sql`
      select 'product:' || key as id from unnest(${textArray(keys)}) as key
      where exists (select 1 from products p where p.sku = key or p.id = key)`);
  if (kind === 'external') return findExternal(tx, keys);
  if (kind === 'query') return findQueries(tx, keys);
  if (!(kind in RECORDS)) return Promise.resolve([]);
  const table = sql.identifier(RECORDS[kind as keyof typeof RECORDS]);
  return tx.query(
    sql`select ${kind}::text || ':' || id as id from ${table} where id = any (${textArray(keys)})`,
  );
}

/**
 * What a company's own tool brought is in no table; the access rule in its id says who may read it. Anyone who is not
 * fenced in finds all of it.
 */
function findExternal(tx: Database, keys: string[]): Promise<{ id: string }[]> {
  const sound = keys.filter((key) => /^\d{1,9}:/.test(key));
  return tx.query(sql`
    select 'external:' || key as id from unnest(${textArray(sound)}) as key
    where current_user <> 'switchboard_reader'
      or split_part(key, ':', 1)::integer = any ((select switchboard_allowed_access())::integer[])`);
}

/**
 * Counts and figures over records are kept nowhere; the access rules of all records that they rest on stand in their id.
 * Anyone who is not fenced in finds all of them.
 */
function findQueries(tx: Database, keys: string[]): Promise<{ id: string }[]> {
  const sound = keys.filter((key) => /^(?:\d{1,9}(?:\.\d{1,9})*)?:/.test(key));
  return tx.query(sql`
    select 'query:' || key as id from unnest(${textArray(sound)}) as key
    where current_user <> 'switchboard_reader'
      or string_to_array(split_part(key, ':', 1), '.')::integer[] <@ (select switchboard_allowed_access())::integer[]`);
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
  const skus = textArray(ids.flatMap(possibleSkus));
  return database.query<{ id: string; rows: number }>(sql`
    select asked.id, (
        select count(*) from prices r where r.sku = any (${skus}) and starts_with('price:' || r.sku || ':' || r.currency || ':' || r.term || ':'
          || r.min_seats || ':' || r.valid_from || ':', asked.id || ':')
      )::int + (
        select count(*) from products r where r.sku = any (${skus}) and starts_with(asked.id || ':', 'price:' || r.sku || ':')
      )::int + (
        select count(*) from discount_authority r where 'discount_authority:' || r.role = asked.id
      )::int as rows
    from unnest(${textArray(ids)}) as asked(id)`);
}

/** A SKU may hold colons itself: each beginning of what follows the kind, so that rows are found by their key. */
function possibleSkus(id: string): string[] {
  const [, ...parts] = id.split(':');
  return parts.map((_, at) => parts.slice(0, at + 1).join(':'));
}
