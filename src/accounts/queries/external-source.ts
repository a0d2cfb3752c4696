import { type SQL, sql } from 'drizzle-orm';
import { type ExternalGrant, grantsOf } from '../external/external-grants.ts';
import { columnRef, selectFrom } from '../external/select-rows.ts';
import { columnsShown } from './columns-shown.ts';
import { compileCondition } from './compile-condition.ts';
import type { QuerySource } from './compile-query.ts';
import { type ExternalScope, externalScope } from './external-scope.ts';
import { fieldsNamed } from './fields-named.ts';
import { columnOf, type QueryContext } from './query-scope.ts';
import { RECORD_FIELDS } from './record-fields.ts';
import type { Condition, RecordQuery } from './record-query.ts';

const ROW = 'r';
const ACCOUNT = 'a';
const CHILD = 'c';
/** What a mapping has beside its fields, under names that no field has. */
const OWN_ID = 'own_id';
const ACCOUNT_ID = 'account_id';

type Has = Extract<Condition, { op: 'has' }>;

/** The kinds of one source that a query may need, as far as they were granted. */
export interface ExternalParts {
  grant: ExternalGrant;
  account: ExternalGrant<'account'> | undefined;
  contact: ExternalGrant<'contact'> | undefined;
}

/** What belongs to a grant's source. */
export function partsOf(grants: readonly ExternalGrant[], grant: ExternalGrant): ExternalParts {
  const beside = grants.filter(({ name }) => name === grant.name);
  return { grant, account: grantsOf(beside, 'account')[0], contact: grantsOf(beside, 'contact')[0] };
}

/**
 * Records of a kind in a database that is read in place, as its mapping has columns for them; null: it lacks something
 * that the query names.
 */
export function externalSource(
  asked: RecordQuery,
  parts: ExternalParts,
  context: QueryContext,
): QuerySource | null {
  const { grant } = parts;
  const account = accountOf(parts);
  const accountAlias = grant.kind === 'account' ? ROW : ACCOUNT;
  const scope = externalScope(grant, account, { row: ROW, account: accountAlias });
  // What is only shown besides may be missing there.
  const query = { ...asked, also: asked.also?.filter((field) => scope.isMapped(field)) };
  if (!canAnswer(query, scope, parts)) return null;
  const { shown, order } = RECORD_FIELDS[grant.kind];
  return {
    scope,
    from:
      account === undefined
        ? relation(grant, ROW)
        : sql`${relation(grant, ROW)} left join ${relation(account, ACCOUNT)}
          on ${columnOf(ACCOUNT, OWN_ID)}::text = ${columnOf(ROW, ACCOUNT_ID)}::text`,
    where: [sql`${columnOf(ROW, OWN_ID)} is not null`],
    id: columnOf(ROW, OWN_ID),
    account:
      account === undefined
        ? null
        : { id: columnOf(ACCOUNT, OWN_ID), name: sql`${columnOf(ACCOUNT, 'name')}::text` },
    rules: [],
    otherRules: [],
    has: (condition) => compileContacts(condition, { parts, accountAlias, context }),
    record: recordOf(grant),
    columns: columnsShown(
      query,
      shown.filter((field) => scope.isMapped(field)),
    ),
    order: order.filter(({ field }) => scope.isMapped(field)),
  };
}

/** Ids of everything in the source that the records of a kind are seen with. */
export function restsOn(query: RecordQuery, parts: ExternalParts): string[] {
  const { grant } = parts;
  const kinds = [
    grant.kind,
    ...(accountOf(parts) === undefined ? [] : ['account']),
    ...(query.where.some(({ op }) => op === 'has') ? ['contact'] : []),
  ];
  return kinds.map((kind) => `${kind}:${grant.name}:*`);
}

/** The accounts that records of the kind belong to; an account belongs to none. */
function accountOf({ grant, account }: ExternalParts): ExternalGrant<'account'> | undefined {
  return 'account' in grant.part && grant.part.account !== undefined ? account : undefined;
}

type Asked = Pick<RecordQuery, 'where'> & Partial<RecordQuery>;

function canAnswer(asked: Asked, scope: ExternalScope, parts: ExternalParts): boolean {
  const people = parts.contact === undefined ? null : contactScope(parts, ACCOUNT);
  return (
    fieldsNamed(asked).every((field) => scope.isMapped(field)) &&
    asked.where.every((one) => {
      if (one.op === 'owner') return scope.owner !== null;
      if (one.op !== 'has') return true;
      const isThere = one.entity === 'contact' && people !== null && parts.grant.kind !== 'product';
      return isThere && canAnswer({ where: one.where }, people, parts);
    })
  );
}

function contactScope({ contact, account }: ExternalParts, accountAlias: string): ExternalScope {
  return externalScope(contact!, account, { row: CHILD, account: accountAlias });
}

function compileContacts(
  { where, not }: Has,
  { parts, accountAlias, context }: { parts: ExternalParts; accountAlias: string; context: QueryContext },
): SQL {
  const scope = contactScope(parts, accountAlias);
  const conditions = where.map((one) => sql` and ${compileCondition(one, scope, context)}`);
  return sql`${not === true ? sql`not ` : sql``}exists (select 1 from ${relation(parts.contact!, CHILD)}
    where ${columnOf(CHILD, ACCOUNT_ID)}::text = ${columnOf(accountAlias, OWN_ID)}::text${sql.join(conditions, sql``)})`;
}

/** A mapped kind as a relation whose columns are called as the mapping calls them, and no other columns of its tables. */
function relation({ part }: ExternalGrant, alias: string): SQL {
  const columns = {
    ...part.columns,
    [OWN_ID]: part.id,
    ...('account' in part ? { [ACCOUNT_ID]: part.account } : {}),
  };
  return sql`(${selectFrom(part, { columns }, columnRef)}) as ${sql.identifier(alias)}`;
}

/** Every mapped field as text, as other look-ups bring them. */
function recordOf({ part }: ExternalGrant): SQL {
  const pairs = Object.keys(part.columns).map((key) => sql`${key}::text, ${columnOf(ROW, key)}::text`);
  const currency = 'currency' in part ? [sql`'currency', ${part.currency ?? null}::text`] : [];
  return sql`jsonb_build_object(${sql.join([...pairs, ...currency], sql`, `)})`;
}
