import type { Evidence } from '../core/citation.ts';
import type {
  AccountFile,
  AccountRecord,
  ActivityRecord,
  CaseRecord,
  ContactRecord,
  LeadRecord,
  OpportunityRecord,
} from './account-records.ts';
import { formatCount, formatDate, formatDay, formatMoney } from './format-values.ts';

/** Whose eyes the values are also written for, beside their plain form, so that a reply's wording can be verified. */
export interface ReaderLocale {
  language: string;
  /** IANA name. */
  timeZone: string;
}

type Field = [label: string, value: string | null];

/** Creates one citable record: a line a field, `Label: value`, with what is missing said. */
export function toEvidence(id: string, title: string, fields: Field[]): Evidence {
  const text = fields.map(([label, value]) => `${label}: ${value ?? 'not recorded'}`).join('\n');
  return { n: 0, kind: 'record', id, title, text };
}

/** The account itself, with what follows from its records: who the champion is, how much is open. */
export function accountEvidence(file: AccountFile, wording: ReaderLocale): Evidence {
  const { account } = file;
  const champions = file.contacts.filter((contact) => contact.role === 'champion');
  const evidence = toEvidence(`account:${account.id}`, account.name, [
    ...accountFields(account, wording),
    ['Contacts', file.contacts.length === 0 ? null : String(file.contacts.length)],
    ['Champion', champions.length === 0 ? null : champions.map((one) => one.name).join(', ')],
    ['Open opportunities', String(file.opportunities.filter((one) => !one.closed).length)],
    ['Open cases', String(file.cases.filter((one) => !one.closed).length)],
    ['Last activity', dayOf(file.activities[0]?.happenedAt ?? null, wording)],
  ]);
  return { ...evidence, restsOn: recordsCounted(file) };
}

/** What each fact of an account is called in its text, which is in English whatever the reader's language. */
export const ACCOUNT_LABELS = {
  industry: 'Industry',
  country: 'Country',
  employees: 'Employees',
  owner: 'Owner',
  segment: 'Segment',
  edition: 'Edition',
  seats: 'Seats',
  revenue: 'Annual recurring revenue',
  renewal_date: 'Renewal date',
  health_score: 'Health score',
  website: 'Website',
  description: 'Description',
} as const;

/** The fields of an account itself, a line each. */
export function accountFields(account: AccountRecord, wording: ReaderLocale): Field[] {
  return [
    ['Account', account.name],
    ...some('Also known as', account.aliases.join(', ')),
    [ACCOUNT_LABELS.industry, account.industry],
    [ACCOUNT_LABELS.country, account.country],
    [ACCOUNT_LABELS.employees, countOf(account.employees, wording)],
    [ACCOUNT_LABELS.owner, account.owner],
    [ACCOUNT_LABELS.segment, account.segment],
    ['Tier', account.tier],
    [ACCOUNT_LABELS.edition, account.edition],
    [ACCOUNT_LABELS.seats, countOf(account.seats, wording)],
    [ACCOUNT_LABELS.revenue, moneyOf(account.annualRevenue, account.currency, wording)],
    [ACCOUNT_LABELS.renewal_date, dateOf(account.renewalDate, wording)],
    [ACCOUNT_LABELS.health_score, account.healthScore === null ? null : String(account.healthScore)],
    ...some(ACCOUNT_LABELS.website, account.website),
    ...some(ACCOUNT_LABELS.description, account.description),
    ...extraFields(account.extra),
  ];
}

/** What an account's text counts or names beside the account. */
function recordsCounted({ contacts, opportunities, cases, activities }: AccountFile): string[] {
  return [
    ...contacts.map(({ id }) => `contact:${id}`),
    ...opportunities.filter((one) => !one.closed).map(({ id }) => `opportunity:${id}`),
    ...cases.filter((one) => !one.closed).map(({ id }) => `case:${id}`),
    ...activities.slice(0, 1).map(({ id }) => `activity:${id}`),
  ];
}

/** A record of an account names the account: anyone who may not see that may not see it either. */
export function ofAccount(evidence: Evidence, { id }: Pick<AccountRecord, 'id'>): Evidence {
  return { ...evidence, restsOn: [...(evidence.restsOn ?? []), `account:${id}`] };
}

/** A person at an account. */
export function contactEvidence(contact: ContactRecord, account: string): Evidence {
  return toEvidence(`contact:${contact.id}`, `${contact.name}, ${account}`, [
    ['Contact', contact.name],
    ['Account', account],
    ['Title', contact.title],
    ['Role', contact.role?.replaceAll('_', ' ') ?? null],
    ...some('E-mail', contact.email),
    ...some('Phone', contact.phone),
    ...some('Notes', contact.notes),
    ...extraFields(contact.extra),
  ]);
}

