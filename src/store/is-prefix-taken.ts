import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/** Whether ids of a source begin with this word already, in whichever workspace: ids are the database's. */
export async function isPrefixTaken(database: Database, prefix: string): Promise<boolean> {
  const [row] = await database.query<{ taken: boolean }>(
    sql`select switchboard_is_prefix_taken(${prefix}) as taken`,
  );
  return row!.taken;
}
