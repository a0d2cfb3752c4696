import { z } from 'zod';
import type { Reader } from '../core/audience.ts';
import {
  booleanColumn,
  dateColumn,
  decimalColumn,
  instantColumn,
  integerColumn,
  listColumn,
  numberColumn,
  textColumn,
} from './column-values.ts';

const requiredText = textColumn.refine((value) => value !== null, 'is missing');
const currency = textColumn
  .transform((value) => value?.toUpperCase() ?? null)
  .refine((value) => value === null || /^[A-Z]{3}$/.test(value), 'is not an ISO 4217 code');
/** Links are references within the file set until they are resolved. */
const link = textColumn;
const closed = booleanColumn.transform((value) => value ?? false);

/** The columns of each kind of record, by table, with how a source's value becomes a column's. */
export const RECORD_COLUMNS = {
  accounts: z.object({
    name: requiredText,
    aliases: listColumn,
    industry: textColumn,
    country: textColumn,
    website: textColumn,
    employees: integerColumn,
    segment: textColumn,
    tier: textColumn,
    edition: textColumn,
    seats: integerColumn,
    annual_recurring_revenue: decimalColumn,
    currency,
    renewal_date: dateColumn,
    health_score: numberColumn,
    owner: textColumn,
    description: textColumn,
    updated_at: instantColumn,
  }),
  contacts: z.object({
    account_id: link,
    name: requiredText,
    title: textColumn,
    email: textColumn,
    phone: textColumn,
    role: textColumn.transform((value) => value?.toLowerCase().replace(/[\s-]+/g, '_') ?? null),
    notes: textColumn,
    updated_at: instantColumn,
  }),
  opportunities: z.object({
    account_id: link,
    name: requiredText,
    stage: textColumn,
    amount: decimalColumn,
    currency,
    close_date: dateColumn,
    probability: numberColumn,
    next_step: textColumn,
    risk: textColumn,
    competitor: textColumn,
    type: textColumn,
    owner: textColumn,
    closed,
    updated_at: instantColumn,
  }),
  cases: z.object({
    account_id: link,
    contact_id: link,
    number: textColumn,
    subject: requiredText,
    description: textColumn,
    status: textColumn,
    priority: textColumn,
    product: textColumn,
    owner: textColumn,
    opened_at: instantColumn,
    closed,
    updated_at: instantColumn,
  }),
  activities: z.object({
    account_id: link,
    contact_id: link,
    opportunity_id: link,
    type: textColumn,
    subject: requiredText,
    body: textColumn,
    owner: textColumn,
    happened_at: instantColumn,
    updated_at: instantColumn,
  }),
  leads: z.object({
    account_id: link,
    name: requiredText,
    company: textColumn,
    title: textColumn,
    email: textColumn,
    lead_source: textColumn,
    status: textColumn,
    owner: textColumn,
    opened_at: instantColumn,
    notes: textColumn,
    updated_at: instantColumn,
  }),
  products: z.object({
    sku: requiredText,
    name: requiredText,
    edition: textColumn,
    family: textColumn.transform((value) => value?.toLowerCase() ?? 'edition'),
    unit: textColumn.transform((value) => value?.toLowerCase() ?? 'seat'),
    description: textColumn,
    aliases: listColumn,
    features: listColumn,
    updated_at: instantColumn,
  }),
} as const;

/** A kind of record, named as its table. */
export type RecordKind = keyof typeof RECORD_COLUMNS;
/** In the order in which links between them can be resolved. */
export const RECORD_KINDS = Object.keys(RECORD_COLUMNS) as RecordKind[];

/** A row of the price book without an id of its own; the whole set is replaced when it changes. */
const priceColumns = z
  .object({
    sku: requiredText,
    currency: currency.refine((value) => value !== null, 'is missing'),
    term: textColumn
      .transform((value) => value?.toLowerCase())
      .refine((value) => value === 'monthly' || value === 'annual', 'is neither monthly nor annual'),
    min_seats: integerColumn.transform((value) => value ?? 1),
    max_seats: integerColumn,
    unit_amount: decimalColumn.refine((value) => value !== null && !value.startsWith('-'), 'is no amount'),
    valid_from: dateColumn.transform((value) => value ?? '1970-01-01'),
    valid_to: dateColumn,
  })
  .refine((row) => row.max_seats === null || row.max_seats >= row.min_seats, {
    message: 'is below min_seats',
    path: ['max_seats'],
  });

/** A row of the discount authority: a role's limit and who approves more. */
const authorityColumns = z.object({
  role: requiredText,
  max_percent: numberColumn.refine(
    (value) => value !== null && value >= 0 && value <= 100,
    'is no percentage from 0 to 100',
  ),
  approver_role: textColumn,
  conditions: textColumn,
});

/** The columns of the tables whose rows have no id in their source: nothing refers to one of them. */
export const ROW_COLUMNS = { prices: priceColumns, discount_authority: authorityColumns };
export type RowTable = keyof typeof ROW_COLUMNS;
export const ROW_TABLES = Object.keys(ROW_COLUMNS) as RowTable[];

/** Whether rows of a kind are rows of such a table, and no records. */
export function isRowTable(kind: string): kind is RowTable {
  return Object.hasOwn(ROW_COLUMNS, kind);
}

/** Where something stands in its source. */
export interface SourcePlace {
  file: string;
  line?: number;
}

/** A record as a source yields it, values unchecked; `id` is the source's own. */
export interface RecordInput extends SourcePlace {
  type: 'record';
  kind: RecordKind;
  id: string;
  fields: Record<string, unknown>;
  /** What has no column. */
  extra: Record<string, unknown>;
  /** Where the source knows its account by name only. */
  accountName?: string;
  /** Only from sources whose readers may be trusted; else those of the whole source apply. */
  readers?: Reader[];
}

/** A row of the price book or of the discount authority. */
export interface RowInput extends SourcePlace {
  type: 'row';
  table: RowTable;
  fields: Record<string, unknown>;
  readers?: Reader[];
}

/** Something that was not loaded, with the reason; `whole` when it is a file whose records are not known. */
export interface UnreadableInput extends SourcePlace {
  type: 'unreadable';
  reason: string;
  whole?: boolean;
  /** The record it would have been, where that much could be read: it is kept as it was. */
  record?: { kind: RecordKind; id: string };
}

/** Something odd about what was loaded all the same. */
export interface ProblemInput extends SourcePlace {
  type: 'problem';
  reason: string;
}

/** A record of a kind that has no place here; counted by name. */
export interface SkippedInput {
  type: 'skipped';
  name: string;
}

/** Everything that a source yields. */
export type SourceItem = RecordInput | RowInput | UnreadableInput | ProblemInput | SkippedInput;
