import { sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import type { Database } from './database.ts';
import { inWorkspace } from './in-workspace.ts';
import { lockWorkspaces, readWorkspace } from './record-workspace.ts';

const TABLES = [
  'installations',
  'settings',
  'person_roles',
  'group_members',
  'groups',
  'channel_members',
  'channels',
  'names',
  'people',
  'unknown_people',
  'directory_syncs',
  'call_pace',
  'canvases',
  'working_sessions',
];

/**
 * Forgets the people, groups, channels and settings of a workspace; what it asked and read stays, and belongs to the
 * workspace that is left, or to the next that connects.
 */
export async function forgetWorkspace(database: Database, teamId: TeamId): Promise<void> {
  await inWorkspace(database, teamId, async (tx) => {
    await lockWorkspaces(tx);
    for (const table of TABLES)
      await tx.query(sql`delete from ${sql.identifier(table)} where team_id = ${teamId}`);
    await tx.query(sql`select switchboard_move_rows(${teamId}, ${(await readWorkspace(tx)) ?? ''})`);
  });
}
