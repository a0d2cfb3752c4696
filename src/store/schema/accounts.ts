import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  serial,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { teamColumn } from './team-column.ts';

const when = <Name extends string>(name: Name) => timestamp(name, { withTimezone: true });

/**
 * A text in lower case, kept by the database beside the text: where rows are fenced, PostgreSQL uses an index only for
 * comparisons that are leakproof, which equality of texts is and `lower` is not. Its length is that of a key of an index.
 */
const lower = (name: string) => text(`${name}_lower`).generatedAlwaysAs(sql.raw(`left(lower(${name}), 500)`));

/** Columns that every record has: who may read it, where it came from, what the source said besides. */
const record = () => ({
  teamId: teamColumn(),
  /** As its source calls it; two workspaces may have the same. */
  id: text('id').notNull(),
  sourceId: integer('source_id').notNull(),
  accessId: integer('access_id').notNull(),
  contentHash: text('content_hash').notNull().default(''),
  /** Fields of the source that have no column of their own. */
  extra: jsonb('extra').notNull().default({}),
  updatedAt: when('updated_at'),
});

export const accounts = pgTable(
  'accounts',
  {
    ...record(),
    name: text('name').notNull(),
    aliases: text('aliases').array().notNull().default([]),
    industry: text('industry'),
    country: text('country'),
    website: text('website'),
    employees: integer('employees'),
    segment: text('segment'),
    tier: text('tier'),
    edition: text('edition'),
    seats: integer('seats'),
    annualRevenue: numeric('annual_recurring_revenue'),
    currency: text('currency'),
    renewalDate: date('renewal_date'),
    healthScore: doublePrecision('health_score'),
    owner: text('owner'),
    description: text('description'),
    ownerLower: lower('owner'),
    countryLower: lower('country'),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.teamId] }),
    index('accounts_access').on(table.accessId),
    index('accounts_owner').on(table.ownerLower),
    index('accounts_country').on(table.countryLower),
    index('accounts_renewal').on(table.renewalDate),
  ],
);

export const contacts = pgTable(
  'contacts',
  {
    ...record(),
    accountId: text('account_id'),
    name: text('name').notNull(),
    title: text('title'),
    email: text('email'),
    phone: text('phone'),
    /** champion | economic_buyer | decision_maker | blocker | user | technical */
    role: text('role'),
    notes: text('notes'),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.teamId] }),
    index('contacts_account').on(table.accountId),
    index('contacts_access').on(table.accessId),
  ],
);

export const leads = pgTable(
  'leads',
  {
    ...record(),
    accountId: text('account_id'),
    name: text('name').notNull(),
    company: text('company'),
    title: text('title'),
    email: text('email'),
    leadSource: text('lead_source'),
    status: text('status'),
    owner: text('owner'),
    openedAt: when('opened_at'),
    notes: text('notes'),
    ownerLower: lower('owner'),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.teamId] }),
    index('leads_access').on(table.accessId),
    index('leads_owner').on(table.ownerLower),
    index('leads_account').on(table.accountId),
    index('leads_opened').on(table.openedAt),
  ],
);

export const opportunities = pgTable(
  'opportunities',
  {
    ...record(),
    accountId: text('account_id'),
    name: text('name').notNull(),
    stage: text('stage'),
    amount: numeric('amount'),
    currency: text('currency'),
    closeDate: date('close_date'),
    /** Percent. */
    probability: doublePrecision('probability'),
    nextStep: text('next_step'),
    risk: text('risk'),
    competitor: text('competitor'),
    type: text('type'),
    owner: text('owner'),
    closed: boolean('closed').notNull().default(false),
    ownerLower: lower('owner'),
    stageLower: lower('stage'),
    competitorLower: lower('competitor'),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.teamId] }),
    index('opportunities_account').on(table.accountId),
    index('opportunities_access').on(table.accessId),
    index('opportunities_owner').on(table.ownerLower, table.closeDate),
    index('opportunities_close').on(table.closeDate),
    index('opportunities_stage').on(table.stageLower),
    index('opportunities_competitor').on(table.competitorLower),
    index('opportunities_updated').on(table.updatedAt),
  ],
);

