import { type SQL, sql } from 'drizzle-orm';
import { compileCondition, numberIn } from './compile-condition.ts';
import { compileGroup, type GroupKey } from './compile-group.ts';
import { wrongValue } from './find-field.ts';
import type { FieldValue, QueryContext, Scope } from './query-scope.ts';
import type { Condition, Measure, RecordQuery } from './record-query.ts';

/** The access rule itself, or the id of an account: of many records few accounts are looked up. */
export type RuleOf = { rule: SQL } | { account: SQL };

/** Where the records of a query are: one of our tables with what belongs to it, or a table that is read in place. */
export interface QuerySource {
  scope: Scope;
  /** The table and its joins, as they follow `from`. */
  from: SQL;
  /** Conditions that every record of it holds. */
  where: readonly SQL[];
  id: SQL;
  /** Id and name of the account that a record belongs to; null: records of this kind have none. */
  account: { id: SQL; name: SQL } | null;
  /** The access rules of a record and of what it is seen with; none where the whole source has one. */
  rules: readonly RuleOf[];
  /** Rules of other records that took part in deciding which ones hold the conditions: a statement of one column. */
  otherRules: readonly SQL[];
  /** Whether the record's account has another record of a kind. */
  has(condition: Extract<Condition, { op: 'has' }>): SQL;
  /** The whole record as a document, for its evidence. */
  record: SQL;
  /** The fields of a list's rows. */
  columns: readonly string[];
  order: readonly { field: string; direction: 'asc' | 'desc' }[];
}

/**
 * Writes the one statement that answers a query over one source: how many records hold the conditions, under which
 * rules they were seen, the figures, the groups and the rows. Each is read of the same records, worked out once.
 */
export function compileQuery(query: RecordQuery, source: QuerySource, context: QueryContext): SQL {
  const isList = query.measure.type === 'list';
  const { measure } = query;
  const measured =
    'field' in measure && measure.field !== undefined
      ? measuredOf(measure.type, measure.field, source.scope, context)
      : null;
  const order = isList ? orderOf(query, source) : [];
  const group = query.group === undefined ? null : compileGroup(query.group, source.scope, context);
  const held = [
    sql`${source.id} as id`,
    ...source.rules.map(
      (one, at) => sql`${'rule' in one ? one.rule : one.account} as ${sql.identifier(`rule${at}`)}`,
    ),
    ...order.map(({ value }, at) => sql`${value} as ${sql.identifier(`order${at}`)}`),
    ...(measured === null ? [] : [sql`${measured.value} as measured`, sql`${measured.currency} as currency`]),
    ...(group === null ? [] : [sql`${group.fold} as fold`, sql`${group.label} as label`]),
  ];
  const where = [...source.where, ...compileWhere(query.where, source, context)];
  return sql`
    with held as (
      select ${sql.join(held, sql`, `)} from ${source.from} where ${where.length === 0 ? sql`true` : sql.join(where, sql` and `)}
    )${group === null ? sql`` : groupsOf(query, measured !== null)}
    select (select count(*)::int from held) as count, ${rulesOf(source)} as rules,
      ${totalsOf(query, measured !== null)} as totals,
      ${group === null ? sql`'[]'::jsonb as groups, 0` : pageOfGroups(query, group)} as "groupCount",
      ${isList ? pageOfRows(query, source, order) : sql`'[]'::jsonb`} as rows`;
}

/** Writes the conditions of a query, each on its own. */
export function compileWhere(
  where: readonly Condition[],
  source: Pick<QuerySource, 'scope' | 'has'>,
  context: QueryContext,
): SQL[] {
  return where.map((one) =>
    one.op === 'has' ? source.has(one) : compileCondition(one, source.scope, context),
  );
}

const NOTHING = sql`'[]'::jsonb`;
/** Percentages and averages are rounded to so many digits. */
const DIGITS = sql.raw('2');

/** The value that a figure is made of: an exact number, or of days their text. */
function measuredOf(
  type: Measure['type'],
  name: string,
  scope: Scope,
  { timeZone }: QueryContext,
): { value: SQL; currency: SQL } {
  const field = scope.field(name);
  const currency = field.currency ?? sql`null::text`;
  if (field.type === 'number' || field.type === 'money')
    return { value: sql`(${field.value})::numeric`, currency };
  if (field.type === 'extra') return { value: numberIn(field.value), currency };
  const isEnd = type === 'minimum' || type === 'maximum';
  if (isEnd && field.type === 'day') return { value: dayText(field.value), currency };
  if (isEnd && field.type === 'instant')
    return { value: dayText(sql`(${field.value} at time zone ${timeZone}::text)`), currency };
  throw wrongValue(name, isEnd ? 'holds neither numbers nor days' : 'holds no numbers');
}

function dayText(value: SQL): SQL {
  return sql`(to_char(${value}, 'YYYY-MM-DD') collate "C")`;
}

interface OrderKey {
  value: SQL;
  direction: SQL;
}

/** By the fields that the query names; without them as people look for such records. */
function orderOf({ order }: RecordQuery, source: QuerySource): OrderKey[] {
  return (order.length === 0 ? source.order : order).flatMap(({ field, direction }) =>
    orderKeys(source.scope.field(field)).map((value) => ({
      value,
      direction: direction === 'asc' ? sql`asc nulls last` : sql`desc nulls last`,
    })),
  );
}

/** Texts sort by their letters, however the database is set up; of further fields numbers come first, as numbers. */
function orderKeys({ type, value, lower }: FieldValue): SQL[] {
  if (type === 'text' || type === 'list') return [sql`(${lower} collate "C")`];
  return type === 'extra' ? [numberIn(value), sql`(${lower} collate "C")`] : [value];
}

