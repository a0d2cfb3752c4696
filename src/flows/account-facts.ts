import type { AccountFile } from '../accounts/account-records.ts';
import type { AccountCandidate } from '../accounts/rank-accounts.ts';
import { findAccountsIn, findMentionsIn, missing, type Records } from '../accounts/records.ts';
import type { AccountMention } from '../accounts/spot-accounts.ts';
import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import { t } from '../messages/t.ts';
import { type AccountTopic, readAccountName, readAccountTopics } from './account-topics.ts';
import { citationMarksOf } from './citation-marks.ts';
import { defineFlow, type Flow, type FlowContext, type FlowMatch } from './define-flow.ts';
import { formatTopics } from './draft-account-facts.ts';
import { answerUnknownAccount, askWhichAccount } from './pick-account.ts';

/** What is asked of which account; `name` is how the question calls it. */
interface FactsInput {
  topics: AccountTopic[];
  name: string;
  target:
    | { type: 'unique'; account: AccountCandidate }
    | { type: 'ambiguous'; candidates: AccountCandidate[] }
    | { type: 'unknown'; nearest: AccountCandidate[] };
}

/** A follow-up ("and who owns it?") is short; a longer question names its account. */
const MAX_FOLLOW_UP_WORDS = 9;

/** Creates the flow that answers who and what about an account from its records. */
export function createAccountFactsFlow(records: Records): Flow {
  return defineFlow<FactsInput>({
    name: 'account_facts',
    agent: 'sales',
    tools: ['account_overview'],
    match: (question) => matchFacts(records, question),
    run: runFacts,
  });
}

async function matchFacts(records: Records, question: Question): Promise<FlowMatch<FactsInput> | null> {
  const topics = readAccountTopics(question.text);
  if (topics.length === 0) return null;
  const { audience, text } = question;
  const { found: mentions, unreachable } = await findMentionsIn(records, audience, { text });
  const direct = pickMention(mentions);
  const why = { confidence: 0.93, reason: 'an account is named and its records are asked about' };
  if (direct !== null) return { ...toMatch(direct, topics, why), ...missing(unreachable) };
  if (mentions.length > 0) return null;
  const name = readAccountName(text);
  if (name !== null) return matchName(records, question, { name, topics });
  return matchFollowUp(records, question, topics);
}

/** One account, or several that one name does not tell apart; two names are more than one question. */
function pickMention(mentions: readonly AccountMention[]): AccountMention | null {
  const ids = new Set(mentions.map((mention) => mention.candidates.map((one) => one.id).join()));
  return ids.size === 1 ? mentions[0]! : null;
}

/** A name that is no account's, exactly: misspelt, or hidden from this audience, or not an account at all. */
async function matchName(
  records: Records,
  question: Question,
  asked: { name: string; topics: AccountTopic[] },
): Promise<FlowMatch<FactsInput> | null> {
  const { name, topics } = asked;
  const { found: target, unreachable } = await findAccountsIn(records, question.audience, { name });
  const input = { topics, name, target };
  if (target.type !== 'unknown')
    return { confidence: 0.8, reason: 'a name close to an account’s', input, ...missing(unreachable) };
  if (unreachable.length > 0)
    return { confidence: 0.7, reason: 'an account that may be where nobody could look', input, unreachable };
  // Only a champion is surely an account's; cases, owners and renewals are of other things too.
  if (!topics.includes('champion')) return null;
  return { confidence: 0.8, reason: 'an account that is not known here', input };
}

async function matchFollowUp(
  records: Records,
  question: Question,
  topics: AccountTopic[],
): Promise<FlowMatch<FactsInput> | null> {
  if (question.text.trim().split(/\s+/).length > MAX_FOLLOW_UP_WORDS) return null;
  const earlier = question.history.filter((one) => one.from === 'asker').reverse();
  for (const { text } of earlier) {
    const { found, unreachable } = await findMentionsIn(records, question.audience, { text });
    const mention = pickMention(found);
    const why = { confidence: 0.75, reason: 'a follow-up about an account of this thread' };
    if (mention !== null) return { ...toMatch(mention, topics, why), ...missing(unreachable) };
  }
  return null;
}

function toMatch(
  { text, candidates }: AccountMention,
  topics: AccountTopic[],
  why: { confidence: number; reason: string },
): FlowMatch<FactsInput> {
  const [account] = candidates;
  const target: FactsInput['target'] =
    candidates.length === 1 ? { type: 'unique', account: account! } : { type: 'ambiguous', candidates };
  return { ...why, input: { topics, name: text, target } };
}

async function runFacts({ input }: FlowMatch<FactsInput>, { question, call }: FlowContext): Promise<Draft> {
  const { name, target, topics } = input;
  const rephrase = (account: string) => replaceName(question.text, name, account);
  if (target.type === 'ambiguous')
    return askWhichAccount(question, { name, candidates: target.candidates, rephrase });
  if (target.type === 'unknown')
    return answerUnknownAccount(question, { name, nearest: target.nearest, rephrase });
  const { value, evidence } = await call('account_overview', { accountId: target.account.id });
  const found = value as { type: 'found'; file: AccountFile } | { type: 'unknown' };
  if (found.type === 'unknown') return answerUnknownAccount(question, { name, nearest: [], rephrase });
  const { language, timeZone } = question;
  const account = found.file.account.name;
  return {
    type: 'answer',
    parts: formatTopics(found.file, topics, { language, timeZone, marks: citationMarksOf(evidence) }),
    evidence,
    suggestions: [
      t(language, 'flow.ask.brief', { account }),
      ...(topics.includes('champion') || found.file.source !== null
        ? []
        : [t(language, 'flow.ask.champion', { account })]),
    ],
    ...(target.account.match === 'fuzzy'
      ? { notes: [t(language, 'flow.account.taken_as', { name, account })] }
      : {}),
  };
}

/** The question with the account's full name in the place of the unclear one, so that it can be asked as it stands. */
function replaceName(text: string, name: string, account: string): string {
  const at = text.indexOf(name);
  return at < 0 ? `${account}: ${text}` : `${text.slice(0, at)}${account}${text.slice(at + name.length)}`;
}
