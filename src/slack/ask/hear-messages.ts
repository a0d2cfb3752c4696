import { z } from 'zod';
import { asId, type ChannelId, type MessageTs, type PersonId, type TeamId } from '../../core/ids.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import { deleteMessage, editMessage } from '../../store/messages.ts';
import { isQuestion } from '../../text/is-question.ts';
import { passOn } from '../handoff/pass-on.ts';
import { passOnDeletion, passOnEdit, withdrawWithQuestion } from '../handoff/pass-on-changes.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { settling } from '../outcome-carrier.ts';
import { modeOf } from './channel-mode.ts';
import { type Heard, hear, readText } from './hear.ts';
import { filesOf, type MessageNews, readMessageNews } from './message-event.ts';
import { preferredViewer } from './preferred-viewer.ts';

const body = z.looseObject({ event: z.unknown() });

/** Every message that the bot can hear is kept; some are questions, some change or take back a question. */
export const hearMessages: Listener = (bolt, deps) => {
  bolt.event(
    'message',
    settling(async (raw, delivery) =>
      react(deps, delivery, readMessageNews(body.parse(raw).event, deps.identity)),
    ),
  );
};

function react(
  deps: ListenerDeps,
  delivery: InboxEvent,
  news: MessageNews,
): Promise<EventOutcome> | EventOutcome {
  const { teamId } = delivery;
  switch (news.type) {
    case 'noise':
      return { outcome: 'ignored', reason: news.reason };
    case 'own':
      return remember(deps, teamId, { ...news, authorKind: 'self' }, 'our own message');
    case 'other_bot':
      return remember(deps, teamId, { ...news, authorKind: 'other_bot' }, 'said by another app');
    case 'edited':
      return reviseQuestion(deps, delivery, news);
    case 'deleted':
      return withdrawQuestion(deps, delivery, news);
    case 'posted':
      return answerPosted(deps, delivery, news);
  }
}

async function remember(
  deps: ListenerDeps,
  teamId: TeamId,
  said: Omit<Parameters<typeof hear>[1], 'teamId'>,
  reason: string,
): Promise<EventOutcome> {
  await hear(deps, { teamId, ...said });
  return { outcome: 'ignored', reason };
}

async function answerPosted(
  deps: ListenerDeps,
  delivery: InboxEvent,
  news: Extract<MessageNews, { type: 'posted' }>,
): Promise<EventOutcome> {
  if (news.message.user === undefined) return { outcome: 'ignored', reason: 'a message without an author' };
  const { direct } = news;
  const heard = await hear(deps, { teamId: delivery.teamId, ...news, authorKind: 'person' });
  if (heard.mentionsBot && !direct) return { outcome: 'ignored', reason: 'duplicate of the question' };
  const passed = await passOn(deps, delivery, { ...heard, files: filesOf(news.message), direct });
  if (passed !== null) return passed;
  return direct ? ask(deps, heard, 'direct') : answerInChannel(deps, heard);
}

/** Without a mention, the bot answers follow-ups; every question only where an admin wants that. */
async function answerInChannel(deps: ListenerDeps, heard: Heard): Promise<EventOutcome> {
  const mode = await modeOf(deps, heard.teamId, heard.channelId);
  if (mode === 'off') return { outcome: 'ignored', reason: 'the bot is switched off in this channel' };
  if (heard.threadTs === heard.ts) {
    const meant = mode === 'every' && heard.mentions.length === 0 && isQuestion(heard.text);
    return meant ? ask(deps, heard, 'channel') : { outcome: 'ignored', reason: 'not addressed to the bot' };
  }
  const mentions = heard.mentions.map((id) => asId<typeof heard.authorId>(id));
  const { follow, reason } = await deps.turns.isFollowUp({ ...heard, mentions });
  return follow ? ask(deps, heard, 'thread') : { outcome: 'ignored', reason };
}

async function ask(
  deps: ListenerDeps,
  heard: Heard,
  origin: 'direct' | 'thread' | 'channel',
): Promise<EventOutcome> {
  const { teamId, channelId, ts, threadTs, authorId, text } = heard;
  const { turnId } = await deps.turns.ask({
    teamId,
    channelId,
    ts,
    threadTs,
    askerId: authorId,
    text,
    origin,
    ...(origin === 'direct' ? {} : await preferredViewer(deps, teamId, authorId)),
  });
  return { outcome: 'turn', turnId };
}

async function reviseQuestion(
  deps: ListenerDeps,
  delivery: InboxEvent,
  news: Extract<MessageNews, { type: 'edited' }>,
): Promise<EventOutcome> {
  // Slack also tells of link previews this way; only a new text is an edit.
  if (news.message.text === news.before) return { outcome: 'ignored', reason: 'the text stayed as it was' };
  const { teamId } = delivery;
  const { text } = await readText(deps, teamId, news.message.text);
  const message = {
    teamId,
    channelId: asId<ChannelId>(news.channel),
    ts: asId<MessageTs>(news.message.ts),
    text,
  };
  await editMessage(deps.database, message);
  if (news.own) return { outcome: 'ignored', reason: 'our own message' };
  const passed = await passOnEdit(deps, delivery, {
    ...message,
    threadTs: asId<MessageTs>(news.message.thread_ts ?? news.message.ts),
    authorId: asId<PersonId>(news.message.user ?? ''),
  });
  if (passed !== null) return passed;
  const result = await deps.turns.edit(message);
  if (result === null) return { outcome: 'ignored', reason: 'the edited message is no question of ours' };
  return { outcome: 'turn', turnId: result.turnId };
}

async function withdrawQuestion(
  deps: ListenerDeps,
  delivery: InboxEvent,
  news: Extract<MessageNews, { type: 'deleted' }>,
): Promise<EventOutcome> {
  const { teamId } = delivery;
  const message = { teamId, channelId: asId<ChannelId>(news.channel), ts: asId<MessageTs>(news.ts) };
  await deleteMessage(deps.database, message);
  const passed = await passOnDeletion(deps, delivery, message);
  if (passed !== null) return passed;
  await withdrawWithQuestion(deps, delivery, message);
  const withdrawn = await deps.turns.withdraw(message);
  return withdrawn
    ? { outcome: 'applied' }
    : { outcome: 'ignored', reason: 'the deleted message is no question of ours' };
}
