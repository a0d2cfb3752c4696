import type { AccountFile, CaseRecord, OpportunityRecord } from '../accounts/account-records.ts';
import { formatDate } from '../accounts/format-values.ts';
import type { ReplyPart } from '../core/reply.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import { t } from '../messages/t.ts';
import { type AccountFactTopic, type AccountTopic, TELLS_REASON, TELLS_WISH } from './account-topics.ts';
import { cite } from './citation-marks.ts';
import { draftPeople } from './draft-people.ts';
import {
  type AccountFact,
  type AccountWording,
  formatActivity,
  formatAmount,
  formatCase,
  formatFact,
  formatOpportunity,
} from './format-account.ts';
import { formatRecorded } from './format-recorded.ts';
import { readWrittenLines, searchFile, type WrittenLine } from './search-file.ts';

const MAX_LISTED = 10;
const MAX_NEWS = 3;
const FACTS: readonly AccountFactTopic[] = [
  'owner',
  'renewal_date',
  'revenue',
  'seats',
  'edition',
  'health_score',
  'industry',
  'country',
  'employees',
  'segment',
  'website',
  'description',
];

/** What is asked of an account, besides the account. */
export interface AccountQuestion {
  topics: readonly AccountTopic[];
  /** The question itself, for what people wrote into the records. */
  question: string;
  /** Contacts and cases that the question names. */
  contactIds: readonly string[];
  caseIds: readonly string[];
  now: Date;
}

/** Words what was asked of an account, a stretch a topic; what is not recorded is said to be so. */
export function formatAsked(file: AccountFile, asked: AccountQuestion, wording: AccountWording): ReplyPart[] {
  const { topics } = asked;
  const cases = file.cases.filter(({ id }) => asked.caseIds.includes(id));
  if (cases.length > 0) return cases.map((one) => text(formatWholeCase(file, one, wording)));
  const named = asked.contactIds.length > 0;
  return [
    ...draftPeople(file, asked, wording),
    ...FACTS.filter((one) => topics.includes(one)).flatMap((one) =>
      formatFactAsked(file, one, asked, wording),
    ),
    ...topics
      .filter((topic) => topic !== 'wants' || !named)
      .flatMap((topic) => RUNNING[topic]?.(file, wording, asked) ?? []),
    ...(topics.includes('why') && !topics.includes('health_score')
      ? formatFound(file, asked, wording, TELLS_REASON)
      : []),
  ];
}

/** Lines that people wrote which share the question's words, each as it stands; none where there are none. */
export function formatFound(
  file: AccountFile,
  { question }: Pick<AccountQuestion, 'question'>,
  wording: AccountWording,
  hint: RegExp | null = null,
): ReplyPart[] {
  return quoteLines(searchFile(file, question, { hint }), wording);
}

type Running = (file: AccountFile, wording: AccountWording, asked: AccountQuestion) => ReplyPart[];

/** What goes on with an account: deals, cases, activities. */
const RUNNING: Partial<Record<AccountTopic, Running>> = {
  opportunities: (file, wording) =>
    listOr(file, wording, {
      heading: 'flow.account.open_opportunities',
      items: openDeals(file).map((one) => formatOpportunity(one, wording)),
      none: 'flow.account.no_opportunities',
    }),
  amount: (file, wording) =>
    eachDeal(file, wording, (one) =>
      [
        one.stage === null ? null : formatRecorded(wording.language, one.stage),
        formatAmount(wording.language, one.amount, one.currency),
      ]
        .filter((it) => it !== null)
        .join(', '),
    ),
  probability: (file, wording) =>
    eachDeal(file, wording, (one) => (one.probability === null ? null : `${one.probability} %`)),
  close_date: (file, wording) =>
    eachDeal(file, wording, (one) =>
      one.closeDate === null
        ? null
        : t(wording.language, 'flow.account.closes', { date: formatDate(wording.language, one.closeDate) }),
    ),
  next_step: (file, wording) =>
    eachDeal(file, wording, (one) =>
      one.nextStep === null ? null : t(wording.language, 'flow.account.next_step', { text: one.nextStep }),
    ),
  risk: (file, wording) =>
    eachDeal(file, wording, (one) =>
      one.risk === null ? null : t(wording.language, 'flow.account.risk', { text: one.risk }),
    ),
  competitor: (file, wording) =>
    eachDeal(file, wording, (one) =>
      one.competitor === null
        ? null
        : t(wording.language, 'flow.account.competitor', { text: one.competitor }),
    ),
  cases: (file, wording) =>
    listOr(file, wording, {
      heading: 'flow.account.open_cases',
      items: file.cases.filter((one) => !one.closed).map((one) => formatCase(one, wording)),
      none: 'flow.account.no_cases',
    }),
  complaint: (file, wording) => {
    const [latest] = [...file.cases].sort((one, other) =>
      (other.openedAt ?? '').localeCompare(one.openedAt ?? ''),
    );
    return latest === undefined
      ? [nothing(file, wording, 'flow.account.no_cases')]
      : [text(formatWholeCase(file, latest, wording))];
  },
  case_owner: (file, wording, { question }) => {
    const open = file.cases.filter((one) => !one.closed);
    const meant = searchFile(file, question).map(({ evidenceId }) => evidenceId);
    const cases = open.filter(({ id }) => meant.includes(`case:${id}`));
    return (cases.length > 0 ? cases : open)
      .slice(0, 3)
      .map((one) => text(formatWholeCase(file, one, wording)));
  },
  last_contact: (file, wording, { now }) => {
    const [latest] = past(file, now);
    return latest === undefined
      ? [nothing(file, wording, 'flow.account.no_activities')]
      : [text(formatActivity(latest, wording))];
  },
  news: (file, wording, { now }) =>
    listOr(file, wording, {
      heading: 'flow.account.recent_activity',
      items: past(file, now)
        .slice(0, MAX_NEWS)
        .map((one) => formatActivity(one, wording)),
      none: 'flow.account.no_activities',
    }),
  planned: (file, wording, { now }) => [
    ...file.activities
      .filter(({ happenedAt }) => happenedAt !== null && happenedAt > now.toISOString())
      .map((one) => text(formatActivity(one, wording))),
    ...eachDeal(file, wording, (one) =>
      one.nextStep === null ? null : t(wording.language, 'flow.account.next_step', { text: one.nextStep }),
    ),
  ],
  wants: (file, wording) => {
    const found = readWrittenLines(file)
      .filter(({ evidenceId, text: said }) => !evidenceId.startsWith('account:') && TELLS_WISH.test(said))
      .slice(0, MAX_NEWS);
    return found.length > 0 ? quoteLines(found, wording) : formatFacts(file, wording, 'description');
  },
};

