import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { TriageSignal } from '../core/triage.ts';
import type { Database } from '../store/database.ts';

/**
 * Opens a triage item, one a turn and origin, as part of the caller's transaction; whoever reported it is kept with it.
 * The turn's receipt, which it draws its evidence from, is best written before.
 */
export async function openTriageItem(tx: Database, signal: TriageSignal): Promise<void> {
  const id = `ti_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const [item] = await tx.query<{ id: string }>(sql`
    insert into triage_items (id, team_id, turn_id, origin, category, group_id)
    values (${id}, ${signal.teamId}, ${signal.turnId}, ${signal.origin}, ${signal.category ?? 'data_quality'}, ${id})
    on conflict (turn_id, origin) do update set state = triage_items.state
    returning id`);
  if (signal.reportedBy === undefined) return;
  await tx.query(sql`
    insert into triage_reports (item_id, person_id) values (${item!.id}, ${signal.reportedBy})
    on conflict (item_id, person_id) do nothing`);
}
