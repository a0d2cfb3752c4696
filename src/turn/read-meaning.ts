import { findAccountsInText } from '../accounts/find-accounts.ts';
import type { AccountCandidate } from '../accounts/rank-accounts.ts';
import type { Audience } from '../core/audience.ts';
import type { LookedAt, Question, Utterance } from '../core/question.ts';
import { readAccountTopics } from '../flows/account-topics.ts';
import { asksAbout, readBriefName } from '../flows/brief-intent.ts';
import { asksPrice } from '../flows/price-intent.ts';
import type { OpenDatabase } from '../store/database.ts';
import {
  type AccountPointer,
  pointsAtView,
  readAccountPointer,
  readConversationWish,
} from '../text/read-pointing.ts';
import { readCallIn } from '../text/talk/read-call-in.ts';
import { placeName } from './conversation-tool.ts';
import { questionCalledTo } from './question-called-to.ts';
import { mayBeRead, readPlace, threadAt } from './read-place.ts';
import type { TurnRun } from './run-step.ts';
import { noteWordsOf } from './turn-store.ts';

/** What a question comes to with what its asker looks at. */
export type Meaning = Pick<Question, 'text' | 'lookedAt' | 'takenAs' | 'mayMean'>;

/** So many accounts are offered. */
const MAX_CHOICES = 5;

/**
 * What a message means that points at something without saying it: at the conversation that its asker is in or looks at,
 * at the question that is open there, or at the account that it is about. Everything is read for the readers of the reply.
 */
export async function readMeaning(
  run: TurnRun,
  { audience, history }: { audience: Audience; history: readonly Utterance[] },
): Promise<Meaning> {
  const { question } = run.turn;
  const called = questionCalledTo(question, history);
  if (called !== question || !pointsAtView(question)) return { text: called };
  const lookedAt = await findLookedAt(run, audience);
  const seen: Pick<Meaning, 'lookedAt'> = lookedAt === null ? {} : { lookedAt };
  if (readConversationWish(question) !== null) return { text: question, ...seen };
  if (readCallIn(question)) return { text: await readOpenQuestion(run, audience, lookedAt), ...seen };
  const pointer = readAccountPointer(question);
  if (pointer === null || !isOfAccounts(question)) return { text: question };
  if (pointer.by === 'they' && (!isOfRecords(question) || goesOnWithAnswer(history)))
    return { text: question };
  return fillAccount(run, { audience, history, lookedAt, pointer });
}

/** A policy for "this customer" holds for all of them; what is asked of an account's records holds for one. */
function isOfAccounts(question: string): boolean {
  return (
    readBriefName(question) !== null ||
    asksAbout(question) ||
    asksPrice(question) ||
    readAccountTopics(question).length > 0
  );
}

/** Customers pay and renew; what "they cost" is asked of something that is sold. */
function isOfRecords(question: string): boolean {
  return asksAbout(question) || readAccountTopics(question).length > 0;
}

/** After an answer of ours "they" are those whom that answer was about, unless it was given for who is looked at, too. */
function goesOnWithAnswer(history: readonly Utterance[]): boolean {
  const answer = history.findLastIndex(({ from }) => from === 'bot');
  if (answer < 0) return false;
  const asked = history.slice(0, answer).findLast(({ from }) => from === 'asker');
  return asked === undefined || readAccountPointer(asked.text) === null;
}

