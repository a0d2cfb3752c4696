import { z } from 'zod';
import { asId, type PersonId, type TeamId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import type { Database } from '../../store/database.ts';
import { listGroups, removeGroup, saveChannel, saveGroup } from '../../store/directory.ts';
import type { SlackApi } from '../api/slack-api.ts';
import { SlackRejection } from '../api/translate-slack-error.ts';
import { keepPerson } from './keep-person.ts';
import { readPages } from './read-pages.ts';
import { type SlackGroup, slackChannel, slackGroup, slackUser, toChannel } from './slack-shapes.ts';

const cursor = z.looseObject({ next_cursor: z.string().optional() }).optional();
const usersPage = z.looseObject({ members: z.array(slackUser), response_metadata: cursor });
const channelsPage = z.looseObject({ channels: z.array(slackChannel), response_metadata: cursor });
const groupsAnswer = z.looseObject({ usergroups: z.array(slackGroup) });

/** What reading a workspace needs. */
export interface SyncOptions {
  api: SlackApi;
  database: Database;
  log: Log;
  teamId: TeamId;
  /** Called as people and channels come in. */
  onProgress?: (progress: { people: number; groups: number; channels: number }) => void;
}

/** Reads all people, groups and channels of the workspace; members of channels are read when first needed. */
export async function syncDirectory(
  options: SyncOptions,
): Promise<{ people: number; groups: number; channels: number }> {
  const { api, database, teamId } = options;
  const counts = { people: 0, groups: 0, channels: 0 };
  for await (const page of readPages(api, 'users.list', { include_locale: true }, usersPage)) {
    for (const user of page.members) await keepPerson(database, teamId, user);
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
    counts.channels += page.channels.length;
    options.onProgress?.({ ...counts });
  }
  return counts;
}

/** Reads all groups with their members; groups that are gone cover nobody any more. */
export async function syncGroups({ api, database, log, teamId }: SyncOptions): Promise<number> {
  const answer = await api
    .call('usergroups.list', { include_users: true, include_disabled: false }, groupsAnswer)
    .catch((error: unknown) => {
      // Workspaces on the free plan have no groups, and an app may lack the scope: then groups open nothing.
      if (!(error instanceof SlackRejection)) throw error;
      log.warn({ err: error }, 'user groups cannot be read');
      return { usergroups: [] };
    });
  for (const group of answer.usergroups) await keepGroup(database, teamId, group);
  const present = new Set(answer.usergroups.map((group) => group.id));
  for (const group of await listGroups(database)) {
    if (group.teamId === teamId && !present.has(group.id)) await removeGroup(database, group);
  }
  return answer.usergroups.length;
}

/** Keeps a group as Slack describes it, if it names its members. */
export async function keepGroup(database: Database, teamId: TeamId, group: SlackGroup): Promise<void> {
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
