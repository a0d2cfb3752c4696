import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';

/** Accounts that a person looks after and the current audience may see, soonest renewal first; else any. */
export function readOwnAccounts(
  tx: Database,
  owner: string,
  limit: number,
): Promise<{ id: string; name: string }[]> {
  return tx.query<Row<'accounts', 'id' | 'name'>>(sql`
    select id, name from accounts
    order by (owner is not distinct from ${owner}) desc, renewal_date nulls last, name
    limit ${limit}`);
}
