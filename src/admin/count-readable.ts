import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';

/** How many articles everyone of an audience may read, of how many there are. */
export async function countReadable(
  database: OpenDatabase,
  audience: Audience,
): Promise<{ count: number; total: number }> {
  const [readable] = await asAudience(database, audience, (tx) => tx.query<{ count: number }>(COUNT));
  const [all] = await database.query<{ count: number }>(COUNT);
  return { count: readable?.count ?? 0, total: all?.count ?? 0 };
}

const COUNT = sql`select count(*)::int as count from articles`;
