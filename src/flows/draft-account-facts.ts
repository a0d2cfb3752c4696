import type { AccountFile } from '../accounts/account-records.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import type { AccountTopic } from './account-topics.ts';
import { cite } from './citation-marks.ts';
import {
  type AccountWording,
  formatActivity,
  formatCase,
  formatContact,
  formatFacts,
  formatOpportunity,
} from './format-account.ts';

const MAX_LISTED = 10;

/** Words what was asked of an account, a stretch a topic; what is not recorded is said to be so. */
export function formatTopics(
  file: AccountFile,
  topics: readonly AccountTopic[],
  wording: AccountWording,
): ReplyPart[] {
  return topics.flatMap((topic) => WORD[topic](file, wording));
}

const WORD: Record<AccountTopic, (file: AccountFile, wording: AccountWording) => ReplyPart[]> = {
  champion: formatChampions,
  people: (file, wording) =>
    listOr(file, wording, {
      heading: 'flow.account.people',
      items: file.contacts.map((contact) => formatContact(contact, wording)),
      none: 'flow.account.no_people',
    }),
  owner: (file, wording) => [formatFacts(file, wording, ['owner'])],
  renewal: (file, wording) => [formatFacts(file, wording, ['renewal_date'])],
  facts: (file, wording) => [formatFacts(file, wording, ['edition', 'seats', 'revenue', 'health_score'])],
  opportunities: (file, wording) =>
    listOr(file, wording, {
      heading: 'flow.account.open_opportunities',
      items: file.opportunities.filter((one) => !one.closed).map((one) => formatOpportunity(one, wording)),
      none: 'flow.account.no_opportunities',
    }),
  cases: (file, wording) =>
    listOr(file, wording, {
      heading: 'flow.account.open_cases',
      items: file.cases.filter((one) => !one.closed).map((one) => formatCase(one, wording)),
      none: 'flow.account.no_cases',
    }),
  last_contact: (file, wording) =>
    listOr(file, wording, {
      heading: 'flow.account.recent_activity',
      items: file.activities.slice(0, 3).map((activity) => formatActivity(activity, wording)),
      none: 'flow.account.no_activities',
    }),
};

function formatChampions(file: AccountFile, wording: AccountWording): ReplyPart[] {
  const { language, marks } = wording;
  const account = file.account.name;
  const champions = file.contacts.filter((contact) => contact.role === 'champion');
  if (champions.length === 0) return [nothing(file, wording, 'flow.account.no_champion')];
  const sentences = champions.map(({ id, name, title }) => {
    const values = { name, account, title: title ?? t(language, 'flow.account.not_recorded') };
    return cite(t(language, 'flow.account.champion', values), marks(`contact:${id}`));
  });
  return [{ type: 'text', text: sentences.join('\n') }];
}

type Absence = `flow.account.no_${'champion' | 'people' | 'opportunities' | 'cases' | 'activities'}`;

function listOr(
  file: AccountFile,
  wording: AccountWording,
  list: {
    heading: `flow.account.${'people' | 'open_opportunities' | 'open_cases' | 'recent_activity'}`;
    items: string[];
    none: Absence;
  },
): ReplyPart[] {
  if (list.items.length === 0) return [nothing(file, wording, list.none)];
  return [
    { type: 'heading', text: t(wording.language, list.heading) },
    { type: 'list', ordered: false, items: list.items.slice(0, MAX_LISTED) },
  ];
}

/** That nothing is recorded follows from the account's own record, which counts what there is. */
function nothing(file: AccountFile, { language, marks }: AccountWording, key: Absence): ReplyPart {
  const { id, name } = file.account;
  return { type: 'text', text: cite(t(language, key, { account: name }), marks(`account:${id}`)) };
}
