import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { RowAs } from '../store/row.ts';

/** An account with who may read it, for the operator's eyes. */
export interface ListedAccount {
  id: string;
  name: string;
  owner: string | null;
  readers: string[];
  /** Where it came from; null where that is gone. */
  source: string | null;
}

/** Every account, no matter who may read it, by name. */
export function listAccounts(database: Database): Promise<ListedAccount[]> {
  return database.query<RowAs<'accounts', ListedAccount, 'readers' | 'source'>>(sql`
    select a.id, a.name, a.owner, r.readers, s.location as source
    from accounts a join access_rules r on r.id = a.access_id left join sources s on s.id = a.source_id order by a.name`);
}
