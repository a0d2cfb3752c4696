import { type SQL, sql } from 'drizzle-orm';
import type { Audience } from '../../core/audience.ts';
import type { Database, OpenDatabase } from '../../store/database.ts';
import type { RememberedKind } from '../record-version.ts';
import { rememberRecords } from '../remember-records.ts';
import { hasAccount, isOwnEntity, type OwnEntity, tableOf } from './find-field.ts';
import { columnOf } from './query-scope.ts';
import { RECORD_FIELDS } from './record-fields.ts';
import { RECORD_ENTITIES, type RecordEntity } from './record-query.ts';

/** The words that records themselves hold, by which people ask for them. */
export interface RecordWords {
  /** The values that a field has, and how many records each; the most frequent first. */
  values: { entity: RecordEntity; field: string; value: string; rows: number }[];
  /** Fields that only the source has, as queries call them: `extra.<name>`. */
  extraFields: { entity: RecordEntity; field: string }[];
}

/** The most values of a field; of one that the source alone has, more than so many are no words to ask by. */
const MAX_VALUES = 300;
const MAX_EXTRA_VALUES = 30;
const MAX_EXTRA_FIELDS = 100;
const MAX_LENGTH = 80;
const KEPT_MS = 60_000;

/** Fields whose values people name. */
const NAMED: Record<OwnEntity, readonly string[]> = {
  account: ['industry', 'country', 'segment', 'tier', 'edition', 'owner'],
  contact: ['role'],
  lead: ['source', 'status', 'owner'],
  opportunity: ['stage', 'type', 'competitor', 'owner'],
  case: ['status', 'priority', 'product', 'owner'],
  activity: ['type', 'owner'],
  product: ['edition', 'family'],
  price: [],
};

/** One row a field and value; a field of the source's own is one more. */
interface WordRow {
  field: string;
  value: string | null;
  rows: number;
}

const knownWords = rememberRecords<Record<string, WordRow[]>>(
  Object.fromEntries(
    RECORD_ENTITIES.filter(isOwnEntity).map((entity) => [
      entity,
      // A record is seen with its account.
      {
        kinds: [...new Set([kindOf(entity), ...(hasAccount(entity) ? (['accounts'] as const) : [])])],
        read: (tx) => readTable(tx, entity),
      },
    ]),
  ),
  { believedMs: KEPT_MS },
);

/** Reads the words that records hold, as far as everyone of an audience may see, as of a minute ago at most. */
export async function readRecordWords(database: OpenDatabase, audience: Audience): Promise<RecordWords> {
  const known = await knownWords(database, audience);
  const words: RecordWords = { values: [], extraFields: [] };
  for (const entity of RECORD_ENTITIES)
    for (const { field, value, rows } of known[entity] ?? []) {
      if (value === null) words.extraFields.push({ entity, field });
      else words.values.push({ entity, field, value, rows });
    }
  return words;
}

function kindOf(entity: OwnEntity): RememberedKind {
  return tableOf(entity) as RememberedKind;
}

/** One pass over a table. */
async function readTable(tx: Database, entity: OwnEntity): Promise<WordRow[]> {
  const pairs = pairsOf(entity);
  if (pairs === null) return [];
  return tx.query(sql`
    with said as (
      select each.field, each.value, count(*)::int as rows
      from ${sql.identifier(tableOf(entity))} r cross join lateral (${pairs}) as each (field, value)
      where each.value <> '' and length(each.value) <= ${MAX_LENGTH}
      group by each.field, each.value
    ), ranked as (
      select field, value, rows, field like 'extra.%' as extra,
        row_number() over (partition by field order by rows desc, value) as place, count(*) over (partition by field) as n
      from said
    )
    select field, value, rows from ranked
    where place <= ${MAX_VALUES} and (not extra or n <= ${MAX_EXTRA_VALUES})
    union all (
      select field, null, sum(rows)::int from said where field like 'extra.%'
      group by field order by 3 desc, field limit ${MAX_EXTRA_FIELDS})
    order by field, rows desc, value`);
}

/** The fields of a row with their values; null: none of them has words. */
function pairsOf(entity: OwnEntity): SQL | null {
  const { fields, has } = RECORD_FIELDS[entity];
  const named = NAMED[entity].map(
    (name) => sql`select ${name}::text, ${columnOf('r', fields[name]!.column)}`,
  );
  const extra = has.includes('extra')
    ? [
        sql`select 'extra.' || e.key, e.value #>> '{}' from jsonb_each(r.extra) e
          where jsonb_typeof(e.value) in ('string', 'number', 'boolean')
            and length(e.key) <= ${MAX_LENGTH} and e.key !~ '[[:cntrl:]]'`,
      ]
    : [];
  const all = [...named, ...extra];
  return all.length === 0 ? null : sql.join(all, sql` union all `);
}