function past({ activities }: AccountFile, now: Date): AccountFile['activities'] {
  return activities.filter(({ happenedAt }) => happenedAt === null || happenedAt <= now.toISOString());
}

function openDeals({ opportunities }: AccountFile): OpportunityRecord[] {
  return opportunities.filter(({ closed }) => !closed);
}

/** One line a deal with what is asked of it; a deal that says nothing of it is left out while another does. */
function eachDeal(
  file: AccountFile,
  wording: AccountWording,
  tell: (one: OpportunityRecord) => string | null,
): ReplyPart[] {
  const open = openDeals(file);
  if (open.length === 0) return [nothing(file, wording, 'flow.account.no_opportunities')];
  const missing = t(wording.language, 'flow.account.not_recorded');
  const telling = open.filter((one) => tell(one) !== null);
  return (telling.length > 0 ? telling : open)
    .slice(0, MAX_LISTED)
    .map((one) =>
      text(cite(`**${one.name}**: ${tell(one) ?? missing}`, wording.marks(`opportunity:${one.id}`))),
    );
}

function formatFactAsked(
  file: AccountFile,
  fact: AccountFactTopic,
  { topics, now }: AccountQuestion,
  wording: AccountWording,
): ReplyPart[] {
  const line = formatFacts(file, wording, fact);
  return fact === 'health_score' && topics.includes('why')
    ? [...line, ...formatReasons(file, wording, now)]
    : line;
}

function formatFacts(file: AccountFile, wording: AccountWording, fact: AccountFact): ReplyPart[] {
  return [text(formatFact(file, wording, fact))];
}

/** What the records hold against an account: risks of its deals, worried people, the latest that was heard, urgent cases. */
function formatReasons(file: AccountFile, wording: AccountWording, now: Date): ReplyPart[] {
  const risks = openDeals(file)
    .filter(({ risk }) => risk !== null)
    .map((one) => ({ evidenceId: `opportunity:${one.id}`, head: one.name, text: one.risk! }));
  const heard = past(file, now)
    .slice(0, 2)
    .flatMap((one) =>
      one.body === null ? [] : [{ evidenceId: `activity:${one.id}`, head: one.subject, text: one.body }],
    );
  const worried = file.contacts
    .filter(({ role, notes }) => notes !== null && role !== 'blocker' && role !== 'technical')
    .map((one) => ({ evidenceId: `contact:${one.id}`, head: one.name, text: one.notes! }));
  const urgent = file.cases
    .filter((one) => !one.closed)
    .slice(0, 1)
    .map((one) => text(formatCase(one, wording)));
  const lines = [...risks.slice(0, 1), ...heard, ...worried.slice(0, 1)];
  if (lines.length === 0 && urgent.length === 0) return [];
  return [text(t(wording.language, 'flow.account.reasons')), ...quoteLines(lines, wording), ...urgent];
}

function formatWholeCase(file: AccountFile, one: CaseRecord, wording: AccountWording): string {
  const { language, marks } = wording;
  const missing = t(language, 'flow.account.not_recorded');
  const head = formatCase(one, { ...wording, marks: () => '' }).trim();
  const owner = `${t(language, 'flow.label.owner')}: ${one.owner ?? missing}`;
  const sentences = [
    `${head} (${file.account.name})`,
    owner,
    ...(one.description === null ? [] : [one.description]),
  ];
  return cite(sentences.join('. '), marks(`case:${one.id}`));
}

function quoteLines(lines: readonly WrittenLine[], { marks }: AccountWording): ReplyPart[] {
  const items = lines.map(({ evidenceId, head, text: said }) =>
    cite(`**${head}**: ${said}`, marks(evidenceId)),
  );
  if (items.length === 0) return [];
  return items.length === 1 ? [text(items[0]!)] : [{ type: 'list', ordered: false, items }];
}

type Absence = Extract<MessageKey, `flow.account.no_${'people' | 'opportunities' | 'cases' | 'activities'}`>;

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
  return text(cite(t(language, key, { account: name }), marks(`account:${id}`)));
}

function text(line: string): ReplyPart {
  return { type: 'text', text: line };
}
