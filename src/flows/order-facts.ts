import { grantsOf, readGrants } from '../accounts/external/external-grants.ts';
import type { OrdersOutput } from '../accounts/external/order-tools.ts';
import type { AccountCandidate, AccountMatch } from '../accounts/rank-accounts.ts';
import { findAccountsIn, findMentionsIn, missing, type Records } from '../accounts/records.ts';
import type { AccountMention } from '../accounts/spot-accounts.ts';
import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import { t } from '../messages/t.ts';
import { readAccountName } from './account-topics.ts';
import { citationMarksOf, cite } from './citation-marks.ts';
import { defineFlow, type Flow, type FlowContext, type FlowMatch } from './define-flow.ts';
import { formatOrder, listOrder } from './format-order.ts';
import { type OrderIntent, readOrderIntent, readOrderName } from './order-intent.ts';
import { answerUnknownAccount, askWhichAccount, toAccountMatch } from './pick-account.ts';

/** An order by its number, or the orders of an account that the question calls `name`. */
type OrderInput =
  | { type: 'number'; number: string }
  | { type: 'newest'; several: boolean; name: string; target: AccountMatch };

const MAX_LISTED = 5;

/** Creates the flow that answers what was ordered, from databases that are read in place. */
export function createOrderFactsFlow(records: Records): Flow {
  return defineFlow<OrderInput>({
    name: 'order_facts',
    agent: 'sales',
    tools: ['read_order', 'account_orders'],
    match: (question) => matchOrders(records, question),
    run: ({ input }, context) =>
      input.type === 'number' ? draftOrder(input.number, context) : draftNewestOrders(input, context),
  });
}

async function matchOrders(records: Records, question: Question): Promise<FlowMatch<OrderInput> | null> {
  const intent = records.external === null ? null : readOrderIntent(question.text);
  if (intent === null) return null;
  // Who may see no orders learns nothing of there being any.
  if (grantsOf(await readGrants(records.database, question.audience), 'order').length === 0) return null;
  if (intent.type === 'number') return { confidence: 0.9, reason: 'an order is named', input: intent };
  return matchNewest(records, question, intent);
}

async function matchNewest(
  records: Records,
  question: Question,
  { several }: Extract<OrderIntent, { type: 'newest' }>,
): Promise<FlowMatch<OrderInput> | null> {
  const { audience, text, history } = question;
  const input = (mention: AccountMention): OrderInput => ({
    type: 'newest',
    several,
    name: mention.text,
    target: toAccountMatch(mention),
  });
  const own = await findMentionsIn(records, audience, { text, scope: 'external' });
  const [mention] = own.found;
  if (mention !== undefined)
    return {
      confidence: 0.94,
      reason: 'what an account ordered',
      input: input(mention),
      ...missing(own.unreachable),
    };
  const name = readOrderName(text) ?? readAccountName(text);
  if (name !== null) {
    const { found: target, unreachable } = await findAccountsIn(records, audience, {
      name,
      scope: 'external',
    });
    if (target.type === 'unknown' && unreachable.length === 0 && target.nearest.length === 0) return null;
    return {
      confidence: 0.8,
      reason: 'what an account ordered, by a name close to its own',
      input: { type: 'newest', several, name, target },
      ...missing(unreachable),
    };
  }
  for (const { text: earlier } of history.filter((one) => one.from === 'asker').reverse()) {
    const { found, unreachable } = await findMentionsIn(records, audience, {
      text: earlier,
      scope: 'external',
    });
    if (found[0] === undefined) continue;
    const reason = 'a follow-up about an account of this thread';
    return { confidence: 0.8, reason, input: input(found[0]), ...missing(unreachable) };
  }
  if (own.unreachable.length === 0) return null;
  const target: AccountMatch = { type: 'unknown', nearest: [] };
  return {
    confidence: 0.7,
    reason: 'orders of an account that may be where nobody could look',
    input: { type: 'newest', several, name: text, target },
    unreachable: own.unreachable,
  };
}

async function draftOrder(number: string, { question, call }: FlowContext): Promise<Draft> {
  const { language } = question;
  const { value, evidence } = await call('read_order', { number });
  const { orders } = value as OrdersOutput;
  if (orders.length === 0) {
    const text = t(language, 'flow.order.unknown', { number });
    return { type: 'refused', reason: 'nothing_found', text, evidence: [] };
  }
  const wording = { language, marks: citationMarksOf(evidence) };
  return {
    type: 'answer',
    parts: orders.flatMap(({ order, account }) => formatOrder(order, account, wording)),
    evidence,
    suggestions: suggest(question, orders[0]!.account),
  };
}

async function draftNewestOrders(
  { name, target, several }: Extract<OrderInput, { type: 'newest' }>,
  { question, call }: FlowContext,
): Promise<Draft> {
  const { language } = question;
  const rephrase = (account: string) => t(language, 'flow.order.ask_last', { account });
  if (target.type === 'ambiguous')
    return askWhichAccount(question, { name, candidates: target.candidates, rephrase });
  if (target.type === 'unknown')
    return answerUnknownAccount(question, { name, nearest: target.nearest, rephrase });
  const { account } = target;
  const { value, evidence } = await call('account_orders', { accountId: account.id });
  const { orders } = value as OrdersOutput;
  return {
    type: 'answer',
    parts: formatNewest(orders, { account, several, evidence, language }),
    evidence,
    suggestions: [
      t(language, 'flow.ask.brief', { account: account.name }),
      ...orders.slice(1, 3).map(({ order }) => t(language, 'flow.order.ask', { number: order.number })),
    ],
    ...(account.match === 'fuzzy'
      ? { notes: [t(language, 'flow.account.taken_as', { name, account: account.name })] }
      : {}),
  };
}

function formatNewest(
  orders: OrdersOutput['orders'],
  about: {
    account: AccountCandidate;
    several: boolean;
    evidence: Evidence[];
    language: Question['language'];
  },
): Extract<Draft, { type: 'answer' }>['parts'] {
  const { account, several, evidence, language } = about;
  const wording = { language, marks: citationMarksOf(evidence) };
  const [newest] = orders;
  if (newest === undefined) {
    const text = t(language, 'flow.order.none', { account: account.name });
    return [{ type: 'text', text: cite(text, wording.marks(`account:${account.id}`)) }];
  }
  if (!several) return formatOrder(newest.order, account.name, wording);
  const items = orders.slice(0, MAX_LISTED).map(({ order }) => listOrder(order, wording));
  return [
    { type: 'heading', text: t(language, 'flow.order.recent') },
    { type: 'list', ordered: false, items },
  ];
}

function suggest({ language }: Question, account: string | null): string[] {
  if (account === null) return [];
  return [t(language, 'flow.order.ask_last', { account }), t(language, 'flow.ask.brief', { account })];
}
