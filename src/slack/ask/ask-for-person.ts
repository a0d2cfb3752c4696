import {
  asId,
  type ChannelId,
  type MessageTs,
  type PersonId,
  type TeamId,
  type TurnId,
} from '../../core/ids.ts';
import type { PostedRef } from '../../core/reply-channel.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import {
  findMessageByOutboxKey,
  type MessageSource,
  markWords,
  recordMessage,
} from '../../store/messages.ts';
import type { Origin, Quotes } from '../../turn/turn.ts';
import { deferOverShare } from '../listeners/defer-over-share.ts';
import { questionTs } from '../listeners/interaction.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { mrkdwn } from '../render/mrkdwn.ts';
import { postMessage } from '../reply/post-message.ts';
import { escapeShort } from '../text/escape-slack-text.ts';

/** A question that a person asked by a button, a modal or a command instead of a message. */
export interface AskedQuestion {
  teamId: TeamId;
  channelId: ChannelId;
  /** Undefined: the answer starts a thread. */
  threadTs?: MessageTs;
  personId: PersonId;
  text: string;
  /** Names of pictures and files that the question is about, which are not read. */
  unreadFiles?: readonly string[];
  origin: Origin;
  viewer?: PersonId;
  command?: 'brief';
  /** What was said before that the question is about; of our own answers, with the turn. */
  about?: { authorId: PersonId; source: MessageSource; text: string; turnId?: TurnId };
  /** Set: the question repeats what another person said. */
  quotes?: Quotes;
}

/**
 * Asks for a person, once however often the delivery is handled and within their share, and keeps the question in the
 * thread's record.
 */
export async function askForPerson(
  deps: ListenerDeps,
  delivery: InboxEvent,
  asked: AskedQuestion,
): Promise<EventOutcome> {
  const { teamId, channelId, personId, text, unreadFiles = [], origin, viewer, command } = asked;
  const ts = questionTs(delivery);
  const threadTs = asked.threadTs ?? ts;
  const where = { personId, channelId, ...(asked.threadTs === undefined ? {} : { threadTs }) };
  const deferred = await deferOverShare(deps, delivery, where);
  if (deferred !== null) return deferred;
  const said = { teamId, channelId, threadTs, authorId: personId, authorKind: 'person' as const };
  const { quotes } = asked;
  if (asked.about !== undefined) {
    const { turnId: ofTurn, authorId, ...about } = asked.about;
    const by = ofTurn === undefined ? kindOfAuthor(authorId) : ('self' as const);
    await recordMessage(deps.database, {
      ...said,
      ...about,
      ts: asId<MessageTs>(ts.replace('-e', '-d')),
      authorId,
      authorKind: by,
      ...(ofTurn === undefined ? {} : { turnId: ofTurn }),
    });
  }
  // Others in the channel do not see a private question, and neither may later turns in that thread.
  if (viewer === undefined) await recordMessage(deps.database, { ...said, ts, text, ...markOf(quotes) });
  const { turnId } = await deps.turns.ask({
    teamId,
    channelId,
    ts,
    threadTs,
    askerId: personId,
    text,
    unreadFiles,
    origin,
    ...(viewer === undefined ? {} : { viewer }),
    ...(command === undefined ? {} : { command }),
    ...(quotes === undefined ? {} : { quotes }),
  });
  return { outcome: 'turn', turnId };
}

function markOf(quotes: Quotes | undefined): { wordsOf?: PersonId[]; source?: MessageSource } {
  if (quotes === undefined) return {};
  const { authorId, ...source } = quotes;
  return { wordsOf: [authorId], source };
}

function kindOfAuthor(id: PersonId): 'person' | 'other_bot' {
  return id.startsWith('B') || id === '' ? 'other_bot' : 'person';
}

/** Posts a question where its answer will come, so that readers see what is answered, and to whom; posted once. */
export async function showAsked(
  deps: ListenerDeps,
  delivery: InboxEvent,
  asked: Pick<AskedQuestion, 'teamId' | 'channelId' | 'threadTs' | 'personId' | 'text' | 'quotes'>,
): Promise<MessageTs> {
  const { teamId, personId, quotes } = asked;
  const ref = await postAsked(deps, delivery, asked);
  // It is forgotten with those whose words it repeats.
  const { wordsOf = [], ...source } = markOf(quotes);
  await markWords(deps.database, { teamId, ...ref, wordsOf: [personId, ...wordsOf], ...source });
  return ref.ts;
}

async function postAsked(
  deps: ListenerDeps,
  delivery: InboxEvent,
  asked: Pick<AskedQuestion, 'teamId' | 'channelId' | 'threadTs' | 'personId' | 'text'>,
): Promise<Pick<PostedRef, 'channelId' | 'ts'>> {
  const key = `asked:${delivery.id}`;
  const known = await findMessageByOutboxKey(deps.database, key);
  if (known !== null) return known;
  const language = await deps.directory.languageOf(asked.teamId, asked.personId);
  const person = escapeShort(await nameOf(deps, asked.teamId, asked.personId), 100);
  const text = t(language, 'slack.asked', { person, question: escapeShort(asked.text, 2_000) });
  const address = {
    teamId: asked.teamId,
    channelId: asked.channelId,
    ...(asked.threadTs === undefined ? {} : { threadTs: asked.threadTs }),
    surface: 'chat' as const,
    askerId: asked.personId,
  };
  const message = { text, blocks: [{ type: 'section' as const, text: mrkdwn(text) }] };
  return postMessage({ ...deps, identity: () => deps.identity }, address, {
    key,
    message,
    kind: 'question',
  });
}

/** How a person is called. */
export async function nameOf(deps: ListenerDeps, teamId: TeamId, personId: PersonId): Promise<string> {
  const person = await deps.directory.person(teamId, personId).catch(() => null);
  const language = await deps.directory.languageOf(teamId, personId);
  return person?.realName || person?.handle || t(language, 'slack.someone');
}
