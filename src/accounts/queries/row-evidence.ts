import { z } from 'zod';
import type { Evidence } from '../../core/citation.ts';
import {
  accountSchema,
  activitySchema,
  caseSchema,
  contactSchema,
  leadSchema,
  opportunitySchema,
} from '../account-records.ts';
import { productSchema } from '../price-book.ts';
import { productEvidence } from '../price-evidence.ts';
import {
  accountFields,
  activityEvidence,
  caseEvidence,
  contactEvidence,
  countOf,
  dateOf,
  dayOf,
  leadEvidence,
  moneyOf,
  ofAccount,
  opportunityEvidence,
  type ReaderLocale,
  toEvidence,
} from '../record-evidence.ts';
import { type FieldFound, findField, type OwnEntity } from './find-field.ts';
import type { RecordField } from './record-fields.ts';
import type { RecordResult, RecordRow } from './record-query.ts';

const priceSchema = z.object({
  id: z.string(),
  sku: z.string(),
  product: z.string(),
  unit: z.string(),
  currency: z.string(),
  term: z.string(),
  minSeats: z.number(),
  maxSeats: z.number().nullable(),
  unitAmount: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});

/**
 * A row of a result as a citable record, with what the result worked out for it. It names its account, and what was
 * worked out rests on other records: it is for those only who may see these too.
 */
export function rowEvidence(
  entity: OwnEntity,
  { row, record, result }: { row: RecordRow; record: unknown; result: Pick<RecordResult, 'id' | 'columns'> },
  wording: ReaderLocale,
): Evidence {
  const evidence = EVIDENCE_OF[entity](record, row.account?.name ?? NO_ACCOUNT, wording);
  const beside = result.columns.flatMap((name) => besideLine(entity, { name, row }, wording));
  const text = [evidence.text, ...beside].join('\n');
  const full = row.account === null ? { ...evidence, text } : ofAccount({ ...evidence, text }, row.account);
  return beside.length === 0 ? full : { ...full, restsOn: [...(full.restsOn ?? []), result.id] };
}

/** What is in no field of the record itself: what was worked out, and its account's fields. */
function besideLine(
  entity: OwnEntity,
  { name, row }: { name: string; row: RecordRow },
  wording: ReaderLocale,
): string[] {
  const found = findField(entity, name);
  if (found.of === 'row' && ('extra' in found || !isBeside(name, found.field))) return [];
  const label = name
    .replace(/^account\.(?:extra\.)?/, 'account ')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return [
    `${label[0]!.toUpperCase()}${label.slice(1)}: ${worded(found, { name, row }, wording) ?? 'not recorded'}`,
  ];
}

/** When it was changed stands in no record's own text. */
function isBeside(name: string, { computed }: RecordField): boolean {
  return computed !== undefined || name === 'updatedAt';
}

function worded(
  found: FieldFound,
  { name, row }: { name: string; row: RecordRow },
  wording: ReaderLocale,
): string | null {
  const value = row.values[name] ?? null;
  if (value === null) return null;
  if ('extra' in found) return String(value);
  const { type } = found.field;
  if (type === 'money') return moneyOf(String(value), currencyBeside(name, row), wording);
  if (type === 'day') return dateOf(String(value), wording);
  if (type === 'instant') return dayOf(String(value), wording);
  return typeof value === 'number' ? countOf(value, wording) : String(value);
}

function currencyBeside(name: string, { values }: RecordRow): string | null {
  const currency = values[name.startsWith('account.') ? 'account.currency' : 'currency'];
  return typeof currency === 'string' ? currency : null;
}

const NO_ACCOUNT = 'no account';

const EVIDENCE_OF: Record<OwnEntity, (record: unknown, account: string, wording: ReaderLocale) => Evidence> =
  {
    account: (record, _, wording) => {
      const account = accountSchema.parse(record);
      return toEvidence(`account:${account.id}`, account.name, accountFields(account, wording));
    },
    contact: (record, account) => contactEvidence(contactSchema.parse(record), account),
    lead: (record, account, wording) => {
      const lead = leadRecord.parse(record);
      return leadEvidence(
        { ...lead, leadSource: lead.source },
        account === NO_ACCOUNT ? (lead.company ?? account) : account,
        wording,
      );
    },
    opportunity: (record, account, wording) =>
      opportunityEvidence(opportunitySchema.parse(record), account, wording),
    case: (record, account, wording) => caseEvidence(caseSchema.parse(record), account, wording),
    activity: (record, account, wording) => activityEvidence(activitySchema.parse(record), account, wording),
    product: (record) => productEvidence(productSchema.parse(record)),
    price: (record, _, wording) => {
      const price = priceSchema.parse(record);
      const { product, sku, currency, term, unit, minSeats, maxSeats, unitAmount, validFrom, validTo } =
        price;
      return toEvidence(`price:${price.id}`, `${product}: price book, ${term}, ${currency}`, [
        ['Product', product],
        ['SKU', sku],
        ['Billing term', term],
        ['Tier', maxSeats === null ? `${minSeats} or more` : `${minSeats} to ${maxSeats}`],
        [`Price per ${unit} and month`, moneyOf(unitAmount, currency, wording, 'full')],
        ['Valid from', dateOf(validFrom, wording)],
        ['Valid to', validTo === null ? 'no end' : dateOf(validTo, wording)],
      ]);
    },
  };

const leadRecord = leadSchema.omit({ leadSource: true }).extend({ source: z.string().nullable() });
