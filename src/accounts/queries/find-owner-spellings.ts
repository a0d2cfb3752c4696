import { sql } from 'drizzle-orm';
import type { TeamId } from '../../core/ids.ts';
import type { Database } from '../../store/database.ts';
import { textArray } from '../../store/sql-values.ts';

/**
 * How records may write these people, by their ids: real name, id, or a handle or e-mail address that
 * means them (`names`), which nobody takes from them, in lower case. A right follows from an id,
 * never from a name: what two members are called is nobody's, and no guest is taken for a member.
 */
export async function findOwnerSpellings(
  database: Database,
  teamId: TeamId,
  people: readonly string[],
): Promise<Map<string, string[]>> {
  if (people.length === 0) return new Map();
  const asked = textArray(people);
  const rows = await database.query<{ person: string; spelling: string }>(sql`
    with spelled as (
      select p.id, not p.deleted and p.kind = 'member' as live, each.bound, lower(btrim(each.said)) as spelling
      from people p cross join lateral (
        select false as bound, unnest(array[p.real_name, p.id]) as said
        union all select true, n.name from names n
        where n.team_id = p.team_id and n.kind = 'person' and n.subject_id = p.id) as each
      where p.team_id = ${teamId} and (not p.deleted or p.id = any (${asked})) and btrim(each.said) <> ''
    ), whose as (
      select spelling, coalesce(min(id) filter (where bound), case count(distinct id) filter (where live) when 1 then min(id) filter (where live)
        when 0 then case count(distinct id) when 1 then min(id) end end) as person
      from spelled group by spelling
    )
    select person, spelling from whose where person = any (${asked}) order by person, spelling`);
  const found = new Map<string, string[]>();
  for (const { person, spelling } of rows) found.set(person, [...(found.get(person) ?? []), spelling]);
  return found;
}
