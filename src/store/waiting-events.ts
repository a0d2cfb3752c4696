import { type SQL, sql } from 'drizzle-orm';

/**
 * That a delivery waits, in the words of each index over those that do. A database may believe that none waits, since that was
 * so when it last counted; then all of these indexes are equally cheap to it, and it would as soon read one of them from end
 * to end. So each has a condition of its own, which is always true, and serves no statement that does not repeat it.
 * `of`: what a statement calls the table.
 */
export const WAITING = {
  /** By kind of work and when it is due. */
  byDue: (of?: SQL): SQL =>
    sql`${columnOf(of, 'finished_at')} is null and ${columnOf(of, 'not_before')} > '-infinity'`,
  /** By kind of work and person. */
  byPerson: (of?: SQL): SQL =>
    sql`${columnOf(of, 'finished_at')} is null and ${columnOf(of, 'person_id')} >= ''`,
  /** By queue and person; a statement that names the queue and the person says so. */
  byQueueAndPerson: (of?: SQL): SQL =>
    sql`${columnOf(of, 'finished_at')} is null and ${columnOf(of, 'thread_key')} is not null and ${columnOf(of, 'person_id')} is not null`,
  /** By queue. */
  byQueue: (of?: SQL): SQL =>
    sql`${columnOf(of, 'finished_at')} is null and ${columnOf(of, 'thread_key')} is not null and ${columnOf(of, 'id')} > 0`,
  /** By how long it is claimed. */
  byClaim: (of?: SQL): SQL =>
    sql`${columnOf(of, 'finished_at')} is null and ${columnOf(of, 'claimed_until')} is not null`,
};

function columnOf(of: SQL | undefined, name: string): SQL {
  return of === undefined ? sql.raw(name) : sql`${of}.${sql.raw(name)}`;
}
