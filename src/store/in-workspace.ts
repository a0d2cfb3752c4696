import { sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import type { Database, Transaction } from './database.ts';

/** Does work of a workspace that need not be the connected one, in one transaction that names it. */
export function inWorkspace<Result>(
  database: Database,
  teamId: TeamId,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (tx) => {
    await tx.query(sql`select set_config('switchboard.team', ${teamId}, true)`);
    return work(tx);
  });
}
