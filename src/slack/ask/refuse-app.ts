import { asId, type ChannelId, type MessageTs, type PersonId, type TeamId } from '../../core/ids.ts';
import { channelLanguage } from '../../feedback/channel-language.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { enqueueMessage } from '../../store/outbox.ts';
import { plainReply } from '../../turn/plain-reply.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { modeOf } from './channel-mode.ts';
import type { MessageEvent } from './message-event.ts';

const OUTCOME: EventOutcome = { outcome: 'ignored', reason: 'a mention by an app, not by a person' };

/**
 * A workflow or another app mentioned the bot: nobody asks whose rights would count, so that it is not answered but told why,
 * once a day for each app and channel, in the thread. Two bots that answer each other would never end: so often is it said, and
 * no more.
 */
export async function refuseApp(
  deps: ListenerDeps,
  teamId: TeamId,
  { channel, message }: Extract<MessageEvent, { type: 'other_bot' }>,
): Promise<EventOutcome> {
  const channelId = asId<ChannelId>(channel);
  if ((await modeOf(deps, teamId, channelId)) === 'off') return OUTCOME;
  const language = await channelLanguage(deps.database, { teamId, channelId });
  const day = deps.clock.now().toISOString().slice(0, 10);
  const key = `app-${teamId}-${channelId}-${message.bot_id ?? message.user ?? ''}:${day}`;
  await enqueueMessage(deps.database, {
    key,
    lane: key,
    operation: 'post',
    address: {
      surface: 'chat',
      teamId,
      channelId,
      threadTs: asId<MessageTs>(message.thread_ts ?? message.ts),
      askerId: asId<PersonId>(''),
    },
    reply: plainReply(language, t(language, 'slack.asked_by_app'), 'refused'),
  });
  return OUTCOME;
}
