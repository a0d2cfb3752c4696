import { z } from 'zod';
import { applyGroupRoles } from '../../admin/group-roles.ts';
import { asId, type PersonId, type TeamId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { channelsThatRead } from '../../store/access-rule.ts';
import type { Database } from '../../store/database.ts';
import {
  forgetMembers,
  listGroups,
  readChannel,
  removeGroup,
  saveGroup,
  saveMembers,
} from '../../store/directory.ts';
import {
  claimSync,
  releaseSync,
  type SyncProgress,
  type SyncStage,
  saveSync,
} from '../../store/directory-sync.ts';
import { saveChannels } from '../../store/save-channels.ts';
import { savePeople } from '../../store/save-people.ts';
import type { SlackCalls } from '../api/slack-api.ts';
import { isRejection, SlackRejection } from '../api/translate-slack-error.ts';
import { fetchMembers } from './fetch-channel.ts';
import { readPages } from './read-pages.ts';
import {
  type SlackGroup,
  slackChannel,
  slackGroup,
  slackUser,
  toChannel,
  toListedPerson,
} from './slack-shapes.ts';

const cursor = z.looseObject({ next_cursor: z.string().optional() }).optional();
const usersPage = z.looseObject({ members: z.array(slackUser), response_metadata: cursor });
const channelsPage = z.looseObject({ channels: z.array(slackChannel), response_metadata: cursor });
const groupsAnswer = z.looseObject({ usergroups: z.array(slackGroup) });

/** How long a page may take, its wait for Slack's pace included, before another process may go on instead. */
export const SYNC_LEASE_MS = 90_000;

/** What reading a workspace needs. */
export interface SyncOptions {
  api: SlackCalls;
  database: Database;
  log: Log;
  teamId: TeamId;
  /** The bot's own user, for which it is kept in which channels it is. */
  botUserId: PersonId;
  /** Who reads: one process at a time does. */
  worker?: string;
  /** A reading that ended so recently is good enough; by default none is. */
  freshMs?: number;
  signal?: AbortSignal;
}

/** A reading under way. */
interface SyncRun {
  options: SyncOptions;
  progress: SyncProgress;
  /** Keeps how far it has come, so that the next reading goes on from there. */
  advance(next: Partial<SyncProgress>): Promise<void>;
}

/** Another process has taken over, because this one was too slow. */
class TakenOver extends Error {}

/** What comes after each stage. */
const NEXT: Record<SyncStage, SyncProgress['stage']> = {
  people: 'groups',
  groups: 'channels',
  channels: 'readers',
  readers: 'done',
};
const READ: Record<SyncStage, (run: SyncRun) => Promise<void>> = {
  people: readPeople,
  groups: async (run) => run.advance({ groups: await syncGroups(run.options) }),
  channels: readChannels,
  readers: syncReaders,
};
const LOST_PLACE = new Set(['invalid_cursor']);

/**
 * Reads all people, groups and channels of the workspace, page by page; one that was broken off goes on where it stopped.
 * Members of channels are read when first needed, but for those that articles or records name as readers.
 * @returns null when another process is at it, or nothing is to be read yet
 */
export async function syncDirectory(options: SyncOptions): Promise<SyncProgress | null> {
  const { database, log, teamId, worker = 'alone', freshMs = 0 } = options;
  const lease = { worker, leaseMs: SYNC_LEASE_MS };
  const begun = await claimSync(database, { teamId, ...lease, freshMs });
  if (begun === null) return null;
  const run: SyncRun = {
    options,
    progress: begun,
    async advance(next) {
      run.progress = { ...run.progress, ...next };
      if (!(await saveSync(database, { ...run.progress, ...lease }))) throw new TakenOver();
      options.signal?.throwIfAborted();
    },
  };
  try {
    await readStages(run);
  } catch (error) {
    if (error instanceof TakenOver) return null;
    await releaseSync(database, { teamId, worker });
    throw error;
  }
  const { people, groups, channels } = run.progress;
  log.info({ people, groups, channels }, 'people, groups and channels were read');
  return run.progress;
}

async function readStages(run: SyncRun): Promise<void> {
  for (;;) {
    const { stage, cursor: from } = run.progress;
    if (stage === 'done') return;
    try {
      await READ[stage](run);
      await run.advance({ stage: NEXT[stage], cursor: '' });
    } catch (error) {
      if (from === '' || !isRejection(error, LOST_PLACE)) throw error;
      // Slack forgets cursors after a while; counts are of what was read since.
      await run.advance({ cursor: '' });
    }
  }
}

async function readPeople(run: SyncRun): Promise<void> {
  const { api, database, teamId } = run.options;
  const args = { include_locale: true };
  for await (const { page, next } of readPages(api, 'users.list', args, {
    schema: usersPage,
    from: run.progress.cursor,
  })) {
    await savePeople(
      database,
      teamId,
      page.members.map((user) => toListedPerson(teamId, user)),
    );
    await run.advance({ cursor: next, people: run.progress.people + page.members.length });
  }
}

/** Whom admins can let the bot answer is asked of our own tables, so they know where it is. */
async function readChannels(run: SyncRun): Promise<void> {
  const { api, database, teamId, botUserId } = run.options;
  const args = { types: 'public_channel,private_channel', exclude_archived: true };
  for await (const { page, next } of readPages(api, 'conversations.list', args, {
    schema: channelsPage,
    from: run.progress.cursor,
  })) {
    const listed = page.channels.map((one) => ({ ...toChannel(teamId, one), joined: one.is_member }));
    await saveChannels(database, { teamId, botUserId }, listed);
    await run.advance({ cursor: next, channels: run.progress.channels + page.channels.length });
  }
}

/**
 * Reads again who is in the channels whose members may read something: somebody who left while no event came would go
 * on reading it elsewhere. Where they cannot be read, nobody is a reader by that channel.
 */
async function syncReaders(run: SyncRun): Promise<void> {
  const { api, database, log, teamId } = run.options;
  const inOrder = (await channelsThatRead(database)).toSorted();
  for (const channelId of inOrder.filter((id) => id > run.progress.cursor)) {
    if ((await readChannel(database, teamId, channelId)) === null) continue;
    await fetchMembers({ api, database }, teamId, channelId).catch(async (error: unknown) => {
      if (!(error instanceof SlackRejection)) throw error;
      log.warn({ err: error, channel: channelId }, 'the members of a channel that may read cannot be read');
      await saveMembers(database, { teamId, channelId, members: [] });
      await forgetMembers(database, { teamId, channelId });
    });
    await run.advance({ cursor: channelId });
  }
}

/** Reads all groups with their members; groups that are gone cover nobody any more, and give nobody a role. */
export async function syncGroups({
  api,
  database,
  log,
  teamId,
}: Pick<SyncOptions, 'api' | 'database' | 'log' | 'teamId'>): Promise<number> {
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
