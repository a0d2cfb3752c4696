import { sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import type { Database } from './database.ts';

const TABLES = [
  'settings',
  'person_roles',
  'group_members',
  'groups',
  'channel_members',
  'channels',
  'people',
];

/** Forgets the people, groups, channels and settings of a workspace; what it asked and read stays. */
export async function forgetWorkspace(database: Database, teamId: TeamId): Promise<void> {
  for (const table of TABLES)
    await database.query(sql`delete from ${sql.identifier(table)} where team_id = ${teamId}`);
}
