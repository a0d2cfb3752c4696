import { sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import type { Role } from '../core/person.ts';
import type { Database } from '../store/database.ts';
import { listAdmins } from '../store/list-admins.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';

/** What applying the mapping of groups to roles changed; counts of a person's roles. */
export interface AppliedRoles {
  given: number;
  taken: number;
  /** Somebody would have been the last admin, so their role was left to them. */
  keptLastAdmin: boolean;
}

/** Roles that every workspace's people can have, before anybody sets up others. */
const KNOWN_ROLES = ['admin', 'support_lead', 'seller', 'rep'];

/**
 * Makes everybody's roles of source `group` exactly what the settings of family `role` give to the members of user
 * groups. Guests, external people and bots get none; the last admin stays one.
 */
export function applyGroupRoles(database: Database, teamId: TeamId): Promise<AppliedRoles> {
  return database.transaction(async (tx) => {
    const taken = await tx.query<Row<'person_roles', 'person_id' | 'role'>>(sql`
      with wanted as (${wantedRoles(teamId)})
      delete from person_roles held where held.team_id = ${teamId} and held.source = 'group' and not exists (
        select 1 from wanted where wanted.person_id = held.person_id and wanted.role = held.role)
      returning held.person_id, held.role`);
    const given = await tx.query(sql`
      insert into person_roles (team_id, person_id, role, source)
      select ${teamId}, person_id, role, 'group' from (${wantedRoles(teamId)}) as wanted
      on conflict do nothing returning role`);
    const lastAdmins = taken.filter((row) => row.role === 'admin').map((row) => row.person_id);
    const keptLastAdmin = lastAdmins.length > 0 && !(await hasAdmin(tx, teamId));
    if (keptLastAdmin) await giveBack(tx, teamId, lastAdmins);
    return { given: given.length, taken: taken.length, keptLastAdmin };
  });
}

/** Whether anybody would be left who may administer, if only members of these groups had `admin` by their group. */
export async function leavesAnAdmin(
  database: Database,
  teamId: TeamId,
  handles: readonly string[],
): Promise<boolean> {
  const rows = await database.query(sql`
    select 1 from people p where p.team_id = ${teamId} and p.kind = 'member' and not p.deleted and (
      exists (select 1 from person_roles r where r.team_id = p.team_id and r.person_id = p.id and r.role = 'admin' and r.source <> 'group')
      or exists (select 1 from group_members m
        join names n on n.team_id = m.team_id and n.kind = 'group' and n.subject_id = m.group_id
        where m.team_id = p.team_id and m.person_id = p.id and n.name = any (${textArray(handles.map((handle) => handle.toLowerCase()))})))
    limit 1`);
  return rows.length > 0;
}

/** Every role that somebody has, a group gives, a topic asks for, or every workspace knows; sorted. */
export async function listRoles(database: Database, teamId: TeamId): Promise<Role[]> {
  const rows = await database.query<Row<'person_roles', 'role'>>(sql`
    select distinct role from (
      select role from person_roles where team_id = ${teamId}
      union all select subject from settings where team_id = ${teamId} and family = 'role'
      union all select value ->> 'role' from settings where team_id = ${teamId} and family = 'topic'
      union all select value ->> 'nextRole' from settings where team_id = ${teamId} and family = 'topic'
      union all select unnest(${textArray(KNOWN_ROLES)})) as known
    where role is not null and role <> 'member' order by role`);
  return rows.map((row) => row.role);
}

async function hasAdmin(tx: Database, teamId: TeamId): Promise<boolean> {
  return (await listAdmins(tx, teamId)).length > 0;
}

async function giveBack(tx: Database, teamId: TeamId, people: readonly string[]): Promise<void> {
  await tx.query(sql`
    insert into person_roles (team_id, person_id, role, source)
    select ${teamId}, person, 'admin', 'group' from unnest(${textArray(people)}) as person on conflict do nothing`);
}

function wantedRoles(teamId: TeamId) {
  return sql`
    select distinct m.person_id, s.subject as role
    from settings s
    cross join lateral jsonb_array_elements_text(coalesce(s.value -> 'groups', '[]'::jsonb)) as named (handle)
    join names n on n.team_id = s.team_id and n.kind = 'group' and n.name = lower(named.handle)
    join group_members m on m.team_id = n.team_id and m.group_id = n.subject_id
    join people p on p.team_id = m.team_id and p.id = m.person_id and p.kind = 'member' and not p.deleted
    where s.team_id = ${teamId} and s.family = 'role'`;
}
