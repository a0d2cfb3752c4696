import { type SQL, sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import type { Role } from '../core/person.ts';
import { meansPerson } from '../store/owners.ts';
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
  const meant = textArray(roles.map((role) => `role:${role}`));
  return sql`i.team_id = ${teamId} and (i.assignee_id = ${id} or i.proposed_owner = any (${meant})
    or ${meansPerson(sql`i.proposed_owner`, { teamId, id })})`;
}
