import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/** So many changed rows of a table are worth it. */
const CHANGES = 1_000;

/**
 * Vacuums and analyzes tables of the embedded database in which much has changed since it was last done: a server does that by
 * itself. Others have their turn between two tables.
 * @returns the tables
 */
export async function tidyEmbedded(database: Database, changes = CHANGES): Promise<string[]> {
  // Changes are reported at most once a second, and the last ones before a pause not at all.
  await database.query(sql`select pg_stat_force_next_flush()::text`);
  const rows = await database.query<{ name: string }>(sql`
    select relname as name from pg_stat_user_tables
    where schemaname = 'public' and greatest(n_dead_tup, n_mod_since_analyze, n_ins_since_vacuum) >= ${changes} order by 1`);
  for (const { name } of rows) await database.query(sql`vacuum (analyze) ${sql.identifier(name)}`);
  return rows.map((row) => row.name);
}
