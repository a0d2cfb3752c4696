import { z } from 'zod';
import { applyGroupRoles } from '../../admin/group-roles.ts';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { channelsThatRead } from '../../store/access-rule.ts';
import type { Database } from '../../store/database.ts';
import {
  addMember,
  forgetMembers,
  listGroups,
  readChannel,
  removeGroup,
  removeMember,
  saveChannel,
  saveGroup,
  saveMembers,
} from '../../store/directory.ts';
import type { SlackCalls } from '../api/slack-api.ts';
import { SlackRejection } from '../api/translate-slack-error.ts';
import { fetchMembers } from './fetch-channel.ts';
import { readPages } from './read-pages.ts';
import { saveSlackPerson } from './save-slack-person.ts';
import {
  type SlackChannel,
  type SlackGroup,
  slackChannel,
  slackGroup,
  slackUser,
  toChannel,
} from './slack-shapes.ts';

const cursor = z.looseObject({ next_cursor: z.string().optional() }).optional();
const usersPage = z.looseObject({ members: z.array(slackUser), response_metadata: cursor });
const channelsPage = z.looseObject({ channels: z.array(slackChannel), response_metadata: cursor });
const groupsAnswer = z.looseObject({ usergroups: z.array(slackGroup) });

/** What reading a workspace needs. */
export interface SyncOptions {
  api: SlackCalls;
  database: Database;
  log: Log;
  teamId: TeamId;
  /** The bot's own user, for which it is kept in which channels it is. */
  botUserId: PersonId;
  /** Called as people and channels come in. */
  onProgress?: (progress: { people: number; groups: number; channels: number }) => void;
}

/**
 * Reads all people, groups and channels of the workspace. Members of channels are read when first needed, but for those
 * that articles or records name as readers.
 */
export async function syncDirectory(
  options: SyncOptions,
): Promise<{ people: number; groups: number; channels: number }> {
  const { api, database, teamId } = options;
  const counts = { people: 0, groups: 0, channels: 0 };
  for await (const page of readPages(api, 'users.list', { include_locale: true }, usersPage)) {
    for (const user of page.members) await saveSlackPerson(database, teamId, user);
    counts.people += page.members.length;
    options.onProgress?.({ ...counts });
  }
  counts.groups = await syncGroups(options);
  const types = 'public_channel,private_channel';
  for await (const page of readPages(
    api,
    'conversations.list',
    { types, exclude_archived: true },
    channelsPage,
  )) {
    for (const channel of page.channels) await saveChannel(database, toChannel(teamId, channel));
    await saveOwnChannels(options, page.channels);
    counts.channels += page.channels.length;
    options.onProgress?.({ ...counts });
  }
  await syncReaders(options);
  return counts;
}

/**
 * Reads again who is in the channels whose members may read something: somebody who left while no event came would go
 * on reading it elsewhere. Where they cannot be read, nobody is a reader by that channel.
 */
async function syncReaders({ api, database, log, teamId }: SyncOptions): Promise<void> {
  for (const channelId of await channelsThatRead(database)) {
    if ((await readChannel(database, teamId, channelId)) === null) continue;
    await fetchMembers({ api, database }, teamId, channelId).catch(async (error: unknown) => {
      if (!(error instanceof SlackRejection)) throw error;
      log.warn({ err: error, channel: channelId }, 'the members of a channel that may read cannot be read');
      await saveMembers(database, { teamId, channelId, members: [] });
      await forgetMembers(database, { teamId, channelId });
    });
  }
}

/** Whom admins can let the bot answer is asked of our own tables, so they know where it is. */
async function saveOwnChannels(
  { database, teamId, botUserId }: SyncOptions,
  channels: readonly SlackChannel[],
): Promise<void> {
  for (const channel of channels) {
    const member = { teamId, channelId: asId<ChannelId>(channel.id), personId: botUserId };
    await (channel.is_member ? addMember : removeMember)(database, member);
  }
}

/** Reads all groups with their members; groups that are gone cover nobody any more, and give nobody a role. */
export async function syncGroups({
  api,
  database,
  log,
  teamId,
}: Omit<SyncOptions, 'botUserId'>): Promise<number> {
  const answer = await api
    .call('usergroups.list', { include_users: true, include_disabled: false }, groupsAnswer)
    .catch((error: unknown) => {
      // Workspaces on the free plan have no groups, and an app may lack the scope: then groups open nothing.
      if (!(error instanceof SlackRejection)) throw error;
      log.warn({ err: error }, 'user groups cannot be read');
      return { usergroups: [] };
    });
  for (const group of answer.usergroups) await saveSlackGroup(database, teamId, group);
  const present = new Set(answer.usergroups.map((group) => group.id));
  for (const group of await listGroups(database)) {
    if (group.teamId === teamId && !present.has(group.id)) await removeGroup(database, group);
  }
  await followGroupRoles({ database, log, teamId });
  return answer.usergroups.length;
}

/** Brings roles in line with the groups that they come of; call it when groups or their mapping change. */
export async function followGroupRoles({
  database,
  log,
  teamId,
}: Pick<SyncOptions, 'database' | 'log' | 'teamId'>): Promise<void> {
  const { given, taken, keptLastAdmin } = await applyGroupRoles(database, teamId);
  if (given + taken > 0) log.info({ given, taken }, 'roles follow user groups');
  if (keptLastAdmin)
    log.warn('a group lost its last admins; they were left in office, as there are no others');
}

/** Keeps a group as Slack describes it, if it names its members. */
export async function saveSlackGroup(database: Database, teamId: TeamId, group: SlackGroup): Promise<void> {
  if (group.date_delete) return removeGroup(database, { teamId, id: group.id });
  if (group.users === undefined) return;
  await saveGroup(database, {
    teamId,
    id: group.id,
    handle: group.handle,
    name: group.name,
    members: group.users.map((id) => asId<PersonId>(id)),
  });
}
