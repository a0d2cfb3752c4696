import { type SQL, sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import { appendAudit } from './audit-log.ts';
import type { Database } from './database.ts';
import type { RowAs } from './row.ts';

/** What a name can mean. */
export const NAME_KINDS = ['person', 'group'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** A name that rights hang on, with whom it means. */
export interface StoredName {
  teamId: TeamId;
  kind: NameKind;
  name: string;
  subjectId: string;
  /** Who said so; null: it was borne first. */
  confirmedBy: string | null;
  since: Date;
  /** Who bears it by now, where that is somebody else: the rights stayed where they were. */
  borneBy: string | null;
}

/** Keeps whom a handle means, unless it means somebody already; to be run alone or behind what keeps its bearer. */
export function bindName(bound: Pick<StoredName, 'teamId' | 'kind' | 'subjectId' | 'name'>): SQL {
  const name = bound.name.trim().toLowerCase();
  return sql`
    insert into names (team_id, kind, name, subject_id)
    select ${bound.teamId}, ${bound.kind}, ${name}, ${bound.subjectId} where ${name}::text <> ''
    on conflict do nothing`;
}

/** Says whom a name means from now on. Only an admin or the operator may; the caller has checked that. */
export async function confirmName(
  database: Database,
  confirmed: Pick<StoredName, 'teamId' | 'kind' | 'subjectId' | 'name'> & { actor: string },
): Promise<void> {
  const { teamId, kind, subjectId, actor } = confirmed;
  const name = confirmed.name.trim().toLowerCase();
  await database.transaction(async (tx) => {
    await tx.query(sql`
      insert into names (team_id, kind, name, subject_id, confirmed_by)
      values (${teamId}, ${kind}, ${name}, ${subjectId}, ${actor})
      on conflict (team_id, kind, name) do update set subject_id = excluded.subject_id,
        confirmed_by = excluded.confirmed_by, since = now()`);
    await appendAudit(tx, {
      actor,
      action: 'name confirmed',
      subject: `${kind}:${name}`,
      detail: `means ${subjectId}`,
    });
  });
}

/** All names, those first that somebody else bears by now. */
export function listNames(database: Database): Promise<StoredName[]> {
  return database.query<RowAs<'names', StoredName, 'borneBy'>>(sql`
    select n.team_id as "teamId", n.kind, n.name, n.subject_id as "subjectId", n.confirmed_by as "confirmedBy", n.since,
      bearer.id as "borneBy"
    from names n left join lateral (
      select g.id from groups g where n.kind = 'group' and g.team_id = n.team_id and lower(g.handle) = n.name and g.id <> n.subject_id
      union all
      select p.id from people p where n.kind = 'person' and p.team_id = n.team_id and lower(p.handle) = n.name
        and p.id <> n.subject_id and not p.deleted
      order by 1 limit 1) as bearer on true
    order by bearer.id is null, n.kind, n.name`);
}

/** The names that somebody else bears by now and that readers, roles or owners go by: an admin should look at them. */
export function listMovedNames(database: Database): Promise<StoredName[]> {
  return database.query<RowAs<'names', StoredName, 'borneBy'>>(sql`
    with used as (
      select 'group' as kind, lower(substr(reader, length('group:') + 1)) as name
      from access_rules, unnest(readers) as reader where reader like 'group:%'
      union select 'group', lower(named) from settings,
        jsonb_array_elements_text(coalesce(value -> 'groups', '[]'::jsonb)) as named where family = 'role'
      union select 'person', lower(ltrim(trim(owner), '@')) from articles where owner <> ''
      union select 'person', lower(ltrim(proposed_owner, '@')) from triage_items
        where state = 'open' and proposed_owner is not null
    ), bearers as (
      select 'group' as kind, team_id, lower(handle) as name, id from groups
      union all select 'person', team_id, lower(handle), id from people where not deleted
    )
    select n.team_id as "teamId", n.kind, n.name, n.subject_id as "subjectId", n.confirmed_by as "confirmedBy", n.since,
      min(b.id) as "borneBy"
    from names n join used on used.kind = n.kind and used.name = n.name
    join bearers b on b.kind = n.kind and b.team_id = n.team_id and b.name = n.name and b.id <> n.subject_id
    group by n.team_id, n.kind, n.name order by n.kind, n.name`);
}
