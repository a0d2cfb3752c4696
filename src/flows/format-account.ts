import type {
  AccountFile,
  ActivityRecord,
  CaseRecord,
  ContactRecord,
  LeadRecord,
  OpportunityRecord,
} from '../accounts/account-records.ts';
import { formatCount, formatDate, formatDay, formatMoney } from '../accounts/format-values.ts';
import type { ReaderLocale } from '../accounts/record-evidence.ts';
import type { Language } from '../core/language.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { type CitationMarks, cite } from './citation-marks.ts';
import { formatCountry, formatRecorded } from './format-recorded.ts';

/** In which language and time zone an account is put into words, and how its records are cited. */
export interface AccountWording extends ReaderLocale {
  language: Language;
  marks: CitationMarks;
  /** A word behind facts that changed; left out: none. */
  markFact?(fact: AccountFact): string;
}

const ROLES = ['champion', 'economic_buyer', 'decision_maker', 'blocker', 'technical', 'user'] as const;

/** One person in a line. */
export function formatContact(contact: ContactRecord, { language, marks }: AccountWording): string {
  const about = [contact.title, contact.role === null ? null : formatRole(language, contact.role)].filter(
    isText,
  );
  const text = `**${contact.name}**${about.length > 0 ? `: ${joinList(language, about)}` : ''}`;
  return cite(text, marks(`contact:${contact.id}`));
}

/** One opportunity with stage, amount, close date, next step and risk; what is missing is said. */
export function formatOpportunity(one: OpportunityRecord, { language, marks }: AccountWording): string {
  const missing = t(language, 'flow.account.not_recorded');
  const head = [recorded(language, one.stage), formatAmount(language, one.amount, one.currency)].filter(
    isText,
  );
  if (one.closeDate !== null)
    head.push(t(language, 'flow.account.closes', { date: formatDate(language, one.closeDate) }));
  const sentences = [
    `**${one.name}**: ${head.length > 0 ? joinList(language, head) : missing}`,
    t(language, 'flow.account.next_step', { text: one.nextStep ?? missing }),
    t(language, 'flow.account.risk', { text: one.risk ?? missing }),
    ...(one.competitor === null ? [] : [t(language, 'flow.account.competitor', { text: one.competitor })]),
  ];
  return cite(sentences.join(language === 'ja' ? '。' : '. '), marks(`opportunity:${one.id}`));
}

/** One case with its number, subject, status and priority. */
export function formatCase(one: CaseRecord, { language, timeZone, marks }: AccountWording): string {
  const about = [recorded(language, one.status), one.priority].filter(isText);
  if (one.openedAt !== null)
    about.push(t(language, 'flow.account.opened', { date: formatDay(language, one.openedAt, timeZone) }));
  const number = one.number === null ? '' : `**${one.number}** `;
  return cite(`${number}${one.subject}: ${joinList(language, about)}`, marks(`case:${one.id}`));
}

/** One activity with its day, kind and what came of it. */
export function formatActivity(one: ActivityRecord, { language, timeZone, marks }: AccountWording): string {
  const day =
    one.happenedAt === null
      ? t(language, 'flow.account.not_recorded')
      : formatDay(language, one.happenedAt, timeZone);
  const head = joinList(language, [day, recorded(language, one.type), one.subject].filter(isText));
  return cite(one.body === null ? head : `${head}. ${one.body}`, marks(`activity:${one.id}`));
}

/** One lead with company, state, address and what was noted. */
export function formatLead(lead: LeadRecord, { language, marks }: AccountWording): string {
  const about = [lead.title, lead.company, recorded(language, lead.status)].filter(isText);
  const sentences = [
    `**${lead.name}**${about.length > 0 ? `: ${joinList(language, about)}` : ''}`,
    ...(lead.email === null ? [] : [`${t(language, 'flow.label.email')}: ${lead.email}`]),
    ...(lead.owner === null ? [] : [`${t(language, 'flow.label.owner')}: ${lead.owner}`]),
    ...(lead.notes === null ? [] : [lead.notes]),
  ];
  return cite(sentences.join('. '), marks(`lead:${lead.id}`));
}

const FACTS = [
  'owner',
  'industry',
  'country',
  'segment',
  'employees',
  'edition',
  'seats',
  'revenue',
  'renewal_date',
  'health_score',
  'website',
  'description',
] as const;
/** A fact of the account itself. */
export type AccountFact = (typeof FACTS)[number];

/** An account's facts as labelled values, each cited; those that people look for and nobody recorded say so. */
export function formatFacts(
  file: AccountFile,
  wording: AccountWording,
  which: readonly AccountFact[] = FACTS,
): ReplyPart {
  const { language, marks, markFact = () => '' } = wording;
  // A source that is read in place has a place for few of them.
  const always: readonly AccountFact[] =
    file.source === null ? ['owner', 'edition', 'renewal_date', 'health_score'] : [];
  const facts = which.flatMap((fact) => {
    const value = factOf(file, fact, language);
    if (value === null && !always.includes(fact) && which === FACTS) return [];
    const shown = value ?? t(language, 'flow.account.not_recorded');
    return [
      {
        label: t(language, `flow.label.${fact}`),
        value: cite(`${shown}${markFact(fact)}`, marks(`account:${file.account.id}`)),
      },
    ];
  });
  return { type: 'facts', facts };
}

/** One fact of an account in a line of its own, cited; what is not recorded is said to be so. */
export function formatFact(
  file: AccountFile,
  { language, marks }: AccountWording,
  fact: AccountFact,
): string {
  const { id, name } = file.account;
  const value = factOf(file, fact, language) ?? t(language, 'flow.account.not_recorded');
  return cite(`**${t(language, `flow.label.${fact}`)}** (${name}): ${value}`, marks(`account:${id}`));
}

function factOf({ account }: AccountFile, fact: AccountFact, language: Language): string | null {
  switch (fact) {
    case 'revenue':
      return formatAmount(language, account.annualRevenue, account.currency);
    case 'renewal_date':
      return account.renewalDate === null ? null : formatDate(language, account.renewalDate);
    case 'seats':
    case 'employees':
      return account[fact] === null ? null : formatCount(language, account[fact]);
    case 'health_score':
      return account.healthScore === null ? null : String(account.healthScore);
    case 'country':
      return account.country === null ? null : formatCountry(language, account.country);
    case 'industry':
    case 'segment':
      return recorded(language, account[fact]);
    default:
      return account[fact];
  }
}

/** Things one after the other, as a language sets them apart. */
export function joinList(language: Language, items: readonly string[]): string {
  return items.join(language === 'ja' ? '、' : ', ');
}

/** An amount in its currency, without an empty fraction; null where none is recorded. */
export function formatAmount(
  language: Language,
  decimal: string | null,
  currency: string | null,
): string | null {
  if (decimal === null) return null;
  return currency === null ? decimal : formatMoney(language, { decimal, currency }, 'whole');
}

/** A person's part in a purchase as people call it. */
export function formatRole(language: Language, role: string): string {
  const known = ROLES.find((one) => one === role);
  return known === undefined ? role.replaceAll('_', ' ') : t(language, `flow.label.${known}`);
}

function recorded(language: Language, value: string | null): string | null {
  return value === null ? null : formatRecorded(language, value);
}

function isText(value: string | null): value is string {
  return value !== null && value !== '';
}
