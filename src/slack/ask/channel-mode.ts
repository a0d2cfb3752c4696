import type { ChannelId, MessageTs, PersonId, TeamId } from '../../core/ids.ts';
import type { Setting } from '../../core/settings.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { enqueueMessage } from '../../store/outbox.ts';
import { readSetting } from '../../store/settings.ts';
import { plainReply } from '../../turn/plain-reply.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { isDirect } from '../reply/slack-place.ts';

/** How the bot replies in a channel, as an admin has set it; a DM with it has no such setting. */
export async function modeOf(
  { database }: Pick<ListenerDeps, 'database'>,
  teamId: TeamId,
  channelId: ChannelId,
): Promise<Setting<'channel'>['mode']> {
  if (isDirect(channelId)) return 'mention';
  return (await readSetting(database, teamId, 'channel', channelId)).value.mode;
}

/**
 * What becomes of a question in a channel where the bot is switched off: nothing, and the person who asked is told so once a
 * day, privately.
 * @param known how the bot replies there, where it was read already
 * @returns null where it is not switched off
 */
export async function rejectIfDisabled(
  deps: ListenerDeps,
  asked: { teamId: TeamId; channelId: ChannelId; threadTs?: MessageTs; personId: PersonId },
  known?: Setting<'channel'>['mode'],
): Promise<EventOutcome | null> {
  const { teamId, channelId, threadTs, personId } = asked;
  if ((known ?? (await modeOf(deps, teamId, channelId))) !== 'off') return null;
  const language = await deps.directory.languageOf(teamId, personId);
  const key = `off-${teamId}-${channelId}-${personId}:${deps.clock.now().toISOString().slice(0, 10)}`;
  await enqueueMessage(deps.database, {
    key,
    lane: key,
    operation: 'post',
    address: {
      surface: 'chat',
      teamId,
      channelId,
      askerId: personId,
      viewer: personId,
      ...(threadTs === undefined ? {} : { threadTs }),
    },
    reply: plainReply(language, t(language, 'slack.channel_off'), 'refused'),
  });
  return { outcome: 'ignored', reason: 'the bot is switched off in this channel' };
}
