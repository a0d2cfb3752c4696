import type { AccountFile } from '../accounts/account-records.ts';
import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { cite } from './citation-marks.ts';
import {
  type AccountWording,
  formatActivity,
  formatCase,
  formatContact,
  formatFacts,
  formatOpportunity,
} from './format-account.ts';
import { listOrder } from './format-order.ts';
import { formatRecorded } from './format-recorded.ts';
import { listWhatMatters } from './list-what-matters.ts';

/** Words an account's brief: what matters now, who is there, what is open, what happened, what to read, and what it is. */
export function draftBrief(
  file: AccountFile,
  wording: AccountWording,
  from: { evidence: Evidence[]; articles: Evidence[]; notes: string[] },
): Draft {
  const { language, marks } = wording;
  const section = (heading: SectionHeading, items: string[]): ReplyPart[] =>
    items.length === 0
      ? []
      : [
          { type: 'heading', text: t(language, heading) },
          { type: 'list', ordered: false, items },
        ];
  const leads = file.leads.map((lead) =>
    cite(
      `**${lead.name}**: ${[lead.title, lead.status === null ? null : formatRecorded(language, lead.status)].filter(Boolean).join(', ')}`,
      marks(`lead:${lead.id}`),
    ),
  );
  return {
    type: 'answer',
    parts: [
      { type: 'heading', text: file.account.name },
      ...section('flow.account.now', listWhatMatters(file, wording)),
      ...section(
        'flow.account.people',
        file.contacts.map((one) => formatContact(one, wording)),
      ),
      ...section(
        'flow.account.open_opportunities',
        file.opportunities.map((one) => formatOpportunity(one, wording)),
      ),
      ...section(
        'flow.account.open_cases',
        file.cases.map((one) => formatCase(one, wording)),
      ),
      ...section(
        'flow.account.recent_activity',
        file.activities.map((one) => formatActivity(one, wording)),
      ),
      ...section(
        'flow.order.recent',
        file.orders.map((one) => listOrder(one, wording)),
      ),
      ...section('flow.account.leads', leads),
      ...section(
        'flow.account.articles',
        from.articles.map((one) => cite(one.title, `[${one.n}]`)),
      ),
      { type: 'heading', text: t(language, 'flow.account.about') },
      formatFacts(file, wording),
    ],
    evidence: [...from.evidence, ...from.articles],
    suggestions: suggest(file, wording),
    ...(from.notes.length > 0 ? { notes: from.notes } : {}),
    controls: ['sources', 'why', 'feedback', 'refresh'],
  };
}

type SectionHeading =
  | 'flow.order.recent'
  | `flow.account.${'now' | 'people' | 'open_opportunities' | 'open_cases' | 'recent_activity' | 'leads' | 'articles'}`;

/** Questions that the brief raises: how to meet the competitor, what the next edition costs, what a case is about. */
function suggest(file: AccountFile, { language }: AccountWording): string[] {
  const competitor = file.opportunities.find((one) => one.competitor !== null)?.competitor;
  const { name, edition } = file.account;
  return [
    ...(competitor ? [t(language, 'flow.ask.competitor', { competitor })] : []),
    ...(edition ? [t(language, 'flow.ask.included', { product: edition })] : []),
    file.source === null
      ? t(language, 'flow.ask.champion', { account: name })
      : t(language, 'flow.order.ask_last', { account: name }),
  ].slice(0, 3);
}
