import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Column } from '../store/row.ts';

/** How often answers since a day cited each article; those never cited are missing. */
export async function countCitations(database: Database, since: Date): Promise<Map<string, number>> {
  const rows = await database.query<{ id: Column<'passages', 'article_id'>; count: number }>(sql`
    select p.article_id as id, count(distinct r.turn_id)::int as count
    from receipts r cross join lateral jsonb_array_elements(
      case when jsonb_typeof(r.body -> 'seen') = 'array' then r.body -> 'seen' else '[]'::jsonb end) as seen
    join passages p on p.id = case when seen ->> 'id' ~ '^passage:[0-9]{1,15}$' then substr(seen ->> 'id', 9)::bigint end
    where r.created_at >= ${since} and (seen ->> 'used')::boolean
    group by p.article_id`);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** When the first answer was given that is still known of; null: none was. */
export async function firstAnswerAt(database: Database): Promise<Date | null> {
  const [row] = await database.query<{ first: Date | null }>(
    sql`select min(created_at) as first from receipts`,
  );
  return row?.first ?? null;
}
