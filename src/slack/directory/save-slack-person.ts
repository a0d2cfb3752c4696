import { z } from 'zod';
import { asId, type PersonId, type TeamId } from '../../core/ids.ts';
import type { Database } from '../../store/database.ts';
import { savePerson, saveRoles } from '../../store/directory.ts';
import type { SlackCalls } from '../api/slack-api.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import { type SlackUser, slackUser, toProfile } from './slack-shapes.ts';

const answer = z.looseObject({ user: slackUser });
const NOBODY = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

/** Reads a person from Slack and keeps them; false when the workspace has nobody of that id. */
export async function fetchPerson(
  { api, database }: { api: SlackCalls; database: Database },
  teamId: TeamId,
  id: PersonId,
): Promise<boolean> {
  try {
    const { user } = await api.call('users.info', { user: id, include_locale: true }, answer);
    await saveSlackPerson(database, teamId, user);
    return true;
  } catch (error) {
    if (isRejection(error, NOBODY)) return false;
    throw error;
  }
}

/** Keeps a person as Slack describes them; a workspace's owners and admins are the first bot admins. */
export async function saveSlackPerson(database: Database, teamId: TeamId, user: SlackUser): Promise<void> {
  const profile = toProfile(teamId, user);
  await savePerson(database, profile);
  const admin = profile.workspaceAdmin && profile.kind === 'member' && !profile.deleted;
  await saveRoles(database, {
    teamId,
    personId: asId<PersonId>(user.id),
    source: 'slack',
    roles: admin ? ['admin'] : [],
  });
}
