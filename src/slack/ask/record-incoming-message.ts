import { asId, type ChannelId, type MessageTs, type PersonId, type TeamId } from '../../core/ids.ts';
import { maskSecrets } from '../../guardrails/find-secret.ts';
import { recordMessage, type StoredMessage } from '../../store/messages.ts';
import { readCallIn } from '../../text/talk/read-call-in.ts';
import { type Arrival, recordArrival } from '../../turn/record-arrival.ts';
import type { Quotes } from '../../turn/turn.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { type ReadText, readSlackText } from '../text/read-slack-text.ts';
import { type ForwardedWords, forwardedOf, forwardedWords, type MessageContent } from './message-event.ts';

/** A message as it was said, kept in our own record of the thread. */
export interface IncomingMessage extends ReadText {
  teamId: TeamId;
  channelId: ChannelId;
  ts: MessageTs;
  threadTs: MessageTs;
  authorId: PersonId;
  /** Set: it repeats what this other person said there, forwarded along with it. */
  quotes?: Quotes;
}

/** What a person said, with what is known of them and of the place. */
export type ArrivedMessage = IncomingMessage & { arrival: Arrival };

/** A message as it came, and by whom it was said. */
export interface SaidMessage {
  teamId: TeamId;
  channel: string;
  message: MessageContent;
  authorKind: StoredMessage['authorKind'];
}

/** What names are read by. */
export interface ReadingDeps {
  directory: Pick<ListenerDeps['directory'], 'person'>;
  identity: ListenerDeps['identity'];
}

/** Reads a message and keeps it, so that later questions in its thread know of it. */
export async function recordIncomingMessage(
  deps: ReadingDeps & Pick<ListenerDeps, 'database'>,
  said: SaidMessage,
): Promise<IncomingMessage> {
  const { incoming, stored } = await readIncomingMessage(deps, said);
  await recordMessage(deps.database, stored);
  return incoming;
}

/** The same for what a person says, who may ask something with it. */
export async function recordArrivedMessage(
  deps: ReadingDeps & Pick<ListenerDeps, 'database'>,
  said: Omit<SaidMessage, 'authorKind'>,
): Promise<ArrivedMessage> {
  const { incoming, stored } = await readIncomingMessage(deps, { ...said, authorKind: 'person' });
  return { ...incoming, arrival: await recordArrival(deps.database, stored) };
}

/** Reads a message, and tells what is kept of it. */
export async function readIncomingMessage(
  deps: ReadingDeps,
  said: SaidMessage,
): Promise<{ incoming: IncomingMessage; stored: StoredMessage }> {
  const { teamId, channel, message, authorKind } = said;
  const text = await readWithForwarded(deps, teamId, message);
  const incoming: IncomingMessage = {
    ...text,
    teamId,
    channelId: asId<ChannelId>(channel),
    ts: asId<MessageTs>(message.ts),
    threadTs: asId<MessageTs>(message.thread_ts ?? message.ts),
    authorId: asId<PersonId>(message.user ?? message.bot_id ?? ''),
  };
  const { key, kind } = (authorKind === 'self' ? message.metadata?.event_payload : undefined) ?? {};
  const { mentions: _mentions, mentionsBot: _mentionsBot, ...known } = incoming;
  const others = forwardedWords(message).filter((one) => one.authorId !== incoming.authorId);
  const source = others.find((one) => one.source !== undefined);
  const quotes = source === undefined ? undefined : quotesOf(source);
  const stored: StoredMessage = {
    ...known,
    wordsOf: [...new Set(others.map((one) => asId<PersonId>(one.authorId)))],
    ...(quotes === undefined ? {} : { source: { channelId: quotes.channelId, ts: quotes.ts } }),
    // Our own words were checked before they were said; what others say unasked may hold what nobody should keep.
    text: authorKind === 'self' ? known.text : maskSecrets(known.text),
    authorKind,
    ...(key === undefined ? {} : { outboxKey: key }),
    ...(kind === undefined ? {} : { kind }),
  };
  return { incoming: quotes === undefined ? incoming : { ...incoming, quotes }, stored };
}

/** Forwarded words stay those of who said them, like a message that the bot is asked about. */
function quotesOf({ authorId, source }: ForwardedWords): Quotes | undefined {
  if (source === undefined) return undefined;
  return {
    authorId: asId<PersonId>(authorId),
    channelId: asId<ChannelId>(source.channelId),
    ts: asId<MessageTs>(source.ts),
  };
}

/**
 * A message with what was forwarded in it: where it only points there ("can you answer this?"), that is what it says,
 * else it is quoted below. Whom forwarded words mention, they do not speak to here.
 */
async function readWithForwarded(
  deps: ReadingDeps,
  teamId: TeamId,
  message: MessageContent,
): Promise<ReadText> {
  const own = await readText(deps, teamId, message.text);
  const forwarded = forwardedOf(message);
  if (forwarded === '') return own;
  const { text } = await readText(deps, teamId, forwarded);
  const quoted = text.replace(/^/gmu, '> ');
  return { ...own, text: readCallIn(own.text) ? text : `${own.text}\n${quoted}` };
}

/** Reads Slack's markup with the names that we know. */
export function readText(
  { directory, identity }: ReadingDeps,
  teamId: TeamId,
  raw: string,
): Promise<ReadText> {
  return readSlackText(raw, {
    botUserId: identity.botUserId,
    // A name that cannot be had must not keep a question from being answered.
    nameOf: (id) =>
      directory.person(teamId, asId<PersonId>(id)).then(
        (person) => person?.realName || person?.handle || null,
        () => null,
      ),
  });
}
