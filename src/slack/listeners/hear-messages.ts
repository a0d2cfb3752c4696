import { z } from 'zod';
import { asId, type ChannelId, type MessageTs, type TeamId } from '../../core/ids.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { deleteMessage, editMessage } from '../../store/messages.ts';
import { settling } from '../outcome-carrier.ts';
import { type Heard, hear, readText } from './hear.ts';
import type { Listener, ListenerDeps } from './listener.ts';
import { type MessageNews, readMessageNews } from './message-event.ts';

const body = z.looseObject({ event: z.unknown() });

/** Every message that the bot can hear is kept; some are questions, some change or take back a question. */
export const hearMessages: Listener = (bolt, deps) => {
  bolt.event(
    'message',
    settling(async (raw, { teamId }) =>
      react(deps, teamId, readMessageNews(body.parse(raw).event, deps.identity)),
    ),
  );
};

function react(deps: ListenerDeps, teamId: TeamId, news: MessageNews): Promise<EventOutcome> | EventOutcome {
  switch (news.type) {
    case 'noise':
      return { outcome: 'ignored', reason: news.reason };
    case 'own':
      return remember(deps, teamId, { ...news, authorKind: 'self' }, 'our own message');
    case 'other_bot':
      return remember(deps, teamId, { ...news, authorKind: 'other_bot' }, 'said by another app');
    case 'edited':
      return reviseQuestion(deps, teamId, news);
    case 'deleted':
      return withdrawQuestion(deps, teamId, news);
    case 'posted':
      return answerPosted(deps, teamId, news);
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
  teamId: TeamId,
  news: Extract<MessageNews, { type: 'posted' }>,
): Promise<EventOutcome> {
  if (news.message.user === undefined) return { outcome: 'ignored', reason: 'a message without an author' };
  const heard = await hear(deps, { teamId, ...news, authorKind: 'person' });
  if (news.direct) return ask(deps, heard, 'direct');
  if (heard.mentionsBot) return { outcome: 'ignored', reason: 'duplicate of the question' };
  if (heard.threadTs === heard.ts) return { outcome: 'ignored', reason: 'not addressed to the bot' };
  const mentions = heard.mentions.map((id) => asId<typeof heard.authorId>(id));
  const { follow, reason } = await deps.turns.isFollowUp({ ...heard, mentions });
  return follow ? ask(deps, heard, 'thread') : { outcome: 'ignored', reason };
}

async function ask(deps: ListenerDeps, heard: Heard, origin: 'direct' | 'thread'): Promise<EventOutcome> {
  const { teamId, channelId, ts, threadTs, authorId, text } = heard;
  const { turnId } = await deps.turns.ask({
    teamId,
    channelId,
    ts,
    threadTs,
    askerId: authorId,
    text,
    origin,
  });
  return { outcome: 'turn', turnId };
}

async function reviseQuestion(
  deps: ListenerDeps,
  teamId: TeamId,
  news: Extract<MessageNews, { type: 'edited' }>,
): Promise<EventOutcome> {
  // Slack also tells of link previews this way; only a new text is an edit.
  if (news.message.text === news.before) return { outcome: 'ignored', reason: 'the text stayed as it was' };
  const { text } = await readText(deps, teamId, news.message.text);
  const message = {
    teamId,
    channelId: asId<ChannelId>(news.channel),
    ts: asId<MessageTs>(news.message.ts),
    text,
  };
  await editMessage(deps.database, message);
  if (news.own) return { outcome: 'ignored', reason: 'our own message' };
  const result = await deps.turns.edit(message);
  if (result === null) return { outcome: 'ignored', reason: 'the edited message is no question of ours' };
  return { outcome: 'turn', turnId: result.turnId };
}

async function withdrawQuestion(
  deps: ListenerDeps,
  teamId: TeamId,
  news: Extract<MessageNews, { type: 'deleted' }>,
): Promise<EventOutcome> {
  const message = { teamId, channelId: asId<ChannelId>(news.channel), ts: asId<MessageTs>(news.ts) };
  await deleteMessage(deps.database, message);
  const withdrawn = await deps.turns.withdraw(message);
  return withdrawn
    ? { outcome: 'applied' }
    : { outcome: 'ignored', reason: 'the deleted message is no question of ours' };
}
