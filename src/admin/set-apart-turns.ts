import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { textArray } from '../store/sql-values.ts';

/** Further back than any figure counts. */
const BACK = '60 days';

/**
 * Takes turns out of what is counted and what is to be done: they are dated back, and nobody looks into them. Of a stretch of time it
 * takes those of the messages named, and those of commands, which have no message; what people ask meanwhile stays.
 */
export async function setApartTurns(
  database: Database,
  { since, until, messages }: { since: Date; until: Date; messages: readonly string[] },
): Promise<void> {
  const own = sql`select id from turns where started_at >= ${since} and started_at < ${until}
    and (command is not null or ts = any (${textArray(messages)}))`;
  await database.query(sql`
    update triage_items set state = 'closed', resolution = 'not_a_fault', closed_by = 'bot',
      opened_at = opened_at - ${BACK}::interval, closed_at = now() - ${BACK}::interval
    where turn_id in (${own})`);
  await database.query(sql`
    update handoffs set opened_at = opened_at - ${BACK}::interval, decided_at = decided_at - ${BACK}::interval,
      closed_at = closed_at - ${BACK}::interval
    where turn_id in (${own})`);
  await database.query(sql`
    update turns set started_at = started_at - ${BACK}::interval, finished_at = finished_at - ${BACK}::interval
    where id in (${own})`);
}
