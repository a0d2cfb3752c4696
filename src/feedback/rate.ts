import { sql } from 'drizzle-orm';
import type { PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import { openTriageItem } from './open-triage-item.ts';

/** One person's judgement of one answer. */
export interface Rating {
  teamId: TeamId;
  turnId: TurnId;
  personId: PersonId;
  value: 1 | -1;
  via: 'button' | 'reaction';
}

/** Keeps what a person said of an answer; their last word counts. A 👎 also opens a triage item, once a turn. */
export async function rate(database: Database, rating: Rating): Promise<void> {
  await database.query(sql`
    insert into ratings (team_id, turn_id, person_id, value, via)
    values (${rating.teamId}, ${rating.turnId}, ${rating.personId}, ${rating.value}, ${rating.via})
    on conflict (turn_id, person_id, via, value) do update set rated_at = now()`);
  if (rating.value === -1)
    await openTriageItem(database, {
      teamId: rating.teamId,
      turnId: rating.turnId,
      origin: 'rating',
      reportedBy: rating.personId,
    });
}

/** Takes a person's rating back, if it was given in the same way and with the same value. */
export async function unrate(database: Database, rating: Rating): Promise<void> {
  await database.query(sql`
    delete from ratings where turn_id = ${rating.turnId} and person_id = ${rating.personId}
      and value = ${rating.value} and via = ${rating.via}`);
}
