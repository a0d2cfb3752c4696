import { sql } from 'drizzle-orm';
import type { TeamId, TurnId } from '../core/ids.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Transaction } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { currentRatings } from './current-ratings.ts';

/** Who closes an item when the last 👎 on an answer was taken back. */
export const TAKEN_BACK = 'rating taken back';

/** Closes the item of an answer's ratings when nobody rates it 👎 any more. */
export async function closeTakenBack(
  tx: Transaction,
  { teamId, turnId }: { teamId: TeamId; turnId: TurnId },
): Promise<void> {
  const [closed] = await tx.query<Row<'triage_items', 'id'>>(sql`
    update triage_items set state = 'closed', resolution = 'not_a_fault', closed_by = ${TAKEN_BACK}, closed_at = now()
    where turn_id = ${turnId} and origin = 'rating' and state = 'open'
      and not exists (select 1 from (${currentRatings({ teamId, turnId })}) as rating where rating.value = -1)
    returning id`);
  if (closed === undefined) return;
  await appendAudit(tx, {
    actor: TAKEN_BACK,
    action: 'triage closed',
    subject: closed.id,
    detail: 'not_a_fault',
  });
}
