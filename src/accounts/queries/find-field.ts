import { BotError } from '../../core/bot-error.ts';
import { type EntityFields, RECORD_FIELDS, type RecordField } from './record-fields.ts';
import type { RecordEntity } from './record-query.ts';

/** What stands before the fields of a record's account. */
const ACCOUNT = 'account.';
/** What stands before fields that only the source has. */
const EXTRA = 'extra.';

/** A field that a query names: of the record itself or of its account, one of ours or one that only the source has. */
export type FieldFound = { of: 'row' | 'account' } & ({ field: RecordField } | { extra: string });

/** An entity of our own tables. */
export type OwnEntity = Exclude<RecordEntity, 'order'>;

/** Whether records of an entity can be in our own tables; others are only read in place. */
export function isOwnEntity(entity: RecordEntity): entity is OwnEntity {
  return RECORD_FIELDS[entity].table !== undefined;
}

/** The table of an entity of ours. */
export function tableOf(entity: OwnEntity): string {
  return RECORD_FIELDS[entity].table!;
}

/**
 * Finds the field of an entity that a query calls by a name. An account is its own account.
 * @throws BotError `tool_invalid_input`, which lists the fields that there are
 */
export function findField(entity: RecordEntity, name: string): FieldFound {
  const ofAccount = name.startsWith(ACCOUNT);
  const own = ofAccount && entity !== 'account' ? 'account' : entity;
  const fields: EntityFields = RECORD_FIELDS[own];
  const key = ofAccount ? name.slice(ACCOUNT.length) : name;
  const of = own === entity ? 'row' : 'account';
  const known = of === 'row' || hasAccount(entity);
  if (known && key.startsWith(EXTRA) && fields.has.includes('extra'))
    return { of, extra: key.slice(EXTRA.length) };
  const field = Object.hasOwn(fields.fields, key) ? fields.fields[key] : undefined;
  if (!known || field === undefined) throw unknownField(entity, name);
  return { of, field };
}

/** Whether records of an entity belong to accounts. */
export function hasAccount(entity: RecordEntity): boolean {
  return entity === 'account' || RECORD_FIELDS[entity].has.includes('account');
}

/** What is said where a query asks of a field what its values cannot answer. */
export function wrongValue(name: string, wanted: string): BotError {
  return new BotError('tool_invalid_input', `The field "${name}" ${wanted}.`);
}

function unknownField(entity: RecordEntity, name: string): BotError {
  const own = Object.keys(RECORD_FIELDS[entity].fields);
  const beside = [
    ...(RECORD_FIELDS[entity].has.includes('extra') ? [`${EXTRA}<name>`] : []),
    ...(hasAccount(entity) && entity !== 'account'
      ? Object.keys(RECORD_FIELDS.account.fields).map((each) => `${ACCOUNT}${each}`)
      : []),
  ];
  return new BotError(
    'tool_invalid_input',
    `There is no field "${name}" of ${entity}. Its fields are: ${[...own, ...beside].join(', ')}.`,
  );
}
