import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { AccountName } from './rank-accounts.ts';

/** Names of the accounts that the current audience may see. */
export function readAccountNames(tx: Database): Promise<AccountName[]> {
  return tx.query<AccountName & Record<string, unknown>>(
    sql`select id, name, aliases from accounts order by name, id`,
  );
}
