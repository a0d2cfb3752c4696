import { type SQL, sql } from 'drizzle-orm';
import { lowerCase } from './bound-values.ts';
import { findField, hasAccount, type OwnEntity } from './find-field.ts';
import { type FieldType, RECORD_FIELDS, type RecordField } from './record-fields.ts';

/** A field as a statement reaches it. */
export interface FieldValue {
  /** `extra` is a plain value of a JSON document, as text. */
  type: FieldType | 'extra';
  value: SQL;
  /** A text in lower case, by a column that has an index where there is one. */
  lower: SQL;
  /** Of an amount of money: the column that says in what. */
  currency: SQL | null;
  /** Names a value for a reply; only where that differs from what `type` says. */
  json?: SQL;
}

/** How a statement reaches what a query can name of one kind of record. */
export interface Scope {
  /** @throws BotError `tool_invalid_input` for a field that there is not */
  field(name: string): FieldValue;
  /** Who looks after it, in lower case; null: nobody does. */
  owner: SQL | null;
  /** All texts of the record and its account's names in one, in lower case. */
  text: SQL;
}

/** What a turn means by now, by a day and by its people. */
export interface QueryContext {
  now: Date;
  /** IANA name. */
  timeZone: string;
  /** How each person that the query names is written in records, in lower case. */
  spellings: ReadonlyMap<string, readonly string[]>;
  /** The first day that each next step names, by the id of its opportunity. */
  nextStepDays: Readonly<Record<string, string>>;
}

/** Where a scope's record and its account stand in a statement. */
export interface Aliases {
  row: string;
  account: string;
}

/** Between two texts, so that nothing is found across them. */
export const SEPARATOR = sql.raw(`E'\\x1e'`);

/** The scope of a record of our own tables. */
export function ownScope(entity: OwnEntity, { row, account }: Aliases, context: QueryContext): Scope {
  const { fields, has } = RECORD_FIELDS[entity];
  const texts = Object.values(fields).flatMap(({ type, column, computed }) =>
    (type === 'text' || type === 'list') && computed === undefined
      ? [textOf(type, columnOf(row, column))]
      : [],
  );
  const names = hasAccount(entity)
    ? [columnOf(account, 'name'), textOf('list', columnOf(account, 'aliases'))]
    : [];
  const extras = has.includes('extra') ? [allExtras(row)] : [];
  const ownsItself = 'owner' in fields;
  return {
    field(name) {
      const found = findField(entity, name);
      const alias = found.of === 'row' ? row : account;
      return 'extra' in found ? extraValue(alias, found.extra) : fieldValue(alias, found.field, context);
    },
    owner: ownsItself
      ? columnOf(row, 'owner_lower')
      : hasAccount(entity)
        ? columnOf(account, 'owner_lower')
        : null,
    text: sql`lower(concat_ws(${SEPARATOR}, ${sql.join([...texts, ...names, ...extras], sql`, `)}))`,
  };
}

function fieldValue(alias: string, field: RecordField, context: QueryContext): FieldValue {
  const value =
    field.computed === undefined ? columnOf(alias, field.column) : computedValue(alias, field, context);
  const { type, lower } = field;
  return {
    type,
    value,
    lower: lower === undefined ? lowerCase(textOf(type, value)) : columnOf(alias, lower),
    currency: type === 'money' ? columnOf(alias, 'currency') : null,
  };
}

function computedValue(alias: string, { computed }: RecordField, context: QueryContext): SQL {
  const id = columnOf(alias, 'id');
  if (computed === 'last_activity') return lastActivity(sql`x.account_id = ${id}`, context);
  if (computed === 'touched')
    return sql`greatest(${columnOf(alias, 'updated_at')}, ${lastActivity(sql`x.opportunity_id = ${id}`, context)})`;
  if (computed === 'next_step_day')
    return sql`(${JSON.stringify(context.nextStepDays)}::text::jsonb ->> ${id})::date`;
  // A hundredth by multiplication is exact; a quotient is not.
  return sql`(${columnOf(alias, 'amount')} * ${columnOf(alias, 'probability')}::numeric * 0.01)`;
}

function lastActivity(whose: SQL, { now }: QueryContext): SQL {
  return sql`(select max(x.happened_at) from activities x where ${whose} and x.happened_at <= ${now.toISOString()}::timestamptz)`;
}

/** A plain value that only the source has; what is a list or an object there is no value that people ask for. */
function extraValue(alias: string, key: string): FieldValue {
  const json = sql`(case when jsonb_typeof(${columnOf(alias, 'extra')} -> ${key}::text) in ('string', 'number', 'boolean')
    then ${columnOf(alias, 'extra')} -> ${key}::text end)`;
  const value = sql`(${json} #>> '{}')`;
  return { type: 'extra', value, lower: lowerCase(value), currency: null, json };
}

function allExtras(alias: string): SQL {
  return sql`(select string_agg(e.value #>> '{}', ${SEPARATOR}) from jsonb_each(${columnOf(alias, 'extra')}) e
    where jsonb_typeof(e.value) in ('string', 'number', 'boolean'))`;
}

function textOf(type: FieldType, value: SQL): SQL {
  return type === 'list' ? sql`array_to_string(${value}, ${SEPARATOR})` : value;
}

/** A column of a table by its alias in the statement; both are names of ours. */
export function columnOf(alias: string, column: string): SQL {
  return sql`${sql.identifier(alias)}.${sql.identifier(column)}`;
}
