import { sql } from 'drizzle-orm';
import type { HandoffId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import type { RowAs } from '../store/row.ts';
import { jsonValue } from '../store/sql-values.ts';
import type { Handoff } from './handoff.ts';

/** What was done to a handoff, by whom and when; `detail` never holds what was said. */
export interface HandoffEvent {
  /** Makes it happen once. */
  key: string;
  type: string;
  /** A person, `clock` or `operator`. */
  actor: string;
  at: Date;
  detail: Record<string, unknown>;
}

/** Keeps what was done. */
export async function appendEvent(
  tx: Database,
  handoff: Pick<Handoff, 'id'>,
  event: HandoffEvent,
): Promise<void> {
  await tx.query(sql`
    insert into handoff_events (handoff_id, key, type, actor, at, detail)
    values (${handoff.id}, ${event.key}, ${event.type}, ${event.actor}, ${event.at}, ${jsonValue(event.detail)})`);
}

/** Whether something was done under this key. */
export async function wasDone(tx: Database, key: string): Promise<boolean> {
  return (await tx.query(sql`select 1 from handoff_events where key = ${key}`)).length > 0;
}

/** Everything that was done to a handoff, in order. */
export function listEvents(database: Database, id: HandoffId): Promise<HandoffEvent[]> {
  return database.query<RowAs<'handoff_events', HandoffEvent>>(
    sql`select key, type, actor, at, detail from handoff_events where handoff_id = ${id} order by id`,
  );
}
