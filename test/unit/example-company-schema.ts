import { z } from 'zod';

const day = z.iso.date();
const text = z.string().min(1);
const handle = z.string().regex(/^[a-z][a-z0-9-]*$/);
const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}-[a-z0-9-]+$`));
const channelName = z.string().regex(/^[a-z][a-z0-9-]*$/);
const reader = z.union([z.enum(['anyone', 'everyone', 'admins']), z.string().regex(/^group:[a-z-]+$/)]);
const amount = z.string().regex(/^\d+(\.\d{2})?$/);
const wholeNumber = z.string().regex(/^\d+$/).transform(Number);
const blankable = <T extends z.ZodType>(inner: T) => z.union([z.literal('').transform(() => null), inner]);

/** Who the company is, and which day it is there. */
export const Company = z.strictObject({
  team: z.strictObject({ id: z.string().regex(/^T[A-Z0-9]+$/), name: text, domain: handle }),
  about: text,
  today: day,
  currency: z.enum(['EUR', 'USD', 'GBP', 'JPY']),
  product: text,
  description: text,
  headquarters: text,
  founded: z.int(),
  employees: z.int(),
  docsUrl: z.url(),
});

/** A Slack user group. */
export const Group = z.strictObject({
  id: z.string().regex(/^S[A-Z0-9]{8,}$/),
  handle,
  name: text,
  description: text,
});

/** A member or guest of the workspace, named by handle. */
export const Person = z.strictObject({
  id: z.string().regex(/^U[A-Z0-9]{8,}$/),
  name: handle,
  realName: text,
  title: text,
  email: z.email(),
  roles: z
    .array(
      z.enum([
        'seller',
        'rep',
        'sales_manager',
        'deal_desk',
        'cfo',
        'support_lead',
        'admin',
        'member',
        'guest',
      ]),
    )
    .min(1),
  groups: z.array(handle),
  tz: z
    .string()
    .refine((tz) => new Intl.DateTimeFormat('en', { timeZone: tz }).resolvedOptions().timeZone === tz),
  locale: z.string().refine((locale) => Intl.getCanonicalLocales(locale)[0] === locale),
  guest: z.boolean(),
  tries: z.array(z.strictObject({ label: text, text, channel: handle.optional() })).optional(),
  slackAdmin: z.boolean().optional(),
});

/** A channel with its members by handle; the id of a private one starts with G. */
export const Channel = z
  .strictObject({
    id: z.string().regex(/^[CG][A-Z0-9]{8,}$/),
    name: channelName,
    private: z.boolean(),
    purpose: text,
    members: z.array(handle).min(1),
  })
  .refine((channel) => channel.id.startsWith(channel.private ? 'G' : 'C'));

/** A customer, prospect or former customer; without readers it is for everyone. */
export const Account = z.strictObject({
  id: id('acc'),
  name: text,
  aliases: z.array(text),
  industry: text.nullish(),
  country: text.nullish(),
  employees: z.int().nullish(),
  owner: handle,
  segment: text.nullish(),
  tier: z.enum(['A', 'B', 'C']).nullish(),
  edition: z.enum(['Starter', 'Business', 'Enterprise']).nullish(),
  seats: z.int().nullish(),
  arrEur: z.number().nullish(),
  renewalDate: day.nullish(),
  website: z.url().nullish(),
  healthScore: z.number().min(0).max(100).nullish(),
  description: text,
  readers: z.array(reader).optional(),
});

/** A person at an account. */
export const Contact = z.strictObject({
  id: id('con'),
  accountId: id('acc'),
  name: text,
  title: text.nullish(),
  email: z.email(),
  phone: text.nullish(),
  role: z.enum(['champion', 'economic_buyer', 'decision_maker', 'blocker', 'user', 'technical']),
  notes: text.nullish(),
});

/** Someone who may become a customer. */
export const Lead = z.strictObject({
  id: id('lead'),
  name: text,
  company: text,
  title: text.nullish(),
  email: z.email(),
  source: text,
  status: z.enum(['new', 'working', 'qualified', 'disqualified', 'converted']),
  owner: handle,
  accountId: id('acc').nullish(),
  createdAt: day,
  notes: text.nullish(),
});

/** A deal with an account. */
export const Opportunity = z.strictObject({
  id: id('opp'),
  accountId: id('acc'),
  name: text,
  stage: text,
  amount: z.number().nullish(),
  currency: z.enum(['EUR', 'USD', 'GBP', 'JPY']),
  closeDate: day.nullish(),
  probability: z.number().min(0).max(100).nullish(),
  nextStep: text.nullish(),
  risk: text.nullish(),
  competitor: text.nullish(),
  owner: handle,
  type: z.enum(['new business', 'expansion', 'upgrade', 'renewal']),
  updatedAt: day,
});

/** A support case of an account. */
export const Case = z.strictObject({
  id: id('case'),
  number: text,
  accountId: id('acc'),
  contactId: id('con').nullish(),
  subject: text,
  description: text,
  status: z.enum(['open', 'in progress', 'waiting on us', 'waiting on customer', 'resolved']),
  priority: z.enum(['P1', 'P2', 'P3', 'P4']),
  openedAt: day,
  updatedAt: day,
  owner: handle,
  product: text.nullish(),
});

/** What was said or written, with date and time in UTC. */
export const Activity = z.strictObject({
  id: id('act'),
  accountId: id('acc'),
  contactId: id('con').nullish(),
  opportunityId: id('opp').nullish(),
  type: z.enum(['call', 'meeting', 'email', 'note']),
  subject: text,
  body: text,
  at: z.iso.datetime(),
  by: handle,
});

/** Something sold; without readers it is for everyone. */
export const Product = z.strictObject({
  sku: z.string().regex(/^FW-[A-Z-]+$/),
  name: text,
  edition: text.optional(),
  family: z.enum(['edition', 'addon', 'service']),
  unit: z.enum(['seat', 'flat']),
  description: text,
  aliases: z.array(text),
  features: z.array(text).min(1),
  effectiveFrom: day,
  readers: z.array(reader).optional(),
});

/** A row of `prices.csv`: the amount per unit and month, dates inclusive. */
export const Price = z.strictObject({
  sku: text,
  currency: z.enum(['EUR', 'USD', 'GBP', 'JPY']),
  term: z.enum(['monthly', 'annual']),
  min_seats: wholeNumber,
  max_seats: blankable(wholeNumber),
  unit_amount: amount,
  valid_from: day,
  valid_to: blankable(day),
});

/** A row of `discount-authority.csv`. */
export const DiscountAuthority = z.strictObject({
  role: z.string().regex(/^[a-z_]+$/),
  max_percent: wholeNumber,
  approver_role: blankable(text),
  conditions: text,
});

const Outcome = z.enum(['answered', 'clarified', 'refused']);
/** A question with what a good answer must hold. */
export const Question = z.strictObject({
  question: text,
  as: handle,
  in: channelName,
  expect: z.strictObject({
    outcome: z.union([Outcome.transform((one) => [one]), z.array(Outcome).min(2)]),
    agent: z.enum(['sales', 'service', 'briefing', 'general']),
    contains: z.array(text).optional(),
    notContains: z.array(text).optional(),
    cites: z.array(text).optional(),
    notCites: z.array(text).optional(),
  }),
});

/** The frontmatter of an article. */
export const Frontmatter = z.strictObject({
  title: text,
  url: z.url({ protocol: /^https$/, hostname: /^docs\.ferrowick\.example$/ }),
  owner: handle,
  updated: day,
  topic: z.enum([
    'pricing',
    'packaging',
    'battlecard',
    'how-to',
    'troubleshooting',
    'security',
    'legal',
    'process',
    'product',
  ]),
  readers: z.array(reader).min(1),
  language: z.enum(['en', 'es', 'ja', 'de']).default('en'),
  supersedes: handle.optional(),
  authority: z.number().min(0).max(1).default(0.5),
});
