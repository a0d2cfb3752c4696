import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { WAITING } from './waiting-events.ts';

/** How many deliveries wait to be handled, and how many replies to be posted. */
export async function countWaiting(database: Database): Promise<{ events: number; replies: number }> {
  const [waiting] = await database.query<{ events: number; replies: number }>(sql`
    select (select count(*)::int from events where ${WAITING.byQueue()}) as events,
      (select count(*)::int from outbox where state = 'pending') as replies`);
  return waiting!;
}
