import type { PersonId, TeamId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import { readPerson, type StoredPerson } from '../store/people.ts';

/** Whether somebody may administer now, whatever they were shown. */
export async function isAdmin(database: Database, teamId: TeamId, personId: PersonId): Promise<boolean> {
  const person = await readPerson(database, teamId, personId);
  return person !== null && isAdminPerson(person);
}

/** Whether a person may administer. */
export function isAdminPerson({
  deleted,
  kind,
  roles,
}: Pick<StoredPerson, 'deleted' | 'kind' | 'roles'>): boolean {
  return !deleted && kind === 'member' && roles.includes('admin');
}