/** A deal with its amount and dates plain and worded. */
export function opportunityEvidence(
  opportunity: OpportunityRecord,
  account: string,
  wording: ReaderLocale,
): Evidence {
  return toEvidence(`opportunity:${opportunity.id}`, `${opportunity.name}, ${account}`, [
    ['Opportunity', opportunity.name],
    ['Account', account],
    ['Stage', opportunity.stage],
    ['State', opportunity.closed ? 'closed' : 'open'],
    ['Amount', moneyOf(opportunity.amount, opportunity.currency, wording)],
    ['Close date', dateOf(opportunity.closeDate, wording)],
    ['Probability', opportunity.probability === null ? null : `${opportunity.probability} %`],
    ['Next step', opportunity.nextStep],
    ['Risk', opportunity.risk],
    ...some('Competitor', opportunity.competitor),
    ...some('Type', opportunity.type),
    ['Owner', opportunity.owner],
    ...extraFields(opportunity.extra),
  ]);
}

/** A support case. */
export function caseEvidence(one: CaseRecord, account: string, wording: ReaderLocale): Evidence {
  return toEvidence(`case:${one.id}`, `Case ${one.number ?? one.id}, ${account}`, [
    ['Case', one.number ?? one.id],
    ['Account', account],
    ['Subject', one.subject],
    ['Status', one.status],
    ['State', one.closed ? 'closed' : 'open'],
    ['Priority', one.priority],
    ...some('Product', one.product),
    ['Opened', dayOf(one.openedAt, wording)],
    ['Owner', one.owner],
    ...some('Description', one.description),
    ...extraFields(one.extra),
  ]);
}

/** Something that happened with an account. */
export function activityEvidence(activity: ActivityRecord, account: string, wording: ReaderLocale): Evidence {
  return toEvidence(`activity:${activity.id}`, `${activity.subject}, ${account}`, [
    ['Activity', activity.subject],
    ['Account', account],
    ['Type', activity.type],
    ['Date', dayOf(activity.happenedAt, wording)],
    ['By', activity.owner],
    ...some('Notes', activity.body),
    ...extraFields(activity.extra),
  ]);
}

/** A lead that belongs to an account. */
export function leadEvidence(lead: LeadRecord, account: string, wording: ReaderLocale): Evidence {
  return toEvidence(`lead:${lead.id}`, `${lead.name}, ${account}`, [
    ['Lead', lead.name],
    ['Account', account],
    ...some('Title', lead.title),
    ...some('E-mail', lead.email),
    ['Status', lead.status],
    ...some('Source', lead.leadSource),
    ['Opened', dayOf(lead.openedAt, wording)],
    ['Owner', lead.owner],
    ...some('Notes', lead.notes),
    ...extraFields(lead.extra),
  ]);
}

/** A field that is left out when empty, where nobody would miss it. */
export function some(label: string, value: string | null): Field[] {
  return value === null || value === '' ? [] : [[label, value]];
}

/** What the source said besides; only plain values. */
function extraFields(extra: Record<string, unknown>): Field[] {
  return Object.entries(extra)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value) && value !== '')
    .map(([key, value]) => [key, String(value)]);
}

function both(plain: string, worded: string): string {
  return plain === worded ? plain : `${plain} (${worded})`;
}

/** A whole number, plain and worded. */
export function countOf(count: number | null, { language }: ReaderLocale): string | null {
  return count === null ? null : both(String(count), formatCount(language, count));
}

/** An exact amount, plain and worded; `whole` leaves out an empty fraction. */
export function moneyOf(
  decimal: string | null,
  currency: string | null,
  { language }: ReaderLocale,
  style: 'full' | 'whole' = 'whole',
): string | null {
  if (decimal === null) return null;
  if (currency === null) return decimal;
  return `${decimal} ${currency} (${formatMoney(language, { decimal, currency }, style)})`;
}

/** A day, plain and worded. */
export function dateOf(isoDate: string | null, { language }: ReaderLocale): string | null {
  return isoDate === null ? null : `${isoDate} (${formatDate(language, isoDate)})`;
}

/** The day as it was in UTC and, in words, where the asker is. */
export function dayOf(instant: string | null, { language, timeZone }: ReaderLocale): string | null {
  return instant === null ? null : `${instant.slice(0, 10)} (${formatDay(language, instant, timeZone)})`;
}
