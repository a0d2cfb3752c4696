import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';

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
    await openTriageItem(database, { ...rating, origin: 'rating', category: 'data_quality' });
}

/** Takes a person's rating back, if it was given in the same way and with the same value. */
export async function unrate(database: Database, rating: Rating): Promise<void> {
  await database.query(sql`
    delete from ratings where turn_id = ${rating.turnId} and person_id = ${rating.personId}
      and value = ${rating.value} and via = ${rating.via}`);
}

/** What is to be looked at later about a turn. */
export interface NewTriageItem {
  teamId: TeamId;
  turnId: TurnId;
  origin: 'rating' | 'nothing_found';
  category: 'tone' | 'logic' | 'data_quality' | 'coverage_gap';
}

/** Opens a triage item, one a turn and origin. */
export async function openTriageItem(database: Database, item: NewTriageItem): Promise<void> {
  const id = `ti_${randomUUID().slice(0, 12)}`;
  await database.query(sql`
    insert into triage_items (id, team_id, turn_id, origin, category, group_id)
    values (${id}, ${item.teamId}, ${item.turnId}, ${item.origin}, ${item.category}, ${id})
    on conflict (turn_id, origin) do nothing`);
}
