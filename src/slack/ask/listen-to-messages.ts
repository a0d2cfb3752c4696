import { z } from 'zod';
import { asId, type ChannelId, type MessageTs, type PersonId, type TeamId } from '../../core/ids.ts';
import { maskSecrets } from '../../guardrails/find-secret.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import { deleteMessage, editMessage } from '../../store/messages.ts';
import { isQuestion } from '../../text/is-question.ts';
import { findTurn } from '../../turn/turn-store.ts';
import { passOn } from '../handoff/pass-on.ts';
import { passOnDeletion, passOnEdit, withdrawWithQuestion } from '../handoff/pass-on-changes.ts';
import { deferOverShare } from '../listeners/defer-over-share.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { withOutcome } from '../with-outcome.ts';
import { askIncoming } from './ask-incoming.ts';
import { ENDS } from './end-at-once.ts';
import { filesOf, inViewOf, type MessageEvent, parseMessageEvent, unreadFilesOf } from './message-event.ts';
import {
  type ArrivedMessage,
  readText,
  recordArrivedMessage,
  recordIncomingMessage,
} from './record-incoming-message.ts';

const body = z.looseObject({ event: z.unknown() });

/** Every message that the bot receives is kept; some are questions, some change or take back a question. */
export const listenToMessages: Listener = (bolt, deps) => {
  bolt.event(
    'message',
    withOutcome(async (raw, delivery) =>
      react(deps, delivery, parseMessageEvent(body.parse(raw).event, deps.identity)),
    ),
  );
};

type MessageWithFiles = ArrivedMessage & { unreadFiles: string[] };

function react(
  deps: ListenerDeps,
  delivery: InboxEvent,
  event: MessageEvent,
): Promise<EventOutcome> | EventOutcome {
  const { teamId } = delivery;
  switch (event.type) {
    case 'noise':
      return { outcome: 'ignored', reason: event.reason };
    case 'own':
      return remember(deps, teamId, { ...event, authorKind: 'self' }, ENDS.own);
    case 'other_bot':
      return remember(
        deps,
        teamId,
        { ...event, authorKind: 'other_bot' },
        {
          outcome: 'ignored',
          reason: 'said by another app',
        },
      );
    case 'edited':
      return reviseQuestion(deps, delivery, event);
    case 'deleted':
      return withdrawQuestion(deps, delivery, event);
    case 'posted':
      return answerPosted(deps, delivery, event);
  }
}

async function remember(
  deps: ListenerDeps,
  teamId: TeamId,
  said: Omit<Parameters<typeof recordIncomingMessage>[1], 'teamId'>,
  ended: EventOutcome,
): Promise<EventOutcome> {
  await recordIncomingMessage(deps, { teamId, ...said });
  return ended;
}

async function answerPosted(
  deps: ListenerDeps,
  delivery: InboxEvent,
  event: Extract<MessageEvent, { type: 'posted' }>,
): Promise<EventOutcome> {
  if (event.message.user === undefined) return { outcome: 'ignored', reason: 'a message without an author' };
  const { direct } = event;
  const incoming = await recordArrivedMessage(deps, { teamId: delivery.teamId, ...event });
  if (incoming.mentionsBot && !direct) return ENDS.mention;
  const passed = await passOn(deps, delivery, { ...incoming, files: filesOf(event.message), direct });
  if (passed !== null) return passed;
  const withFiles = { ...incoming, unreadFiles: unreadFilesOf(event.message) };
  if (!direct) return answerInChannel(deps, delivery, withFiles);
  const inView = inViewOf(event.message, event.channel);
  return askIncoming(deps, delivery, {
    ...withFiles,
    origin: 'direct',
    ...(inView === undefined ? {} : { inView }),
  });
}

/** Without a mention, the bot answers follow-ups; every question only where an admin wants that. */
async function answerInChannel(
  deps: ListenerDeps,
  delivery: InboxEvent,
  incoming: MessageWithFiles,
): Promise<EventOutcome> {
  const { mode } = incoming.arrival.channel;
  if (mode === 'off') return { outcome: 'ignored', reason: 'the bot is switched off in this channel' };
  if (incoming.threadTs === incoming.ts) {
    const meant = mode === 'every' && incoming.mentions.length === 0 && isQuestion(incoming.text);
    return meant
      ? askIncoming(deps, delivery, { ...incoming, origin: 'channel' })
      : { outcome: 'ignored', reason: 'not addressed to the bot' };
  }
  const mentions = incoming.mentions.map((id) => asId<typeof incoming.authorId>(id));
  const { follow, reason } = await deps.turns.isFollowUp({ ...incoming, mentions });
  return follow
    ? askIncoming(deps, delivery, { ...incoming, origin: 'thread' })
    : { outcome: 'ignored', reason };
}

async function reviseQuestion(
  deps: ListenerDeps,
  delivery: InboxEvent,
  event: Extract<MessageEvent, { type: 'edited' }>,
): Promise<EventOutcome> {
  // Slack also tells of link previews this way; only a new text is an edit.
  if (event.message.text === event.before) return { outcome: 'ignored', reason: 'the text stayed as it was' };
  const { teamId } = delivery;
  const { text } = await readText(deps, teamId, event.message.text);
  const message = {
    teamId,
    channelId: asId<ChannelId>(event.channel),
    ts: asId<MessageTs>(event.message.ts),
    text,
  };
  await editMessage(deps.database, { ...message, text: event.own ? text : maskSecrets(text) });
  if (event.own) return { outcome: 'ignored', reason: 'our own message' };
  const passed = await passOnEdit(deps, delivery, {
    ...message,
    threadTs: asId<MessageTs>(event.message.thread_ts ?? event.message.ts),
    authorId: asId<PersonId>(event.message.user ?? ''),
  });
  if (passed !== null) return passed;
  const asked = await findTurn(deps.database, message);
  const personId = asked?.askerId ?? null;
  // To write a question over again asks it again.
  const deferred =
    personId === null || asked?.question === text
      ? null
      : await deferOverShare(deps, delivery, { ...message, personId });
  if (deferred !== null) return deferred;
  const result = await deps.turns.edit(message);
  if (result === null) return { outcome: 'ignored', reason: 'the edited message is no question of ours' };
  return { outcome: 'turn', turnId: result.turnId };
}

async function withdrawQuestion(
  deps: ListenerDeps,
  delivery: InboxEvent,
  event: Extract<MessageEvent, { type: 'deleted' }>,
): Promise<EventOutcome> {
  const { teamId } = delivery;
  const message = { teamId, channelId: asId<ChannelId>(event.channel), ts: asId<MessageTs>(event.ts) };
  await deleteMessage(deps.database, message);
  const passed = await passOnDeletion(deps, delivery, message);
  if (passed !== null) return passed;
  await withdrawWithQuestion(deps, delivery, message);
  const withdrawn = await deps.turns.withdraw(message);
  return withdrawn
    ? { outcome: 'applied' }
    : { outcome: 'ignored', reason: 'the deleted message is no question of ours' };
}
