import { type SQL, sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import type { Database } from './database.ts';
import { readPeopleById, type StoredPerson } from './people.ts';
import { textArray } from './sql-values.ts';

// A source names an owner by `person:<id>`, an id, or a name that means somebody (`names`), with or without `@`; an id before
// a name. What a profile says of itself, such as a full name, gives nobody an article. `role:<role>` means nobody in particular.

/** Whether an owner as a source names it means this person; nobody but members owns anything. */
export function meansPerson(owner: SQL, { teamId, id }: { teamId: TeamId; id: PersonId }): SQL {
  return sql`${id} = (${ownerNamed(teamId, owner)})`;
}

/** The member whom an owner as a source names it means; null: nobody. */
export async function findOwner(
  database: Database,
  teamId: TeamId,
  named: string,
): Promise<StoredPerson | null> {
  return (await findOwners(database, teamId, [named])).get(named) ?? null;
}

/** The members whom owners as sources name them mean, by what they are named. */
export async function findOwners(
  database: Database,
  teamId: TeamId,
  named: readonly string[],
): Promise<Map<string, StoredPerson>> {
  if (named.length === 0) return new Map();
  const rows = await database.query<{ id: PersonId; named: string }>(sql`
    select o.named, o.id from (
      select named, (${ownerNamed(teamId, sql`named`)}) as id from unnest(${textArray([...new Set(named)])}) as named
    ) as o where o.id is not null`);
  const people = await readPeopleById(
    database,
    teamId,
    rows.map((row) => row.id),
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  return new Map(rows.map((row) => [row.named, byId.get(row.id)!]));
}

/** A statement for the id of the member whom an owner means. */
function ownerNamed(teamId: TeamId, owner: SQL): SQL {
  return sql`
    select p.id from (select regexp_replace(trim(${owner}), '^(?:person:|@)', '') as name) as o
    join people p on p.team_id = ${teamId} and p.kind = 'member' and not p.deleted and (p.id = upper(o.name) or p.id = (
      select n.subject_id from names n where n.team_id = ${teamId} and n.kind = 'person' and n.name = lower(o.name)))
    order by p.id = upper(o.name) desc limit 1`;
}
