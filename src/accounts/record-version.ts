import { type SQL, sql } from 'drizzle-orm';
import { textArray } from '../store/sql-values.ts';

/** Kinds of records whose names a process remembers. */
export type RememberedKind = 'accounts' | 'products' | 'contacts' | 'leads';

/** Changes whenever records of these kinds were changed: one value of a statement that asks for more. */
export function recordVersion(kinds: readonly RememberedKind[]): SQL {
  return sql`(select concat_ws(':', count(*), min(transaction), max(transaction)) from record_changes
    where kind = any (${textArray(kinds)}))`;
}
