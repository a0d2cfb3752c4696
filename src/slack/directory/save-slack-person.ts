import { z } from 'zod';
import type { PersonId, TeamId } from '../../core/ids.ts';
import type { Database } from '../../store/database.ts';
import { savePeople } from '../../store/save-people.ts';
import { noteHiddenPerson } from '../../store/unknown-people.ts';
import type { SlackCalls } from '../api/slack-api.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import { type SlackUser, slackUser, toListedPerson } from './slack-shapes.ts';

const answer = z.looseObject({ user: slackUser });
/** Somebody whom Slack does not show may be connected later; an event tells of them then, or they are asked for again. */
const ASK_AGAIN_MS = 6 * 3_600_000;
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
    if (!isRejection(error, NOBODY)) throw error;
    await noteHiddenPerson(database, { teamId, personId: id, againMs: ASK_AGAIN_MS });
    return false;
  }
}

/** Keeps a person as Slack describes them; a workspace's owners and admins are the first bot admins. */
export async function saveSlackPerson(database: Database, teamId: TeamId, user: SlackUser): Promise<void> {
  await savePeople(database, teamId, [toListedPerson(teamId, user)]);
}
