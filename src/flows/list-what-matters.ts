import type { AccountFile, CaseRecord, OpportunityRecord } from '../accounts/account-records.ts';
import { formatDate } from '../accounts/format-values.ts';
import { t } from '../messages/t.ts';
import { cite } from './citation-marks.ts';
import { type AccountWording, formatActivity, formatAmount, formatCase, joinList } from './format-account.ts';

/** What somebody about to talk to an account wants to know first, most pressing first; empty where nothing of it is recorded. */
export function listWhatMatters(file: AccountFile, wording: AccountWording): string[] {
  const { account, opportunities, cases, activities, missing } = file;
  const next = closesNext(opportunities);
  const pressing = cases.find(isPressing);
  const [last] = activities;
  return [
    ...(account.renewalDate === null ? [] : [formatRenewal(file, account.renewalDate, wording)]),
    ...(next === undefined ? [] : [formatNext(next, wording)]),
    ...(pressing === undefined ? [] : [formatCase(pressing, wording)]),
    ...(last === undefined ? [] : [formatActivity({ ...last, body: null }, wording)]),
    ...(missing.length === 0 ? [] : [formatMissing(file, wording)]),
  ];
}

function formatRenewal({ account }: AccountFile, date: string, wording: AccountWording): string {
  const { language, marks, markFact = () => '' } = wording;
  const label = (of: 'renewal_date' | 'revenue') => t(language, `flow.label.${of}`);
  const revenue =
    account.annualRevenue === null
      ? ''
      : ` · ${label('revenue')}: ${formatAmount(language, account.annualRevenue, account.currency)}`;
  const text = `**${label('renewal_date')}**: ${formatDate(language, date)}${markFact('renewal_date')}${revenue}${account.annualRevenue === null ? '' : markFact('revenue')}`;
  return cite(text, marks(`account:${account.id}`));
}

/** The deal that closes first, with what is to be done for it and what stands in its way. */
function formatNext(one: OpportunityRecord, { language, marks }: AccountWording): string {
  const sentences = [
    `**${one.name}**: ${t(language, 'flow.account.closes', { date: formatDate(language, one.closeDate ?? '') })}`,
    ...(one.nextStep === null ? [] : [t(language, 'flow.account.next_step', { text: one.nextStep })]),
    ...(one.risk === null ? [] : [t(language, 'flow.account.risk', { text: one.risk })]),
  ];
  return cite(sentences.join(language === 'ja' ? '。' : '. '), marks(`opportunity:${one.id}`));
}

function closesNext(opportunities: readonly OpportunityRecord[]): OpportunityRecord | undefined {
  return opportunities
    .filter(({ closeDate }) => closeDate !== null)
    .toSorted((a, b) => (a.closeDate! < b.closeDate! ? -1 : 1))[0];
}

/** By the names that priorities have in Salesforce, HubSpot and Zendesk, and by number. */
function isPressing({ priority }: CaseRecord): boolean {
  return /^(?:p ?[012]|[12]|urgent|high(?:est)?|critical|blocker)$/iu.test(priority?.trim() ?? '');
}

function formatMissing(file: AccountFile, { language, marks }: AccountWording): string {
  const list = joinList(
    language,
    file.missing.map((key) => t(language, `flow.label.${key}`)),
  );
  return cite(t(language, 'flow.account.missing', { list }), marks(`account:${file.account.id}`));
}
