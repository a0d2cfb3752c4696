import { sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';

/** Ids of the people who may administer. */
export async function listAdmins(database: Database, teamId: TeamId): Promise<PersonId[]> {
  const rows = await database.query<Row<'people', 'id', { id: PersonId }>>(sql`
    select distinct p.id from people p join person_roles r on r.team_id = p.team_id and r.person_id = p.id
    where p.team_id = ${teamId} and r.role = 'admin' and p.kind = 'member' and not p.deleted order by p.id`);
  return rows.map((row) => row.id);
}
