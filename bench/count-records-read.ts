import { sql } from 'drizzle-orm';
import type { Database } from '../src/store/database.ts';

const RECORDS = [
  'accounts',
  'contacts',
  'leads',
  'opportunities',
  'cases',
  'activities',
  'products',
  'prices',
];

/** Rows that the embedded database has read so far, by table of records: by going through all of it, and by indexes. */
export async function countRecordsRead(
  database: Pick<Database, 'query'>,
): Promise<{ scanned: Record<string, number>; fetched: Record<string, number> }> {
  await database.query(sql`select pg_stat_force_next_flush()::text`);
  const rows = await database.query<{ name: string; scanned: number; fetched: number }>(sql`
    select relname as name, coalesce(seq_tup_read, 0)::float8 as scanned, coalesce(idx_tup_fetch, 0)::float8 as fetched
    from pg_stat_user_tables where relname = any (${sql.param(RECORDS)}::text[])`);
  return {
    scanned: Object.fromEntries(rows.map(({ name, scanned }) => [name, scanned])),
    fetched: Object.fromEntries(rows.map(({ name, fetched }) => [name, fetched])),
  };
}
