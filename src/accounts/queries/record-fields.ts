import type { RecordEntity } from './record-query.ts';

/** What a field holds; `money` is an exact decimal in the row's currency, `list` several texts. */
export type FieldType = 'text' | 'list' | 'number' | 'money' | 'day' | 'instant' | 'boolean';

/** A field as code and messages call it, and the column behind it; `computed` stands in no column. */
export interface RecordField {
  type: FieldType;
  column: string;
  /** The column that holds the same in lower case and has an index. */
  lower?: string;
  computed?: 'last_activity' | 'touched' | 'next_step_day' | 'weighted';
}

/** An entity with the table behind it. */
export interface EntityFields {
  /** Left out: records of this kind are only read in place. */
  table?: string;
  fields: Record<string, RecordField>;
  /** What beside its fields its table has: the account that rows belong to, a currency of their own, further fields. */
  has: readonly ('account' | 'currency' | 'extra')[];
  /** What a list shows of each row, beside the account's name. */
  shown: readonly string[];
  /** How rows are ordered where nobody says. */
  order: readonly { field: string; direction: 'asc' | 'desc' }[];
  /** The field that `worth`, `biggest` and sums mean where nobody says which. */
  amount?: string;
  /** The date that a period means where nobody says which. */
  date?: string;
}

const text = (column: string): RecordField => ({ type: 'text', column });
/** A text that is often asked for by its value. */
const indexed = (column: string): RecordField => ({ type: 'text', column, lower: `${column}_lower` });
const number = (column: string): RecordField => ({ type: 'number', column });
const day = (column: string): RecordField => ({ type: 'day', column });
const instant = (column: string): RecordField => ({ type: 'instant', column });

/** What can be asked of each entity; other fields of our own tables are `extra.<name>`, as their source calls them. */
export const RECORD_FIELDS: Record<RecordEntity, EntityFields> = {
  account: {
    table: 'accounts',
    has: ['currency', 'extra'],
    fields: {
      name: text('name'),
      industry: text('industry'),
      country: indexed('country'),
      website: text('website'),
      employees: number('employees'),
      segment: text('segment'),
      tier: text('tier'),
      edition: text('edition'),
      seats: number('seats'),
      annualRevenue: { type: 'money', column: 'annual_recurring_revenue' },
      renewalDate: day('renewal_date'),
      healthScore: number('health_score'),
      owner: indexed('owner'),
      description: text('description'),
      updatedAt: instant('updated_at'),
      /** When something last happened with it; plans of the future do not count. */
      lastActivityAt: { type: 'instant', column: '', computed: 'last_activity' },
    },
    shown: ['name', 'country', 'edition', 'annualRevenue', 'renewalDate', 'owner'],
    order: [{ field: 'name', direction: 'asc' }],
    amount: 'annualRevenue',
    date: 'renewalDate',
  },
  contact: {
    table: 'contacts',
    has: ['account', 'extra'],
    fields: {
      name: text('name'),
      title: text('title'),
      email: text('email'),
      phone: text('phone'),
      role: text('role'),
      notes: text('notes'),
      updatedAt: instant('updated_at'),
    },
    shown: ['name', 'title', 'role', 'email'],
    order: [{ field: 'name', direction: 'asc' }],
  },
  lead: {
    table: 'leads',
    has: ['account', 'extra'],
    fields: {
      name: text('name'),
      company: text('company'),
      title: text('title'),
      email: text('email'),
      source: text('lead_source'),
      status: text('status'),
      owner: indexed('owner'),
      openedAt: instant('opened_at'),
      notes: text('notes'),
      updatedAt: instant('updated_at'),
    },
    shown: ['name', 'company', 'status', 'openedAt', 'owner'],
    order: [{ field: 'openedAt', direction: 'desc' }],
    date: 'openedAt',
  },
  opportunity: {
    table: 'opportunities',
    has: ['account', 'currency', 'extra'],
    fields: {
      name: text('name'),
      stage: indexed('stage'),
      amount: { type: 'money', column: 'amount' },
      /** The amount times its probability. */
      weightedAmount: { type: 'money', column: '', computed: 'weighted' },
      closeDate: day('close_date'),
      probability: number('probability'),
      nextStep: text('next_step'),
      /** The first day that the next step names. */
      nextStepDay: { type: 'day', column: 'next_step', computed: 'next_step_day' },
      risk: text('risk'),
      competitor: indexed('competitor'),
      type: text('type'),
      owner: indexed('owner'),
      closed: { type: 'boolean', column: 'closed' },
      updatedAt: instant('updated_at'),
      /** When it was changed or something happened with it last. */
      touchedAt: { type: 'instant', column: '', computed: 'touched' },
    },
    shown: ['name', 'amount', 'closeDate', 'stage', 'owner'],
    order: [{ field: 'closeDate', direction: 'asc' }],
    amount: 'amount',
    date: 'closeDate',
  },
  case: {
    table: 'cases',
    has: ['account', 'extra'],
    fields: {
      number: indexed('number'),
      subject: text('subject'),
      description: text('description'),
      status: text('status'),
      priority: indexed('priority'),
      product: text('product'),
      owner: indexed('owner'),
      openedAt: instant('opened_at'),
      closed: { type: 'boolean', column: 'closed' },
      updatedAt: instant('updated_at'),
    },
    shown: ['number', 'subject', 'priority', 'status', 'openedAt', 'owner'],
    order: [{ field: 'openedAt', direction: 'asc' }],
    date: 'openedAt',
  },
  activity: {
    table: 'activities',
    has: ['account', 'extra'],
    fields: {
      type: text('type'),
      subject: text('subject'),
      body: text('body'),
      owner: indexed('owner'),
      happenedAt: instant('happened_at'),
      updatedAt: instant('updated_at'),
    },
    shown: ['happenedAt', 'type', 'subject', 'owner'],
    order: [{ field: 'happenedAt', direction: 'desc' }],
    date: 'happenedAt',
  },
  order: {
    has: ['account', 'currency'],
    fields: {
      number: text('number'),
      date: day('date'),
      required: day('required'),
      shipped: day('shipped'),
      status: text('status'),
      total: { type: 'money', column: 'total' },
      owner: text('owner'),
    },
    shown: ['number', 'date', 'status', 'total', 'owner'],
    order: [{ field: 'date', direction: 'desc' }],
    amount: 'total',
    date: 'date',
  },
  product: {
    table: 'products',
    has: ['extra'],
    fields: {
      name: text('name'),
      sku: text('sku'),
      edition: text('edition'),
      family: text('family'),
      unit: text('unit'),
      description: text('description'),
      features: { type: 'list', column: 'features' },
    },
    shown: ['name', 'sku', 'family', 'unit'],
    order: [{ field: 'name', direction: 'asc' }],
  },
  price: {
    table: 'prices',
    has: ['currency'],
    fields: {
      sku: text('sku'),
      currency: text('currency'),
      term: text('term'),
      minSeats: number('min_seats'),
      maxSeats: number('max_seats'),
      unitAmount: { type: 'money', column: 'unit_amount' },
      validFrom: day('valid_from'),
      validTo: day('valid_to'),
    },
    shown: ['sku', 'term', 'minSeats', 'maxSeats', 'unitAmount', 'validFrom', 'validTo'],
    order: [{ field: 'sku', direction: 'asc' }],
    amount: 'unitAmount',
    date: 'validFrom',
  },
};
