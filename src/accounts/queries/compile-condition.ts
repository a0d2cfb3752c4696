import { type SQL, sql } from 'drizzle-orm';
import { boundDay, boundNumber, boundPattern, boundStart, boundText } from './bound-values.ts';
import { wrongValue } from './find-field.ts';
import type { FieldValue, QueryContext, Scope } from './query-scope.ts';
import type { PlainCondition } from './record-query.ts';

type OfField<Op extends PlainCondition['op']> = Extract<PlainCondition, { op: Op }>;

/** A number that stands in a text, else null. */
export function numberIn(value: SQL): SQL {
  return sql`(case when ${value} ~ '^-?[0-9]{1,40}(\\.[0-9]{1,40})?$' then (${value})::numeric end)`;
}

/** A day that a text begins with, as its text, else null. */
export function dayIn(value: SQL): SQL {
  return sql`(case when ${value} ~ '^[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}' then left(${value}, 10) end collate "C")`;
}

/** Writes a condition on a record as bound SQL; what is not known holds no condition, and so every one that is denied. */
export function compileCondition(condition: PlainCondition, scope: Scope, context: QueryContext): SQL {
  if (condition.op === 'owner') return compileOwner(condition, scope, context);
  const held = compileHeld(condition, scope, context);
  return 'not' in condition && condition.not === true ? sql`(${held}) is not true` : sql`(${held})`;
}

function compileHeld(
  condition: Exclude<PlainCondition, { op: 'owner' }>,
  scope: Scope,
  context: QueryContext,
): SQL {
  if (condition.op === 'is') return compileIs(condition, scope.field(condition.field), context);
  if (condition.op === 'contains') return compileContains(condition, scope);
  if (condition.op === 'between') return compileBetween(condition, scope.field(condition.field), context);
  const { type, value } = scope.field(condition.field);
  if (type === 'text' || type === 'extra') return sql`coalesce(${value}, '') = ''`;
  return type === 'list' ? sql`coalesce(cardinality(${value}), 0) = 0` : sql`${value} is null`;
}

/** Of people whom nobody knows by any spelling no record is known to be, nor not to be. */
function compileOwner({ people, not }: OfField<'owner'>, { owner }: Scope, context: QueryContext): SQL {
  if (owner === null) throw wrongValue('owner', 'is none of these records: nobody looks after them');
  const spellings = [...new Set(people.flatMap((one) => context.spellings.get(one) ?? []))];
  if (spellings.length === 0) return sql`false`;
  const held = sql`${owner} in (${sql.join(spellings.map(boundText), sql`, `)})`;
  return not === true ? sql`(${held}) is not true` : held;
}

function compileIs({ field, values }: OfField<'is'>, found: FieldValue, { timeZone }: QueryContext): SQL {
  const { type, value, lower } = found;
  const among = (one: SQL, bind: (each: string | number | boolean) => SQL) =>
    sql`${one} in (${sql.join(values.map(bind), sql`, `)})`;
  if (type === 'text' || type === 'extra') return among(lower, boundText);
  if (type === 'list')
    return sql`exists (select 1 from unnest(${value}) item where ${among(sql`left(lower(item), 500)`, boundText)})`;
  if (type === 'number' || type === 'money') return among(value, (each) => boundNumber(field, each));
  if (type === 'day') return among(value, (each) => boundDay(field, each));
  if (type === 'boolean') return either(values.map((each) => boundBoolean(field, value, each)));
  return either(
    values.map(
      (each) =>
        sql`(${value} >= ${boundStart(field, each, { timeZone })} and ${value} < ${boundStart(field, each, { timeZone, after: 1 })})`,
    ),
  );
}

/** Without a bound value, so that an index over open records is known to hold all of them. */
function boundBoolean(field: string, column: SQL, value: string | number | boolean): SQL {
  if (typeof value !== 'boolean') throw wrongValue(field, 'is true or false');
  return value ? column : sql`not ${column}`;
}

function compileContains({ field, text }: OfField<'contains'>, scope: Scope): SQL {
  const pattern = boundPattern(text);
  if (field === undefined) return sql`${scope.text} like ${pattern}`;
  const { type, value } = scope.field(field);
  if (type === 'list')
    return sql`exists (select 1 from unnest(${value}) item where lower(item) like ${pattern})`;
  if (type !== 'text' && type !== 'extra') throw wrongValue(field, 'is no text, and cannot contain one');
  return sql`lower(${value}) like ${pattern}`;
}

function compileBetween(
  { field, from, to }: OfField<'between'>,
  found: FieldValue,
  { timeZone }: QueryContext,
): SQL {
  const { type, value } = found;
  const ends = (one: SQL, bind: (bound: string | number) => SQL) =>
    both([
      ...(from === undefined ? [] : [sql`${one} >= ${bind(from)}`]),
      ...(to === undefined ? [] : [sql`${one} <= ${bind(to)}`]),
    ]);
  if (type === 'number' || type === 'money') return ends(value, (bound) => boundNumber(field, bound));
  if (type === 'day') return ends(value, (bound) => boundDay(field, bound));
  if (type === 'instant')
    return both([
      ...(from === undefined ? [] : [sql`${value} >= ${boundStart(field, from, { timeZone })}`]),
      ...(to === undefined ? [] : [sql`${value} < ${boundStart(field, to, { timeZone, after: 1 })}`]),
    ]);
  if (type !== 'extra') throw wrongValue(field, 'has no order: ask for its values');
  if ([from, to].every((bound) => bound === undefined || typeof bound === 'number'))
    return ends(numberIn(value), (bound) => boundNumber(field, bound));
  return ends(dayIn(value), (bound) => sql`to_char(${boundDay(field, bound)}, 'YYYY-MM-DD')`);
}

function either(conditions: readonly SQL[]): SQL {
  return sql`(${sql.join([...conditions], sql` or `)})`;
}

function both(conditions: readonly SQL[]): SQL {
  return sql`(${sql.join([...conditions], sql` and `)})`;
}