export const cases = pgTable(
  'cases',
  {
    ...record(),
    accountId: text('account_id'),
    contactId: text('contact_id'),
    number: text('number'),
    subject: text('subject').notNull(),
    description: text('description'),
    status: text('status'),
    priority: text('priority'),
    product: text('product'),
    owner: text('owner'),
    openedAt: when('opened_at'),
    closed: boolean('closed').notNull().default(false),
    ownerLower: lower('owner'),
    numberLower: lower('number'),
    priorityLower: lower('priority'),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.teamId] }),
    index('cases_account').on(table.accountId),
    index('cases_access').on(table.accessId),
    index('cases_owner').on(table.ownerLower),
    index('cases_number').on(table.numberLower),
    index('cases_open_priority').on(table.priorityLower).where(sql`not closed`),
    index('cases_opened').on(table.openedAt),
    index('cases_updated').on(table.updatedAt),
  ],
);

export const activities = pgTable(
  'activities',
  {
    ...record(),
    accountId: text('account_id'),
    contactId: text('contact_id'),
    opportunityId: text('opportunity_id'),
    type: text('type'),
    subject: text('subject').notNull(),
    body: text('body'),
    owner: text('owner'),
    happenedAt: when('happened_at'),
    ownerLower: lower('owner'),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.teamId] }),
    index('activities_account').on(table.accountId, table.happenedAt),
    index('activities_opportunity').on(table.opportunityId, table.happenedAt),
    index('activities_access').on(table.accessId),
    index('activities_owner').on(table.ownerLower, table.happenedAt),
    index('activities_happened').on(table.happenedAt),
  ],
);

/** What is sold: editions, add-ons and services. */
export const products = pgTable(
  'products',
  {
    ...record(),
    sku: text('sku').notNull(),
    name: text('name').notNull(),
    edition: text('edition'),
    /** edition | addon | service */
    family: text('family').notNull(),
    /** seat | flat */
    unit: text('unit').notNull(),
    description: text('description'),
    aliases: text('aliases').array().notNull().default([]),
    features: text('features').array().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.teamId] }),
    uniqueIndex('products_sku').on(table.sku, table.teamId),
  ],
);

/**
 * That records of a kind were changed, once a transaction, written by triggers: by it a process sees whether what it
 * remembers of their names still holds.
 */
export const recordChanges = pgTable(
  'record_changes',
  {
    /** The table. */
    kind: text('kind').notNull(),
    transaction: bigint('transaction', { mode: 'number' }).notNull(),
    at: when('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.transaction] })],
);

/** The price book: one row a product, currency, term and seat tier. */
export const prices = pgTable(
  'prices',
  {
    teamId: teamColumn(),
    id: serial('id').primaryKey(),
    sourceId: integer('source_id').notNull(),
    accessId: integer('access_id').notNull(),
    sku: text('sku').notNull(),
    /** ISO 4217 */
    currency: text('currency').notNull(),
    /** monthly | annual: how it is billed; amounts are always a unit and month */
    term: text('term').notNull(),
    minSeats: integer('min_seats').notNull(),
    /** Null: no upper bound. */
    maxSeats: integer('max_seats'),
    unitAmount: numeric('unit_amount').notNull(),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
  },
  (table) => [index('prices_sku').on(table.sku, table.currency, table.term)],
);

/** How much discount a role may give, and who must approve more. */
export const discountAuthority = pgTable('discount_authority', {
  teamId: teamColumn(),
  id: serial('id').primaryKey(),
  sourceId: integer('source_id').notNull(),
  accessId: integer('access_id').notNull(),
  role: text('role').notNull(),
  maxPercent: doublePrecision('max_percent').notNull(),
  approverRole: text('approver_role'),
  conditions: text('conditions'),
});

/**
 * What is read in place: one row a kind of record of a database that is not ours, with how its tables are called there.
 * Nothing of their rows is ever kept here. Who may read the row may have that database asked.
 */
export const liveMappings = pgTable(
  'live_mappings',
  {
    teamId: teamColumn(),
    sourceId: integer('source_id').notNull(),
    /** The mapping's name, which the ids of its records begin with. */
    name: text('name').notNull(),
    /** account | contact | order | product */
    kind: text('kind').notNull(),
    accessId: integer('access_id').notNull(),
    /** Who may read the accounts there, where what is read names one: it is for readers of both. */
    accountAccessId: integer('account_access_id'),
    mapping: jsonb('mapping').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.kind] }),
    uniqueIndex('live_mappings_name').on(table.name, table.kind, table.teamId),
  ],
);
