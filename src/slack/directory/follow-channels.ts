import { z } from 'zod';
import { asId, type ChannelId, type TeamId } from '../../core/ids.ts';
import { type ChannelFacts, forgetMembers, noteChannel, removeMember } from '../../store/directory.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { moveChannel } from '../../store/move-channel.ts';
import { publishAdminHomes } from '../home/publish-home.ts';
import type { Listener } from '../listeners/listener.ts';
import { withOutcome } from '../with-outcome.ts';
import { ALL_DONE, background } from './background.ts';
import { CHANNEL_EVENTS } from './directory-events.ts';
import { fetchChannel } from './fetch-channel.ts';

const channel = z.looseObject({
  event: z.looseObject({ channel: z.union([z.string(), z.looseObject({ id: z.string() })]) }),
});
const idChange = z.looseObject({
  event: z.looseObject({ old_channel_id: z.string().min(1), new_channel_id: z.string().min(1) }),
});
const channelFacts = z.looseObject({
  is_ext_shared_channel: z.boolean().default(false),
  event: z.looseObject({
    channel: z.string(),
    channel_type: z.string().optional(),
    subtype: z.string().optional(),
  }),
});
/** Subtypes and types of channels that tell whether one is public: https://docs.slack.dev/reference/events/message */
const PUBLIC: ReadonlyMap<string, boolean> = new Map([
  ['channel_convert_to_public', true],
  ['channel_convert_to_private', false],
  ['channel', true],
  ['group', false],
]);
const APPLIED: EventOutcome = { outcome: 'applied' };

/** Names of channels, and who can read them: a channel that was shared has readers that nobody told us of. */
export const followChannels: Listener = (bolt, deps) => {
  for (const type of CHANNEL_EVENTS) {
    bolt.event(
      type,
      withOutcome(async (raw, { teamId }) => {
        const named = channel.parse(raw).event.channel;
        const channelId = asId<ChannelId>(typeof named === 'string' ? named : named.id);
        const own = { teamId, channelId, personId: deps.identity.botUserId };
        const left = type.endsWith('_left');
        if (left) await removeMember(deps.database, own);
        // At once: who reads there is looked up again by the next question, however long Slack has us wait here.
        await forgetMembers(deps.database, { teamId, channelId });
        await fetchChannel(background(deps), teamId, channelId);
        return left ? APPLIED : ALL_DONE;
      }),
    );
  }
};

/** Slack gives a private channel another id when it is connected to another company. */
export const followChannelIds: Listener = (bolt, deps) => {
  bolt.event(
    'channel_id_changed',
    withOutcome(async (raw, { teamId }) => {
      const { old_channel_id, new_channel_id } = idChange.parse(raw).event;
      const to = asId<ChannelId>(new_channel_id);
      await moveChannel(deps.database, { teamId, from: asId<ChannelId>(old_channel_id), to });
      await fetchChannel(deps, teamId, to);
      await publishAdminHomes(deps, teamId);
      return APPLIED;
    }),
  );
};

/**
 * What every event tells of its channel takes effect before anything is answered there: that it became public or was
 * connected at once; that it became private once Slack confirms it, since events come late and in any order.
 */
export const noteChannels: Listener = (bolt, deps) => {
  bolt.use(async ({ body, next }) => {
    const facts = readChannelFacts(deps.identity.teamId, body);
    if (facts !== null) await noteChannel(deps.database, facts);
    await next();
  });
};

/** What an event tells of the channel that it happened in; null where it tells nothing. */
export function readChannelFacts(teamId: TeamId, body: unknown): ChannelFacts | null {
  const parsed = channelFacts.safeParse(body);
  if (!parsed.success) return null;
  const { event, is_ext_shared_channel: connected } = parsed.data;
  const isPublic = PUBLIC.get(event.subtype ?? '') ?? PUBLIC.get(event.channel_type ?? '');
  if (isPublic === undefined && !connected) return null;
  const channelId = asId<ChannelId>(event.channel);
  return { teamId, channelId, connected, ...(isPublic === undefined ? {} : { isPublic }) };
}
