import { type SQL, sql } from 'drizzle-orm';
import type { PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import type { RowAs } from '../store/row.ts';

/** What a person thinks of an answer now: the newest of their marks that they did not take back. */
export interface CurrentRating {
  turnId: TurnId;
  personId: PersonId;
  value: 1 | -1;
  via: 'button' | 'reaction';
  ratedAt: Date;
}

/** Which ratings are wanted. */
export interface RatingFilter {
  teamId: TeamId;
  turnId?: TurnId;
  personId?: PersonId;
  /** Given at this time or later. */
  since?: Date;
}

/**
 * A select of `turn_id`, `person_id`, `value`, `via` and `rated_at`, one row a turn and person, to join with in a
 * larger statement.
 */
export function currentRatings({ teamId, turnId, personId, since }: RatingFilter): SQL {
  const conditions = [
    sql`team_id = ${teamId} and taken_back_at is null`,
    ...(turnId === undefined ? [] : [sql`turn_id = ${turnId}`]),
    ...(personId === undefined ? [] : [sql`person_id = ${personId}`]),
    ...(since === undefined ? [] : [sql`rated_at >= ${since}`]),
  ];
  return sql`
    select distinct on (turn_id, person_id) turn_id, person_id, value, via, rated_at from ratings
    where ${sql.join(conditions, sql` and `)} order by turn_id, person_id, rated_at desc, value`;
}

/** One person's rating of one turn, as a scalar for a larger statement; both are columns of it. */
export function ratingOf(turnId: SQL, personId: SQL): SQL {
  return sql`(
    select mark.value from ratings mark where mark.turn_id = ${turnId} and mark.person_id = ${personId}
      and mark.taken_back_at is null order by mark.rated_at desc, mark.value limit 1)`;
}

/** The ratings that count, one a turn and person. */
export function readCurrentRatings(database: Database, filter: RatingFilter): Promise<CurrentRating[]> {
  return database.query<RowAs<'ratings', CurrentRating>>(sql`
    select turn_id as "turnId", person_id as "personId", value, via, rated_at as "ratedAt"
    from (${currentRatings(filter)}) as current_ratings`);
}
