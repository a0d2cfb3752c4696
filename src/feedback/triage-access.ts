import { type SQL, sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import type { Role } from '../core/person.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';

/** Anyone who looks at triage items or does something about them. */
export interface TriagePerson {
  teamId: TeamId;
  id: PersonId;
  roles: readonly Role[];
}

/** Roles that may see and do everything about every item of their workspace. */
const LEADING: readonly Role[] = ['admin', 'support_lead'];

/** The items that a person may see and act on: all of them for leads and admins, else those that are theirs. */
export function mayTriage({ teamId, id, roles }: TriagePerson): SQL {
  if (roles.some((role) => LEADING.includes(role))) return sql`i.team_id = ${teamId}`;
  const meant = [`person:${id}`, id, ...roles.map((role) => `role:${role}`)];
  return sql`i.team_id = ${teamId} and (i.assignee_id = ${id} or ltrim(i.proposed_owner, '@') = any (${textArray(meant)})
    or lower(ltrim(i.proposed_owner, '@')) in (
      select n.name from names n where n.team_id = ${teamId} and n.kind = 'person' and n.subject_id = ${id}))`;
}

/** The members whom an owner as an item names it means: a person's id, or a name that means them; a role means nobody. */
export async function findOwners(database: Database, teamId: TeamId, named: string): Promise<PersonId[]> {
  const owner = named.trim().replace(/^person:|^@/, '');
  if (owner === '' || owner.startsWith('role:')) return [];
  const rows = await database.query<Row<'people', 'id', { id: PersonId }>>(sql`
    select p.id from people p
    where p.team_id = ${teamId} and p.kind = 'member' and not p.deleted and (p.id = ${owner} or exists (
      select 1 from names n
      where n.team_id = p.team_id and n.kind = 'person' and n.subject_id = p.id and n.name = ${owner.toLowerCase()}))
    order by p.id`);
  return rows.map(({ id }) => id);
}
