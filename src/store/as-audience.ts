import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import type { Database, OpenDatabase } from './database.ts';

/**
 * Runs reads as the restricted role, which sees a row only if everyone in the audience may (P2). It is a fence
 * against our own mistakes; every value is bound all the same. It takes the open database, not a transaction, so that
 * the role never outlives the reads.
 */
export function asAudience<Result>(
  database: OpenDatabase,
  audience: Audience,
  read: (tx: Database) => Promise<Result>,
): Promise<Result> {
  const spec = JSON.stringify({
    team: audience.teamId,
    everyone: audience.everyone,
    people: audience.people,
  });
  return database.transaction(async (tx) => {
    await tx.query(
      sql`select set_config('switchboard.audience', ${spec}, true), set_config('role', 'switchboard_reader', true)`,
    );
    return read(tx);
  });
}
