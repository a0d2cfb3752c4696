import { sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import type { Outcome } from '../core/outcome.ts';
import { ratingOf } from '../feedback/current-ratings.ts';
import type { HandoffState } from '../handoff/handoff.ts';
import type { Database } from '../store/database.ts';
import type { RowAs } from '../store/row.ts';

/** A question that a person asked, and what they thought of the answer; their own words, for their eyes. */
export interface RecentQuestion {
  question: string;
  outcome: Outcome | null;
  /** How their latest handoff of it stands; null: no person was asked. */
  handoff: HandoffState | null;
  startedAt: Date;
  /** Their own rating; null: they gave none. */
  rating: 1 | -1 | null;
}

/** What a person asked lately, newest first. */
export function readRecentQuestions(
  database: Database,
  { teamId, personId, limit }: { teamId: TeamId; personId: PersonId; limit: number },
): Promise<RecentQuestion[]> {
  return database.query<RowAs<'turns', RecentQuestion, 'handoff' | 'rating'>>(sql`
    select question, outcome, started_at as "startedAt", ${ratingOf(sql`turns.id`, sql`${personId}`)} as rating,
      (select h.state from handoffs h where h.team_id = ${teamId} and h.asker_id = ${personId} and h.turn_id = turns.id
        order by h.opened_at desc limit 1) as handoff
    from turns
    where team_id = ${teamId} and asker_id = ${personId} order by started_at desc limit ${limit}`);
}
