import { asId, type ChannelId, type PersonId, type TeamId } from './ids.ts';
import type { ReplyAddress } from './reply-channel.ts';

/** The address of a person's own messages with the bot; `id` is theirs. */
export function directTo({ teamId, id }: { teamId: TeamId; id: PersonId }): ReplyAddress {
  // The place is found when it is delivered.
  return { surface: 'chat', direct: true, teamId, channelId: asId<ChannelId>(''), askerId: id, viewer: id };
}
