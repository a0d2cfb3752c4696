import { type SQL, sql } from 'drizzle-orm';

/** Kinds of records whose names a process remembers. */
export type RememberedKind = 'accounts' | 'products';

/** Changes whenever records of a kind were changed: one value of a statement that asks for more. */
export function recordVersion(kind: RememberedKind): SQL {
  return sql`(select concat_ws(':', count(*), min(transaction), max(transaction)) from record_changes where kind = ${kind})`;
}
