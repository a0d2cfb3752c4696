import { type SQL, sql } from 'drizzle-orm';
import { columnsShown } from './columns-shown.ts';
import { compileCondition } from './compile-condition.ts';
import type { QuerySource, RuleOf } from './compile-query.ts';
import { hasAccount, type OwnEntity, tableOf } from './find-field.ts';
import { columnOf, ownScope, type QueryContext } from './query-scope.ts';
import { RECORD_FIELDS } from './record-fields.ts';
import type { Condition, RecordQuery } from './record-query.ts';

const ROW = 'r';
const ACCOUNT = 'a';
const CHILD = 'c';

/** Our own records of a kind, as the audience that the statement runs as may see them. */
export function ownSource(entity: OwnEntity, query: RecordQuery, context: QueryContext): QuerySource {
  const shape = RECORD_FIELDS[entity];
  const account = entity === 'account' ? ROW : ACCOUNT;
  const belongs = hasAccount(entity);
  return {
    scope: ownScope(entity, { row: ROW, account }, context),
    from: fromOf(entity),
    where: [],
    id: idOf(entity),
    account:
      belongs && entity !== 'account'
        ? { id: columnOf(ACCOUNT, 'id'), name: columnOf(ACCOUNT, 'name') }
        : null,
    rules: [{ rule: columnOf(ROW, 'access_id') }, ...(restsOnAccount(query, entity) ? seenWith(entity) : [])],
    otherRules: otherTables(query, entity).map(rulesOfTable),
    has: (condition) => compileHas(condition, account, context),
    record: recordOf(entity),
    columns: columnsShown(query, shape.shown),
    order: shape.order,
  };
}

/** Whether the account of a record is shown or decides: a figure over the records alone says nothing of whose they are. */
function restsOnAccount({ where, measure, group, order }: RecordQuery, entity: OwnEntity): boolean {
  if (measure.type === 'list' || entity === 'price' || !('owner' in RECORD_FIELDS[entity].fields))
    return true;
  const decides = where.some((one) => one.op === 'has' || (one.op === 'contains' && one.field === undefined));
  return decides || JSON.stringify([where, measure, group, order]).includes('"account.');
}

/** A record is seen with its account, a price with its product. */
function seenWith(entity: OwnEntity): RuleOf[] {
  if (entity === 'price') return [{ rule: columnOf(ACCOUNT, 'access_id') }];
  return entity !== 'account' && hasAccount(entity) ? [{ account: columnOf(ROW, 'account_id') }] : [];
}

/** A record with its account, and a price with its product: neither is seen without the other. */
function fromOf(entity: OwnEntity): SQL {
  const table = sql`${sql.identifier(tableOf(entity))} ${sql.identifier(ROW)}`;
  if (entity === 'price') return sql`${table} join products ${sql.identifier(ACCOUNT)} on a.sku = r.sku`;
  if (entity === 'account' || !hasAccount(entity)) return table;
  return sql`${table} left join accounts ${sql.identifier(ACCOUNT)} on a.id = r.account_id`;
}

/** A price goes by the id of its evidence: readers see no number of a row of the price book. */
function idOf(entity: OwnEntity): SQL {
  if (entity !== 'price') return columnOf(ROW, 'id');
  return sql`concat_ws(':', r.sku, r.currency, r.term, r.min_seats, r.valid_from)`;
}

function compileHas(
  { entity, where, not }: Extract<Condition, { op: 'has' }>,
  account: string,
  context: QueryContext,
): SQL {
  const scope = ownScope(entity, { row: CHILD, account }, context);
  const conditions = where.map((one) => sql` and ${compileCondition(one, scope, context)}`);
  return sql`${not === true ? sql`not ` : sql``}exists (
    select 1 from ${sql.identifier(tableOf(entity))} ${sql.identifier(CHILD)}
    where c.account_id = ${columnOf(account, 'id')}${sql.join(conditions, sql``)})`;
}

/** Tables whose records decide which ones hold the conditions, or what is shown of them. */
function otherTables(query: RecordQuery, entity: OwnEntity): string[] {
  const has = query.where.flatMap((one) => (one.op === 'has' ? [one] : []));
  const named = JSON.stringify([query, RECORD_FIELDS[entity].shown]);
  const asksActivities = /"(?:account\.)?(?:lastActivityAt|touchedAt)"/.test(named);
  return [
    ...new Set([...has.map((one) => tableOf(one.entity)), ...(asksActivities ? [tableOf('activity')] : [])]),
  ];
}

/** The rules of the audience under which there is anything in a table: a record that is not there decides as well. */
function rulesOfTable(table: string): SQL {
  return sql`select allowed.rule from unnest(switchboard_allowed_access()) as allowed (rule)
    where exists (select 1 from ${sql.identifier(table)} x where x.access_id = allowed.rule)`;
}

/** Every field of a record by its name, with what evidence needs beside them. */
function recordOf(entity: OwnEntity): SQL {
  const { fields, has } = RECORD_FIELDS[entity];
  const pairs = Object.entries(fields).flatMap(([name, { type, column, computed }]) =>
    computed === undefined ? [sql`${name}::text, ${documentValue(type, columnOf(ROW, column))}`] : [],
  );
  const beside = [
    ...(has.includes('currency') ? [sql`'currency', r.currency`] : []),
    ...(has.includes('extra') ? [sql`'extra', r.extra`] : []),
    ...(entity === 'account' || entity === 'product' ? [sql`'aliases', to_jsonb(r.aliases)`] : []),
    ...(entity === 'price' ? [sql`'product', a.name`, sql`'unit', a.unit`] : []),
  ];
  return sql`jsonb_build_object(${sql.join([sql`'id', ${idOf(entity)}`, ...pairs, ...beside], sql`, `)})`;
}

function documentValue(type: string, value: SQL): SQL {
  if (type === 'money') return sql`(${value})::text`;
  if (type === 'day') return sql`to_char(${value}, 'YYYY-MM-DD')`;
  if (type === 'instant') return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return type === 'list' ? sql`to_jsonb(${value})` : value;
}
