import { z } from 'zod';

const text = z.string().nullable();
const isoDate = z.string().nullable().describe('YYYY-MM-DD');
const instant = z.string().nullable().describe('ISO 8601, UTC');
const decimal = z.string().nullable().describe('exact decimal');
const extra = z.record(z.string(), z.unknown());

/** An account as its source describes it; null: the source does not say. */
export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  industry: text,
  country: text,
  website: text,
  employees: z.number().nullable(),
  segment: text,
  tier: text,
  edition: text,
  seats: z.number().nullable(),
  annualRevenue: decimal,
  currency: text,
  renewalDate: isoDate,
  healthScore: z.number().nullable(),
  owner: text,
  description: text,
  extra,
});

/** A person at an account; `role` is champion, economic_buyer, decision_maker, blocker, technical or user. */
export const contactSchema = z.object({
  id: z.string(),
  name: z.string(),
  title: text,
  email: text,
  phone: text,
  role: text,
  notes: text,
  extra,
});

/** A deal; `probability` is in percent. */
export const opportunitySchema = z.object({
  id: z.string(),
  name: z.string(),
  stage: text,
  amount: decimal,
  currency: text,
  closeDate: isoDate,
  probability: z.number().nullable(),
  nextStep: text,
  risk: text,
  competitor: text,
  type: text,
  owner: text,
  closed: z.boolean(),
  extra,
});

/** A support case. */
export const caseSchema = z.object({
  id: z.string(),
  number: text,
  subject: z.string(),
  description: text,
  status: text,
  priority: text,
  product: text,
  owner: text,
  openedAt: instant,
  closed: z.boolean(),
  extra,
});

/** A call, meeting, mail or note. */
export const activitySchema = z.object({
  id: z.string(),
  type: text,
  subject: z.string(),
  body: text,
  owner: text,
  happenedAt: instant,
  extra,
});

/** Somebody who may become a contact. */
export const leadSchema = z.object({
  id: z.string(),
  name: z.string(),
  company: text,
  title: text,
  email: text,
  status: text,
  leadSource: text,
  owner: text,
  openedAt: instant,
  notes: text,
  extra,
});

const amount = z.string().describe('exact decimal');

/** What an account ordered, with its lines as far as they are known. */
export const orderSchema = z.object({
  id: z.string(),
  /** As people call it. */
  number: z.string(),
  date: isoDate,
  required: isoDate,
  shipped: isoDate,
  status: text,
  total: decimal,
  currency: text,
  owner: text,
  lines: z.array(
    z.object({
      product: z.string(),
      quantity: amount.nullable(),
      unitPrice: amount.nullable(),
      discount: amount.nullable(),
    }),
  ),
});

export type OrderRecord = z.infer<typeof orderSchema>;
export type AccountRecord = z.infer<typeof accountSchema>;
export type ContactRecord = z.infer<typeof contactSchema>;
export type OpportunityRecord = z.infer<typeof opportunitySchema>;
export type CaseRecord = z.infer<typeof caseSchema>;
export type ActivityRecord = z.infer<typeof activitySchema>;
export type LeadRecord = z.infer<typeof leadSchema>;

/** What people look for in an account and its source may not hold. */
export const MISSING = [
  'owner',
  'edition',
  'renewal_date',
  'health_score',
  'contacts',
  'champion',
  'open_opportunities',
  'open_cases',
  'activities',
] as const;
export type MissingData = (typeof MISSING)[number];

/** An account with everything that hangs on it, as far as the audience may see. */
export const accountFileSchema = z.object({
  account: accountSchema,
  contacts: z.array(contactSchema),
  /** Open ones first, each by close date. */
  opportunities: z.array(opportunitySchema),
  cases: z.array(caseSchema),
  /** Latest first; those of the future are plans. */
  activities: z.array(activitySchema),
  leads: z.array(leadSchema),
  /** Newest first; only of sources that are read in place. */
  orders: z.array(orderSchema),
  /** What the source is called that this was read in place from; null: it is a record of our own. */
  source: z.string().nullable(),
  missing: z.array(z.enum(MISSING)),
});
export type AccountFile = z.infer<typeof accountFileSchema>;
