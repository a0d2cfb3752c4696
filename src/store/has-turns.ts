import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/** Whether anybody has asked anything yet. */
export async function hasTurns(database: Database): Promise<boolean> {
  const [row] = await database.query<{ some: boolean }>(sql`select exists (select 1 from turns) as some`);
  return row!.some;
}
