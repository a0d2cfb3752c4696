import { sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import type { Role } from '../core/person.ts';
import type { Database } from './database.ts';
import type { PersonProfile } from './directory.ts';
import { jsonValue } from './sql-values.ts';

/** A person with the roles that the chat platform gives them. */
export type ListedPerson = PersonProfile & { roles: readonly Role[] };

/**
 * Keeps a page of people in one statement: their profiles, whom their handles and e-mail addresses mean, and the roles that the chat platform
 * gives them, which replace those that it gave them before.
 */
export async function savePeople(
  database: Database,
  teamId: TeamId,
  people: readonly ListedPerson[],
): Promise<void> {
  // Somebody who moves while a list is read may be on it twice.
  const once = [...new Map(people.map((person) => [person.id, person])).values()];
  const rows = once.map((person) => ({
    id: person.id,
    handle: person.handle,
    names: [person.handle, person.email ?? ''].map((name) => name.trim().toLowerCase()),
    real_name: person.realName,
    title: person.title ?? '',
    locale: person.locale,
    time_zone: person.timeZone,
    kind: person.kind,
    home_team: person.homeTeam ?? '',
    workspace_admin: person.workspaceAdmin ?? false,
    deleted: person.deleted ?? false,
    roles: person.roles,
  }));
  if (rows.length === 0) return;
  await database.query(sql`
    with given as (
      select * from jsonb_to_recordset(${jsonValue(rows)}) as listed (id text, handle text, names jsonb, real_name text,
        title text, locale text, time_zone text, kind text, home_team text, workspace_admin boolean, deleted boolean, roles jsonb)
    ), held as (
      select given.id, held.role from given, jsonb_array_elements_text(given.roles) as held (role)
    ), saved as (
      insert into people (team_id, id, handle, real_name, title, locale, time_zone, kind, home_team, workspace_admin, deleted,
        synced_at)
      select ${teamId}, id, handle, real_name, title, locale, time_zone, kind, home_team, workspace_admin, deleted, now() from given
      on conflict (team_id, id) do update set handle = excluded.handle, real_name = excluded.real_name,
        title = excluded.title, locale = excluded.locale, time_zone = excluded.time_zone, kind = excluded.kind,
        home_team = excluded.home_team,
        workspace_admin = excluded.workspace_admin, deleted = excluded.deleted, synced_at = excluded.synced_at
    ), named as (
      insert into names (team_id, kind, name, subject_id)
      select distinct on (name) ${teamId}, 'person', name, id
      from given, jsonb_array_elements_text(given.names) as said (name) where name <> '' order by name, id
      on conflict do nothing
    ), taken as (
      delete from person_roles r using given
      where r.team_id = ${teamId} and r.person_id = given.id and r.source = 'slack'
        and not exists (select 1 from held where held.id = r.person_id and held.role = r.role)
    )
    insert into person_roles (team_id, person_id, role, source)
    select ${teamId}, id, role, 'slack' from held
    on conflict do nothing`);
}
