import { sql } from 'drizzle-orm';
import type { PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import { readCurrentRatings } from './current-ratings.ts';
import { openTriageItem } from './open-triage-item.ts';
import { closeTakenBack } from './take-back.ts';

/** A 👍 or 👎 that somebody put on an answer, or took back. */
export interface Thumb {
  teamId: TeamId;
  turnId: TurnId;
  personId: PersonId;
  value: 1 | -1;
  via: 'button' | 'reaction';
  /** When it happened, by the platform's clock: what arrives late or twice is told by it. */
  at: Date;
}

/** What a mark led to. `unknown`: there is no such turn. */
export type RatingChange =
  | { type: 'unknown' }
  /** `before` and `after` are the person's rating of the turn; null: none. */
  | { type: 'kept'; before: 1 | -1 | null; after: 1 | -1 | null };

/** Keeps a mark. A person's newest one is their rating; when that becomes a 👎, a triage item says so. */
export function rate(database: Database, thumb: Thumb): Promise<RatingChange> {
  return change(database, thumb, async (tx) => {
    await tx.query(sql`
      insert into ratings (team_id, turn_id, person_id, value, via, rated_at)
      values (${thumb.teamId}, ${thumb.turnId}, ${thumb.personId}, ${thumb.value}, ${thumb.via}, ${thumb.at})
      on conflict (turn_id, person_id, via, value) do update set rated_at = excluded.rated_at, taken_back_at = null
      where greatest(ratings.rated_at, ratings.taken_back_at) < excluded.rated_at`);
    if (thumb.via !== 'button') return;
    // Of two buttons only one can be down.
    await tx.query(sql`
      update ratings set taken_back_at = ${thumb.at}
      where turn_id = ${thumb.turnId} and person_id = ${thumb.personId} and via = 'button' and value <> ${thumb.value}
        and taken_back_at is null and rated_at <= ${thumb.at}`);
  });
}

/** Takes one mark back, so that an earlier one of the same person counts again. */
export function unrate(database: Database, thumb: Thumb): Promise<RatingChange> {
  return change(database, thumb, async (tx) => {
    // Taken back before we heard that it was given: the row keeps the news of giving it from counting.
    await tx.query(sql`
      insert into ratings (team_id, turn_id, person_id, value, via, rated_at, taken_back_at)
      values (${thumb.teamId}, ${thumb.turnId}, ${thumb.personId}, ${thumb.value}, ${thumb.via}, ${thumb.at}, ${thumb.at})
      on conflict (turn_id, person_id, via, value) do update set taken_back_at = excluded.taken_back_at
      where greatest(ratings.rated_at, ratings.taken_back_at) < excluded.taken_back_at`);
  });
}

function change(
  database: Database,
  thumb: Thumb,
  write: (tx: Database) => Promise<void>,
): Promise<RatingChange> {
  return database.transaction(async (tx) => {
    // Marks of one answer one after the other, or two at once would each miss what the other changed.
    const turns = await tx.query(
      sql`select id from turns where id = ${thumb.turnId} and team_id = ${thumb.teamId} for update`,
    );
    if (turns.length === 0) return { type: 'unknown' };
    const before = await ratingOf(tx, thumb);
    await write(tx);
    const after = await ratingOf(tx, thumb);
    if (after === -1 && before !== -1) {
      const { teamId, turnId, personId } = thumb;
      await openTriageItem(tx, { teamId, turnId, origin: 'rating', reportedBy: personId });
    }
    if (before === -1 && after !== -1) await closeTakenBack(tx, thumb);
    return { type: 'kept', before, after };
  });
}

async function ratingOf(tx: Database, { teamId, turnId, personId }: Thumb): Promise<1 | -1 | null> {
  const [rating] = await readCurrentRatings(tx, { teamId, turnId, personId });
  return rating?.value ?? null;
}