/** What they have open, as their chat platform told it, else the place that they ask in; null: neither. */
async function findLookedAt({ deps, turn }: TurnRun, audience: Audience): Promise<LookedAt | null> {
  const { teamId, lookedAt, lookedChannelId, lookedTs } = turn;
  if (lookedAt === 'canvas' || lookedAt === 'list') return { kind: lookedAt };
  const own =
    turn.origin === 'cli'
      ? null
      : { channelId: turn.channelId, ts: turn.threadTs === turn.ts ? null : turn.threadTs };
  const open = lookedChannelId === null ? own : { channelId: lookedChannelId, ts: lookedTs };
  if (open === null) return null;
  const { channelId, ts } = open;
  if (!(await mayBeRead(deps, { teamId, channelId }, audience)))
    return lookedChannelId === null ? null : { kind: 'closed' };
  const channel = await deps.directory.channel(teamId, channelId);
  if (channel === null || channel.kind === 'direct') return null;
  const name = placeName(channel);
  if (ts === null) return { kind: 'channel', channelId, name };
  return {
    kind: 'thread',
    channelId,
    name,
    threadTs: await threadAt(deps.database, { teamId, channelId, ts }),
  };
}

/** "Can you answer this?" beside a thread is the question that is open there, in the words of who asked it. */
async function readOpenQuestion(
  { deps, turn }: TurnRun,
  audience: Audience,
  lookedAt: LookedAt | null,
): Promise<string> {
  if (lookedAt === null || !('channelId' in lookedAt)) return turn.question;
  const { teamId, ts: but, askerId } = turn;
  const said = await readPlace(deps, { teamId, ...lookedAt }, { audience, askerId, but });
  const text = questionCalledTo(turn.question, said);
  const source = said.findLast((one) => one.text === text);
  if (source === undefined) return turn.question;
  if (source.from === 'other_person')
    await noteWordsOf(deps.database, turn, {
      authorId: source.authorId,
      channelId: lookedAt.channelId,
      ts: source.ts,
    });
  return text;
}

/** Puts the account's name where it is pointed at: the one that was talked about, else the one that the place names. */
async function fillAccount(
  run: TurnRun,
  from: {
    audience: Audience;
    history: readonly Utterance[];
    lookedAt: LookedAt | null;
    pointer: AccountPointer;
  },
): Promise<Meaning> {
  const { audience, history, lookedAt, pointer } = from;
  const { database } = run.deps;
  const { question } = run.turn;
  const talkedAbout = await accountsIn(database, audience, history.map(({ text }) => text).join('\n'));
  const last = talkedAbout.at(-1);
  if (last !== undefined) return { text: pointer.fill(last.name) };
  for (const text of await textsOf(run, audience, lookedAt)) {
    const named = [
      ...new Map((await accountsIn(database, audience, text)).map((one) => [one.id, one])).values(),
    ];
    const [only, other] = named;
    if (only === undefined) continue;
    const { said, fill } = pointer;
    if (other === undefined) return { text: fill(only.name), takenAs: { said, account: only.name } };
    const accounts = named.slice(0, MAX_CHOICES).map(({ name }) => ({ name, question: fill(name) }));
    return { text: question, mayMean: { said, accounts } };
  }
  return { text: question };
}

async function accountsIn(
  database: OpenDatabase,
  audience: Audience,
  text: string,
): Promise<AccountCandidate[]> {
  if (text.trim() === '') return [];
  return (await findAccountsInText(database, audience, text)).flatMap(({ candidates }) => candidates);
}

/** What a place says of whom it is about, the nearest first: the thread, the channel's name, what the channel is for. */
async function textsOf(
  { deps, turn }: TurnRun,
  audience: Audience,
  lookedAt: LookedAt | null,
): Promise<string[]> {
  if (lookedAt === null || !('channelId' in lookedAt)) return [];
  const { teamId, askerId, ts: but } = turn;
  const { channelId, name } = lookedAt;
  const said =
    lookedAt.kind === 'thread'
      ? await readPlace(deps, { teamId, ...lookedAt }, { audience, askerId, but })
      : [];
  return [
    said.map(({ text }) => text).join('\n'),
    wordsOfName(name),
    (await deps.places?.about(teamId, channelId)) ?? '',
  ];
}

/** A channel's name is in small letters, "deal-solvane", where a text would write a name with a capital. */
function wordsOfName(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join(' ')
    .trim();
}
