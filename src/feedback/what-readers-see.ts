import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import type { TurnId } from '../core/ids.ts';
import { asAudience } from '../store/as-audience.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';

/** Titles, as they are now, of those articles that everyone of an audience may read; by id. */
export async function visibleTitles(
  database: OpenDatabase,
  audience: Audience,
  articles: readonly string[],
): Promise<Map<string, string>> {
  if (articles.length === 0) return new Map();
  const rows = await asAudience(database, audience, (tx) =>
    tx.query<Row<'articles', 'id' | 'title'>>(
      sql`select id, title from articles where id = any (${textArray(articles)})`,
    ),
  );
  return new Map(rows.map((row) => [row.id, row.title]));
}

/**
 * Questions, by turn, that everyone of an audience can read where they were asked, or asked themselves. What was asked
 * in a DM, privately or on the command line is its asker's alone; a place that is not known is nobody's.
 */
export async function readableQuestions(
  database: Database,
  audience: Audience,
  turns: readonly TurnId[],
): Promise<Map<TurnId, string>> {
  if (turns.length === 0 || (!audience.everyone && audience.people.length === 0)) return new Map();
  const people = textArray(audience.people);
  const rows = await database.query<Row<'turns', 'id' | 'question', { id: TurnId }>>(sql`
    select t.id, t.question from turns t left join channels c on c.team_id = t.team_id and c.id = t.channel_id
    where t.id = any (${textArray(turns)}) and t.team_id = ${audience.teamId} and t.question <> '' and (
      (not ${audience.everyone}::boolean and ${people} = array[t.asker_id])
      or (t.viewer_id is null
        and (c.kind = 'public' or (c.kind in ('private', 'group') and not ${audience.everyone}::boolean))
        and not exists (
          select 1 from unnest(${people}) as reader
          where not exists (
            select 1 from channel_members m
            where m.team_id = t.team_id and m.channel_id = t.channel_id and m.person_id = reader)
          and not (c.kind = 'public' and exists (
            select 1 from people p
            where p.team_id = t.team_id and p.id = reader and p.kind = 'member' and not p.deleted)))))`);
  return new Map(rows.map((row) => [row.id, row.question]));
}
