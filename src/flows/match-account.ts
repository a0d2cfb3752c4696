import { findCases } from '../accounts/find-case.ts';
import { findPeople } from '../accounts/find-people.ts';
import type { AccountCandidate } from '../accounts/rank-accounts.ts';
import { findAccountsIn, findMentionsIn, missing, type Records } from '../accounts/records.ts';
import type { AccountMention } from '../accounts/spot-accounts.ts';
import type { Question } from '../core/question.ts';
import { contentWords } from '../text/content-words.ts';
import { splitWords } from '../text/normalise-name.ts';
import { readCaseNumber, speaksOfCase } from '../text/read-case-number.ts';
import { isQuestionFiller } from '../text/stop-words.ts';
import { type AccountTopic, asksHow, readAccountName, readAccountTopics } from './account-topics.ts';
import type { FlowMatch } from './define-flow.ts';
import { toAccountMatch } from './pick-account.ts';

/** What is asked of which account; `name` is how the question calls it. */
export interface FactsInput {
  topics: AccountTopic[];
  name: string;
  target:
    | { type: 'unique'; account: AccountCandidate }
    | { type: 'ambiguous'; candidates: AccountCandidate[] }
    | { type: 'unknown'; nearest: AccountCandidate[] };
  contactIds: string[];
  caseIds: string[];
  /** A lead is asked about, who may belong to no account yet. */
  leadId?: string;
  /** A case is named by a number that none has here. */
  unknownCase?: string;
}

/** A follow-up ("and who owns it?") is short; a longer question names its account. */
const MAX_FOLLOW_UP_WORDS = 9;
/** Topics that only accounts have: with a name that is none, the name is asked about. */
const OF_ACCOUNTS: readonly AccountTopic[] = [
  'champion',
  'economic_buyer',
  'blocker',
  'health_score',
  'revenue',
  'last_contact',
];

/** A question of an account's records as far as it is understood. */
export type FactsMatch = FlowMatch<FactsInput>;

/** Reads which account, person or case is meant, and what is asked of it; null where it is none of these. */
export async function matchFacts(records: Records, question: Question): Promise<FactsMatch | null> {
  const { audience, text } = question;
  if (asksHow(text)) return null;
  const topics = readAccountTopics(text);
  const { found: mentions, unreachable } = await findMentionsIn(records, audience, { text, tolerant: true });
  const direct = pickMention(mentions, text);
  if (direct !== null)
    return { ...(await matchMention(records, question, direct, topics)), ...missing(unreachable) };
  if (mentions.length > 0) return null;
  const named =
    (await matchCase(records, question, topics)) ?? (await matchPerson(records, question, topics));
  if (named !== null) return named;
  const name = topics.length === 0 ? null : readAccountName(text);
  const byName = name === null ? null : await matchName(records, question, { name, topics });
  return byName ?? matchFollowUp(records, question, topics);
}

/** One account, or several that one name does not tell apart; two names are more than one question. */
function pickMention(mentions: readonly AccountMention[], text: string): AccountMention | null {
  const ids = new Set(mentions.map((mention) => mention.candidates.map((one) => one.id).join()));
  return ids.size === 1 ? disambiguate(mentions[0]!, text) : null;
}

/** A further word of one candidate's name tells it from the others: "Acme … GmbH". */
function disambiguate(mention: AccountMention, text: string): AccountMention {
  const said = new Set(splitWords(text).map(({ folded }) => folded));
  const wordsOf = ({ name }: AccountCandidate) => splitWords(name).map(({ folded }) => folded);
  const meant = mention.candidates.filter((one) => {
    const others = new Set(mention.candidates.filter((other) => other !== one).flatMap(wordsOf));
    return wordsOf(one).some((word) => said.has(word) && !others.has(word));
  });
  return meant.length === 1 ? { ...mention, candidates: meant } : mention;
}

/** An account is named: what is asked of it, or of somebody there, or goes on from an earlier question, or nothing. */
async function matchMention(
  records: Records,
  question: Question,
  mention: AccountMention,
  topics: AccountTopic[],
): Promise<FactsMatch> {
  const about = { name: mention.text, target: toAccountMatch(mention) };
  const { contactIds, caseIds } = await namedThere(records, question, mention);
  const input = { ...about, topics, contactIds, caseIds };
  if (topics.length > 0 || caseIds.length > 0)
    return { confidence: 0.93, reason: 'an account is named and its records are asked about', input };
  const left = wordsBeside(question.text, mention.text);
  const earlier = left.length <= 1 ? earlierTopics(question) : [];
  if (earlier.length > 0)
    return { confidence: 0.9, reason: 'the same of another account', input: { ...input, topics: earlier } };
  if (left.length === 0) return { confidence: 0.85, reason: 'an account is named and nothing else', input };
  return { confidence: 0.65, reason: 'an account is named; its records may say it', input };
}

/** Contacts and cases that the question names beside their account. */
async function namedThere(
  { database }: Records,
  { audience, text }: Question,
  { candidates, text: name }: AccountMention,
): Promise<{ contactIds: string[]; caseIds: string[] }> {
  const ids = candidates.map(({ id }) => id);
  const people = await findPeople(database, audience, text.replace(name, ' '));
  const cases = await findCases(database, audience, text);
  return {
    contactIds: people
      .filter(({ kind, accountId }) => kind === 'contact' && ids.includes(accountId ?? ''))
      .map(({ id }) => id),
    caseIds: cases.filter(({ accountId }) => ids.includes(accountId)).map(({ id }) => id),
  };
}

