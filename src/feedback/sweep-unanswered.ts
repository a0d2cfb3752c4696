import { sql } from 'drizzle-orm';
import type { PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { IS_UNANSWERED } from '../store/unanswered.ts';
import { openTriageItem } from './open-triage-item.ts';

/** Turns that ended longer ago are history. */
const WITHIN_DAYS = 30;
const AT_ONCE = 100;

/**
 * Opens an item for every turn that ended without an answer and has none yet. It runs apart from the turn, so that
 * learning never delays or fails an answer. It still does so exactly once: it looks for turns without a mark instead
 * of keeping a position that could be lost, and the table takes one item a turn and origin.
 * @returns how many turns it found; as many as it takes at once means that there may be more
 */
export async function sweepUnanswered(database: Database): Promise<{ found: number; more: boolean }> {
  const turns = await database.query<
    Row<'turns', 'id' | 'teamId' | 'askerId' | 'origin', { id: TurnId; teamId: TeamId; askerId: PersonId }>
  >(sql`
    select t.id, t.team_id as "teamId", t.asker_id as "askerId", t.origin from turns t
    where t.${IS_UNANSWERED} and t.outcome = 'refused'
      and t.finished_at > now() - ${WITHIN_DAYS} * interval '1 day'
      and t.swept_at is null
    order by t.finished_at limit ${AT_ONCE}`);
  for (const { id, teamId, askerId, origin } of turns) {
    // A person who tries the bot out from a terminal waits for nothing.
    const waiting = askerId !== '' && origin !== 'cli';
    await database.transaction(async (tx) => {
      const marked = await tx.query(
        sql`update turns set swept_at = now() where id = ${id} and swept_at is null returning 1`,
      );
      // Another process has done it.
      if (marked.length === 0) return;
      await openTriageItem(tx, {
        teamId,
        turnId: id,
        origin: 'nothing_found',
        ...(waiting ? { reportedBy: askerId } : {}),
      });
    });
  }
  return { found: turns.length, more: turns.length === AT_ONCE };
}
