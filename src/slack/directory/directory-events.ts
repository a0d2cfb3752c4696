import { z } from 'zod';
import type { TeamId } from '../../core/ids.ts';

const withId = z.union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)]);
const named = z.looseObject({ user: withId.optional(), channel: withId.optional() });

/** What an event is about, as far as its queue goes. */
type About = z.output<typeof named>;

const aboutMember = ({ channel, user }: About) => `member:${channel}:${user}`;
const aboutPerson = ({ user }: About) => `person:${user}`;
const aboutGroups = () => 'groups';
const aboutChannel = ({ channel }: About) => `channel:${channel}`;
/** Apart from the others: no look at the channel does for it. */
const aboutLeaving = ({ channel }: About) => `leaving:${channel}`;

/** Events by which people, groups and channels are kept current, with what each of them is about. */
const ABOUT = {
  member_joined_channel: aboutMember,
  member_left_channel: aboutMember,
  user_change: aboutPerson,
  team_join: aboutPerson,
  subteam_created: aboutGroups,
  subteam_updated: aboutGroups,
  subteam_members_changed: aboutGroups,
  channel_created: aboutChannel,
  channel_rename: aboutChannel,
  channel_archive: aboutChannel,
  channel_unarchive: aboutChannel,
  channel_shared: aboutChannel,
  channel_unshared: aboutChannel,
  channel_deleted: aboutChannel,
  channel_left: aboutLeaving,
  group_rename: aboutChannel,
  group_archive: aboutChannel,
  group_unarchive: aboutChannel,
  group_deleted: aboutChannel,
  group_left: aboutLeaving,
} as const;

type DirectoryEvent = keyof typeof ABOUT;

/** The types of events that tell of channels themselves. */
export const CHANNEL_EVENTS = (Object.keys(ABOUT) as DirectoryEvent[]).filter(
  (type) => ABOUT[type] === aboutChannel || ABOUT[type] === aboutLeaving,
);

/**
 * The queue in which what is told of one person, channel or of all groups waits, so that one look at Slack can do for all
 * of it; null for what is no such event.
 */
export function upkeepQueue(teamId: TeamId, event: { type: string }): string | null {
  if (!Object.hasOwn(ABOUT, event.type)) return null;
  const parsed = named.safeParse(event);
  return parsed.success ? `${teamId}:upkeep:${ABOUT[event.type as DirectoryEvent](parsed.data)}` : null;
}
