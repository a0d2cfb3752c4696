import { z } from 'zod';
import type { Evidence } from '../../core/citation.ts';
import { dayOf, decimalOf, textOf } from '../external/external-values.ts';
import { EXTERNAL_FIELDS, type ExternalKind, type ValueType } from '../external/mapping.ts';
import {
  countOf,
  dateOf,
  moneyOf,
  ofAccount,
  type ReaderLocale,
  some,
  toEvidence,
} from '../record-evidence.ts';
import { RECORD_FIELDS } from './record-fields.ts';
import type { RecordRow } from './record-query.ts';

/** A record of a database that is read in place: each mapped field as text. */
const recordSchema = z.record(z.string(), z.string().nullable());
type Fields = z.infer<typeof recordSchema>;

/** A row of a result that was read in place as a citable record; it names its account where its source does. */
export function externalRowEvidence(
  kind: ExternalKind,
  { row, record, source }: { row: RecordRow; record: unknown; source: string },
  wording: ReaderLocale,
): Evidence {
  const fields = recordSchema.parse(record);
  const called = kind === 'order' ? 'number' : 'name';
  const name = textOf(fields[called]) ?? row.id;
  const rest = Object.entries(EXTERNAL_FIELDS[kind]).filter(([field]) => field !== called);
  const evidence = toEvidence(`${kind}:${row.id}`, titleOf(kind, { name, row, source }), [
    [labelOf(kind), name],
    ...(kind === 'account' ? [] : some('Account', row.account?.name ?? null)),
    ['Source', source],
    ...rest.flatMap(([field, type]) => some(labelOf(field), worded(kind, { field, type, fields }, wording))),
  ]);
  return row.account === null ? evidence : ofAccount(evidence, row.account);
}

function titleOf(
  kind: ExternalKind,
  { name, row, source }: { name: string; row: RecordRow; source: string },
): string {
  const whose = row.account === null ? '' : `, ${row.account.name}`;
  return `${kind === 'order' ? 'Order ' : ''}${name}${whose} (${source})`;
}

function worded(
  kind: ExternalKind,
  { field, type, fields }: { field: string; type: ValueType; fields: Fields },
  wording: ReaderLocale,
): string | null {
  if (type === 'text') return textOf(fields[field]);
  if (type === 'date') return dateOf(dayOf(fields[field]), wording);
  const number = decimalOf(fields[field]);
  const isMoney = field === 'price' || RECORD_FIELDS[kind].fields[field]?.type === 'money';
  if (isMoney) return moneyOf(number, fields.currency ?? null, wording, 'full');
  return countOf(number === null ? null : Number(number), wording);
}

function labelOf(field: string): string {
  return field === 'sku' ? 'SKU' : `${field[0]!.toUpperCase()}${field.slice(1)}`;
}