function rulesOf({ rules, otherRules }: QuerySource): SQL {
  const each = [
    ...rules.map((one, at) => {
      const held = sql.identifier(`rule${at}`);
      return 'rule' in one
        ? sql`select ${held} as rule from held`
        : sql`select x.access_id as rule from accounts x where x.id in (select ${held} from held)`;
    }),
    ...otherRules,
  ];
  if (each.length === 0) return sql`'{}'::integer[]`;
  return sql`(select coalesce(array_agg(distinct rule order by rule), '{}') from (${sql.join(each, sql` union `)}) seen)`;
}

/** The figure of a measure over rows of one currency; `over` is how many rows count where nothing is measured. */
function figureOf(query: RecordQuery): SQL {
  const { type } = query.measure;
  if (type === 'average') return sql`round(avg(measured), ${DIGITS})`;
  if (type === 'minimum') return sql`min(measured)`;
  if (type === 'maximum') return sql`max(measured)`;
  return sql`sum(measured)`;
}

function totalsOf(query: RecordQuery, isMeasured: boolean): SQL {
  if (query.measure.type === 'list') return NOTHING;
  if (!isMeasured)
    return sql`(select jsonb_build_array(jsonb_build_object('currency', null, 'value', count(*)::text, 'rows', count(*))) from held)`;
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'value', value::text, 'rows', rows) order by currency nulls last), '[]')
    from (select currency, ${figureOf(query)} as value, count(measured) as rows from held where measured is not null group by currency) figure)`;
}

function groupsOf(query: RecordQuery, isMeasured: boolean): SQL {
  const isShare = query.measure.type === 'share';
  const figures = isMeasured
    ? sql`
      select fold, min(label collate "C") as label, currency, count(measured) as rows, ${
        isShare
          ? sql`round(100 * sum(measured) / nullif(sum(sum(measured)) over (partition by currency), 0), ${DIGITS})`
          : figureOf(query)
      } as value
      from held group by fold, currency`
    : sql`
      select fold, min(label collate "C") as label, null::text as currency, count(*) as rows, ${
        isShare ? sql`round(100.0 * count(*) / sum(count(*)) over (), ${DIGITS})` : sql`count(*)`
      } as value
      from held group by fold`;
  return sql`, figures as (${figures}), grouped as (
      select fold, min(label collate "C") as label, max(value) as top,
        coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'value', value::text, 'rows', rows)
          order by currency nulls last) filter (where value is not null), '[]') as figures
      from figures group by fold
    )`;
}

/** Dates come in their order, everything else by the largest figure, unless the query says how. */
function pageOfGroups({ order, limit, offset }: RecordQuery, { isDate }: GroupKey): SQL {
  const given = order.length === 0 ? [isDate ? ASCENDING : DESCENDING] : order;
  const keys = given.map(({ field, direction }) => {
    if (field !== 'group' && field !== 'measure')
      throw wrongValue(field, 'is not what groups are ordered by: say "measure" or "group"');
    const column = field === 'group' ? sql`fold` : sql`top`;
    return direction === 'asc' ? sql`${column} asc nulls last` : sql`${column} desc nulls last`;
  });
  const sorted = sql.join([...keys, sql`fold asc nulls last`], sql`, `);
  return sql`(
        select coalesce(jsonb_agg(jsonb_build_object('key', label, 'figures', figures) order by place), '[]')
        from (select label, figures, row_number() over (order by ${sorted}) as place from grouped) sorted
        where place > ${sql.raw(String(offset))} and place <= ${sql.raw(String(offset + limit))}) as groups,
      (select count(*)::int from grouped)`;
}

const ASCENDING = { field: 'group', direction: 'asc' } as const;
const DESCENDING = { field: 'measure', direction: 'desc' } as const;

function pageOfRows({ limit, offset }: RecordQuery, source: QuerySource, order: readonly OrderKey[]): SQL {
  const keys = (table: string) =>
    sql.join(
      [
        ...order.map(
          ({ direction }, at) => sql`${sql.identifier(table)}.${sql.identifier(`order${at}`)} ${direction}`,
        ),
        sql`${sql.identifier(table)}.id::text collate "C"`,
      ],
      sql`, `,
    );
  return sql`(
        select coalesce(jsonb_agg(row order by place), '[]') from (
          select jsonb_build_object('id', ${source.id}::text, 'values', ${valuesOf(source)}, 'account', ${accountOf(source)},
            'record', ${source.record}) as row, page.place
          from (
            select id, row_number() over (order by ${keys('held')}) as place from held
            order by place limit ${sql.raw(String(limit))} offset ${sql.raw(String(offset))}
          ) page join ${source.from} on ${source.id} = page.id
        ) shown)`;
}

function valuesOf({ scope, columns }: QuerySource): SQL {
  const pairs = columns.flatMap((name) => {
    const field = scope.field(name);
    const beside = name.startsWith('account.') ? 'account.currency' : 'currency';
    return [
      sql`${name}::text, ${jsonOf(field)}`,
      ...(field.currency === null ? [] : [sql`${beside}::text, ${field.currency}`]),
    ];
  });
  return sql`jsonb_build_object(${sql.join(pairs, sql`, `)})`;
}

function accountOf({ account }: QuerySource): SQL {
  if (account === null) return sql`null`;
  return sql`case when ${account.id} is not null then jsonb_build_object('id', ${account.id}::text, 'name', ${account.name}) end`;
}

/** A value as a reply's cell has it. */
function jsonOf({ type, value, json }: FieldValue): SQL {
  if (json !== undefined) return json;
  if (type === 'money') return sql`(${value})::text`;
  if (type === 'day') return sql`to_char(${value}, 'YYYY-MM-DD')`;
  if (type === 'instant') return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return type === 'list' ? sql`array_to_string(${value}, ', ')` : value;
}
