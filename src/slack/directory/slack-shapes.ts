import { z } from 'zod';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../core/ids.ts';
import type { Channel } from '../../core/person.ts';
import type { PersonProfile } from '../../store/directory.ts';
import type { ListedPerson } from '../../store/save-people.ts';

const flag = z.boolean().nullish().transform(Boolean);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** A user: https://docs.slack.dev/reference/objects/user-object */
export const slackUser = z.looseObject({
  id: z.string(),
  team_id: z.string().optional(),
  name: text,
  real_name: text,
  deleted: flag,
  tz: z.string().nullish(),
  locale: z.string().optional(),
  is_admin: flag,
  is_owner: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  is_bot: flag,
  is_email_confirmed: flag,
  /** Of an organization with several workspaces: those that the person belongs to. */
  enterprise_user: z.looseObject({ teams: z.array(z.string()).nullish() }).nullish(),
  profile: z
    .looseObject({ real_name: text, display_name: text, title: text, email: text })
    .partial()
    .optional(),
});
export type SlackUser = z.output<typeof slackUser>;

/** A conversation: https://docs.slack.dev/reference/objects/conversation-object */
export const slackChannel = z.looseObject({
  id: z.string(),
  name: text,
  is_im: flag,
  is_mpim: flag,
  is_private: flag,
  is_group: flag,
  is_archived: flag,
  is_member: flag,
  /** Shared with another company, with other workspaces of the organization, or about to be. */
  is_ext_shared: flag,
  is_org_shared: flag,
  is_pending_ext_shared: flag,
  num_members: z.number().optional(),
  topic: z.looseObject({ value: text }).optional(),
  purpose: z.looseObject({ value: text }).optional(),
});
export type SlackChannel = z.output<typeof slackChannel>;

/** A user group: https://docs.slack.dev/reference/objects/usergroup-object */
export const slackGroup = z.looseObject({
  id: z.string(),
  handle: text,
  name: text,
  date_delete: z.number().nullish(),
  users: z.array(z.string()).optional(),
});
export type SlackGroup = z.output<typeof slackGroup>;

/** Slack's own helper posts as a user that says it is no bot. */
const SLACKBOT = 'USLACKBOT';

/** A Slack user as a person of ours. Anyone who is not plainly a full member of this workspace is not one. */
export function toProfile(teamId: TeamId, user: SlackUser): PersonProfile {
  const verifiedEmail = verifiedEmailOf(teamId, user);
  return {
    teamId,
    id: asId<PersonId>(user.id),
    handle: user.name || user.id,
    // Accounts name their owners by full name; a display name is often a nickname.
    realName: user.profile?.real_name || user.real_name || user.profile?.display_name || user.name,
    title: user.profile?.title ?? '',
    locale: user.locale ?? 'en-US',
    timeZone: user.tz || 'UTC',
    kind: kindOf(teamId, user),
    homeTeam: user.team_id ?? teamId,
    workspaceAdmin: user.is_admin || user.is_owner,
    deleted: user.deleted,
    ...(verifiedEmail === null ? {} : { email: verifiedEmail }),
  };
}

/** The address of a full member, where Slack has seen that it is theirs. */
function verifiedEmailOf(teamId: TeamId, user: SlackUser): string | null {
  const email = user.profile?.email?.trim() ?? '';
  return user.is_email_confirmed && kindOf(teamId, user) === 'member' && email.includes('@') ? email : null;
}

/** The same with the roles that Slack gives them: a workspace's owners and admins are the first bot admins. */
export function toListedPerson(teamId: TeamId, user: SlackUser): ListedPerson {
  const profile = toProfile(teamId, user);
  const admin = profile.workspaceAdmin && profile.kind === 'member' && !profile.deleted;
  return { ...profile, roles: admin ? ['admin'] : [] };
}

function kindOf(teamId: TeamId, user: SlackUser): PersonProfile['kind'] {
  if (user.is_bot || user.id === SLACKBOT) return 'bot';
  const elsewhere = user.team_id !== undefined && user.team_id !== teamId;
  const here = user.enterprise_user?.teams?.includes(teamId) ?? false;
  if (user.is_stranger || (elsewhere && !here)) return 'external';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/** A Slack conversation as a channel of ours. */
export function toChannel(teamId: TeamId, channel: SlackChannel): Channel & { archived: boolean } {
  const kind = channel.is_im
    ? 'direct'
    : channel.is_mpim
      ? 'group'
      : channel.is_private || channel.is_group
        ? 'private'
        : 'public';
  const connected = channel.is_ext_shared || channel.is_org_shared || channel.is_pending_ext_shared;
  return {
    teamId,
    id: asId<ChannelId>(channel.id),
    name: channel.name,
    kind,
    connected,
    archived: channel.is_archived,
  };
}
