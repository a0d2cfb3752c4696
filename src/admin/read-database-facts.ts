import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';

/** What an operator wants to know of the database: `vector` is the version of pgvector, null where it is missing. */
export interface DatabaseFacts {
  version: string;
  vector: string | null;
  articles: number;
}

/** Asks the database what it is and how much it holds. */
export async function readDatabaseFacts(database: Database): Promise<DatabaseFacts> {
  const [row] = await database.query<DatabaseFacts>(sql`
    select current_setting('server_version') as version,
      (select extversion from pg_extension where extname = 'vector') as vector,
      (select count(*)::int from articles) as articles`);
  return row!;
}