/** The words of a question that carry content besides the account's name. */
export function wordsBeside(text: string, name: string): string[] {
  return contentWords(text.replace(name, ' ')).filter((word) => !isQuestionFiller(word));
}

async function matchCase(
  { database }: Records,
  question: Question,
  topics: AccountTopic[],
): Promise<FactsMatch | null> {
  const [found] = await findCases(database, question.audience, question.text);
  if (found === undefined) {
    const number = readCaseNumber(question.text);
    if (number === undefined) return null;
    const target: FactsInput['target'] = { type: 'unknown', nearest: [] };
    const input = { topics, name: number, target, contactIds: [], caseIds: [], unknownCase: number };
    return { confidence: 0.75, reason: 'a case that is not known here', input };
  }
  const spoken = speaksOfCase(question.text) || topics.length > 0;
  return {
    confidence: spoken ? 0.92 : 0.7,
    reason: 'a case is named by its number',
    input: {
      topics,
      name: found.number,
      target: byId(found.accountId, found.number),
      contactIds: [],
      caseIds: [found.id],
    },
  };
}

async function matchPerson(
  { database }: Records,
  question: Question,
  topics: AccountTopic[],
): Promise<FactsMatch | null> {
  const whole = question.text.split(/\s+/u).length <= MAX_FOLLOW_UP_WORDS + 3;
  if (topics.length === 0 && !whole) return null;
  const found = await findPeople(database, question.audience, question.text);
  const [person] = found;
  if (person === undefined || found.length > 1) return null;
  if (person.kind === 'lead')
    return {
      confidence: topics.length > 0 ? 0.85 : 0.7,
      reason: 'a lead is named',
      input: {
        topics,
        name: person.name,
        target: byId(person.id, person.name),
        contactIds: [],
        caseIds: [],
        leadId: person.id,
      },
    };
  if (person.accountId === null) return null;
  return {
    confidence: topics.length > 0 ? 0.88 : 0.72,
    reason: 'somebody at an account is named',
    input: {
      topics,
      name: person.name,
      target: byId(person.accountId, person.name),
      contactIds: [person.id],
      caseIds: [],
    },
  };
}

function byId(id: string, name: string): FactsInput['target'] {
  return { type: 'unique', account: { id, name, match: 'exact', score: 1 } };
}

/** A name that is no account’s, exactly: misspelt, or hidden from this audience, or not an account at all. */
async function matchName(
  records: Records,
  question: Question,
  asked: { name: string; topics: AccountTopic[] },
): Promise<FactsMatch | null> {
  const { name, topics } = asked;
  const { found: target, unreachable } = await findAccountsIn(records, question.audience, { name });
  const input = { topics, name, target, contactIds: [], caseIds: [] };
  if (target.type !== 'unknown')
    return { confidence: 0.8, reason: 'a name close to an account’s', input, ...missing(unreachable) };
  if (unreachable.length > 0)
    return { confidence: 0.7, reason: 'an account that may be where nobody could look', input, unreachable };
  // "Who do I talk to about invoices for Marketing" names a team.
  if (topics.includes('people') || !topics.some((topic) => OF_ACCOUNTS.includes(topic))) return null;
  return { confidence: 0.8, reason: 'an account that is not known here', input };
}

/** What is asked goes on from the account, the person or the case that an earlier question was about. */
async function matchFollowUp(
  records: Records,
  question: Question,
  topics: AccountTopic[],
): Promise<FactsMatch | null> {
  const short = question.text.trim().split(/\s+/).length <= MAX_FOLLOW_UP_WORDS;
  if (!short || question.history.length === 0) return null;
  const earlier = question.history
    .filter((one) => one.from === 'asker')
    .map(({ text }) => text)
    .reverse();
  for (const text of earlier) {
    const past = { ...question, text, history: [] };
    const match = await matchFacts(records, past);
    if (match === null || match.input.target.type === 'unknown') continue;
    return continueFrom(match, topics, question);
  }
  return null;
}

function continueFrom(
  { input, unreachable }: FactsMatch,
  topics: AccountTopic[],
  question: Question,
): FactsMatch | null {
  const ofCase = input.caseIds.length > 0;
  if (topics.length === 0 && !ofCase) return null;
  // "His mail?" is of whom the earlier question asked for.
  const people = input.topics.filter((topic) => PERSON.has(topic));
  const details = topics.every((topic) => DETAIL.has(topic));
  const whyOf = topics.length === 1 && topics[0] === 'why' ? input.topics : [];
  const kept = details ? people : whyOf;
  if (ofCase && topics.length === 0 && wordsBeside(question.text, '').length > 2) return null;
  return {
    confidence: 0.78,
    reason: 'a follow-up about an account of this thread',
    input: { ...input, topics: [...kept, ...topics] },
    ...missing(unreachable ?? []),
  };
}

const PERSON = new Set<AccountTopic>([
  'champion',
  'economic_buyer',
  'decision_maker',
  'blocker',
  'technical',
]);
const DETAIL = new Set<AccountTopic>(['email', 'phone', 'title', 'spoken']);

/** The topics of the asker's latest question that has any. */
function earlierTopics({ history }: Question): AccountTopic[] {
  const asked = history.filter((one) => one.from === 'asker').map(({ text }) => readAccountTopics(text));
  return asked.findLast((topics) => topics.length > 0) ?? [];
}
