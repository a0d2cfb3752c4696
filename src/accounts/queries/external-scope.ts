import { type SQL, sql } from 'drizzle-orm';
import type { ExternalGrant } from '../external/external-grants.ts';
import { EXTERNAL_FIELDS, type ExternalKind } from '../external/mapping.ts';
import { lowerCase } from './bound-values.ts';
import { findField } from './find-field.ts';
import { type Aliases, columnOf, type FieldValue, type Scope, SEPARATOR } from './query-scope.ts';
import type { FieldType } from './record-fields.ts';
import type { RecordEntity } from './record-query.ts';

/** How a statement reaches records that are read in place, as far as a mapping has columns for them. */
export interface ExternalScope extends Scope {
  /** @throws BotError `tool_invalid_input` for a field that no record of the kind has anywhere */
  isMapped(name: string): boolean;
}

/** Our fields that mappings call otherwise. */
const CALLED: Partial<Record<string, string>> = { family: 'category' };

/** Whether records of an entity can be in a database that is read in place. */
export function isExternalEntity(entity: RecordEntity): entity is ExternalKind {
  return entity in EXTERNAL_FIELDS;
}

/** What a mapping calls a field. */
export function mappedName(field: string): string {
  return CALLED[field] ?? field;
}

/** The scope of a record of a mapped kind, whose columns stand in a relation under the mapping's names. */
export function externalScope(
  grant: ExternalGrant,
  account: ExternalGrant<'account'> | undefined,
  aliases: Aliases,
): ExternalScope {
  const entity = grant.kind;
  const place = (name: string) => {
    const found = findField(entity, name);
    const part = found.of === 'row' ? grant.part : account?.part;
    const key = mappedName(name.replace(/^account\./, ''));
    const isThere = !('extra' in found) && part !== undefined && Object.hasOwn(part.columns, key);
    return isThere ? { found, key, alias: found.of === 'row' ? aliases.row : aliases.account } : null;
  };
  const texts = textColumns(grant).map((key) => columnOf(aliases.row, key));
  const name = entity === 'account' || account === undefined ? [] : [columnOf(aliases.account, 'name')];
  const owner =
    'owner' in grant.part.columns
      ? aliases.row
      : account !== undefined && 'owner' in account.part.columns && entity === 'contact'
        ? aliases.account
        : null;
  return {
    isMapped: (field) => place(field) !== null,
    field(field) {
      const { found, key, alias } = place(field)!;
      const type = 'extra' in found ? 'text' : found.field.type;
      return fieldValue(type, columnOf(alias, key), currencyOf(grant));
    },
    owner: owner === null ? null : lowerCase(sql`${columnOf(owner, 'owner')}::text`),
    text: sql`lower(concat_ws(${SEPARATOR}, ${sql.join([...texts, ...name], sql`, `)}))`,
  };
}

/** Columns of a source have types of their own; they are compared as what our field holds. */
function fieldValue(type: FieldType, column: SQL, currency: string | null): FieldValue {
  const value =
    type === 'text' ? sql`${column}::text` : type === 'day' ? sql`${column}::date` : sql`${column}::numeric`;
  return {
    type,
    value,
    lower: lowerCase(sql`${value}::text`),
    currency: type === 'money' ? sql`${currency}::text` : null,
  };
}

function currencyOf({ part }: ExternalGrant): string | null {
  return 'currency' in part ? (part.currency ?? null) : null;
}

function textColumns({ kind, part }: ExternalGrant): string[] {
  const fields: Record<string, string> = EXTERNAL_FIELDS[kind];
  return Object.keys(part.columns).filter((key) => fields[key] === 'text');
}
