import { type SQL, sql } from 'drizzle-orm';
import { textArray } from '../store/sql-values.ts';

/** Kinds of records of which a process remembers something. */
export type RememberedKind =
  | 'accounts'
  | 'activities'
  | 'cases'
  | 'contacts'
  | 'leads'
  | 'opportunities'
  | 'prices'
  | 'products';

/** What changes whenever records of a kind are changed, by kind; without those that never were. */
export type RecordVersions = Partial<Record<RememberedKind, string>>;

const VERSION = sql`concat_ws(':', count(*), min(transaction), max(transaction))`;

/** Changes whenever records of these kinds were changed: one value of a statement that asks for more. */
export function recordVersion(kinds: readonly RememberedKind[]): SQL {
  return sql`(select ${VERSION} from record_changes where kind = any (${textArray(kinds)}))`;
}

/** The same for each of them apart, as `RecordVersions`. */
export function recordVersions(kinds: readonly RememberedKind[]): SQL {
  return sql`(select coalesce(jsonb_object_agg(kind, version), '{}') from (
    select kind, ${VERSION} as version from record_changes where kind = any (${textArray(kinds)}) group by kind) as each)`;
}
