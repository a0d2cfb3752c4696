import { z } from 'zod';
import { asId, type ChannelId, type PersonId } from '../../core/ids.ts';
import type { NewEvent } from '../../store/inbox.ts';
import { upkeepQueue } from '../directory/directory-events.ts';

const withId = z.union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)]);
const said = z.looseObject({ user: withId.optional(), bot_id: z.string().optional() });
const event = said.extend({
  type: z.string(),
  subtype: z.string().optional(),
  channel: withId.optional(),
  message: said.optional(),
  previous_message: said.optional(),
  item: z.looseObject({ channel: z.string().optional() }).optional(),
});

/** What a delivery takes up of the bot: which kind of work it is, whose share it takes, and where. */
export type Share = Required<Pick<NewEvent, 'work'>> & Pick<NewEvent, 'personId' | 'channelId'>;

/** What an event takes up: a message of a person may be a question, and so may its edition. */
export function shareOfEvent(teamId: NewEvent['teamId'], raw: { type: string }): Share {
  const parsed = event.safeParse(raw);
  if (!parsed.success) return { work: 'quick' };
  const { type, subtype, user, bot_id, channel, message, previous_message, item } = parsed.data;
  const author = message ?? previous_message ?? { user, bot_id };
  const share = shareOf(author.user, channel ?? item?.channel);
  if (upkeepQueue(teamId, raw) !== null) return { work: 'upkeep', ...share };
  const spoken = type === 'app_mention' || (type === 'message' && subtype !== 'message_deleted');
  const byPerson = author.user !== undefined && author.bot_id === undefined;
  return { work: spoken && byPerson ? 'question' : 'quick', ...share };
}

/** Names person and channel where they are known. */
export function shareOf(
  personId: string | undefined,
  channelId: string | undefined,
): Pick<Share, 'personId' | 'channelId'> {
  return {
    ...(personId === undefined ? {} : { personId: asId<PersonId>(personId) }),
    ...(channelId === undefined ? {} : { channelId: asId<ChannelId>(channelId) }),
  };
}
