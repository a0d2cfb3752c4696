import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import type { AccountName } from './rank-accounts.ts';

/** Names of the accounts that the current audience may see. */
export function readAccountNames(tx: Database): Promise<AccountName[]> {
  return tx.query<Row<'accounts', 'id' | 'name' | 'aliases'>>(
    sql`select id, name, aliases from accounts order by name, id`,
  );
}
