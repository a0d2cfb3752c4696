import { type SQL, sql } from 'drizzle-orm';
import { dayIn } from './compile-condition.ts';
import { wrongValue } from './find-field.ts';
import type { FieldValue, QueryContext, Scope } from './query-scope.ts';
import type { RecordQuery } from './record-query.ts';

/** What records are grouped by. */
export interface GroupKey {
  /** Equal for records of one group, and sorts as people expect. */
  fold: SQL;
  /** The group's name as text. */
  label: SQL;
  isDate: boolean;
}

type Group = NonNullable<RecordQuery['group']>;

/** Writes the key of a group: texts without regard to case, dates by their month, quarter or year. */
export function compileGroup({ field, by }: Group, scope: Scope, { timeZone }: QueryContext): GroupKey {
  const found = scope.field(field);
  const day = dayOf(found, by !== undefined, timeZone);
  if (day !== null) {
    const fold = periodOf(day, by);
    return { fold, label: fold, isDate: true };
  }
  if (by !== undefined) throw wrongValue(field, 'is no date, and has no months');
  const { type, value, lower } = found;
  if (type === 'list') throw wrongValue(field, 'holds several values, and makes no groups');
  if (type === 'text' || type === 'extra')
    return { fold: sql`(nullif(${lower}, '') collate "C")`, label: sql`nullif(${value}, '')`, isDate: false };
  return { fold: value, label: sql`(${value})::text`, isDate: false };
}

/** A date as `YYYY-MM-DD`; null for a field that holds none. */
function dayOf({ type, value }: FieldValue, isWanted: boolean, timeZone: string): SQL | null {
  if (type === 'day') return sql`to_char(${value}, 'YYYY-MM-DD')`;
  if (type === 'instant') return sql`to_char(${value} at time zone ${timeZone}::text, 'YYYY-MM-DD')`;
  return type === 'extra' && isWanted ? dayIn(value) : null;
}

function periodOf(day: SQL, by: Group['by']): SQL {
  if (by === 'year') return sql`(left(${day}, 4) collate "C")`;
  if (by === 'month') return sql`(left(${day}, 7) collate "C")`;
  if (by === undefined) return sql`(${day} collate "C")`;
  return sql`((left(${day}, 4) || '-Q' || ((substr(${day}, 6, 2)::int + 2) / 3)) collate "C")`;
}
