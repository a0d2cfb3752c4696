import { sql } from 'drizzle-orm';
import type { Audience } from '../../core/audience.ts';
import type { Database } from '../../store/database.ts';
import type { RowAs } from '../../store/row.ts';

/** A question of which it is known which articles answer it, for those who read where it was asked. */
export interface GoldenQuestion {
  question: string;
  /** Ids of articles; any of them will do. */
  expected: string[];
  audience: Audience;
}

/** The newest so many are replayed. */
const MOST = 200;
/** They are looked for among so many of the latest answers. */
const LATEST = 2_000;

/**
 * Questions that were answered with citations and that nobody has marked as wrong: what they cited is taken to answer them.
 * Each is read as those who read its answer.
 */
export async function goldenQuestions(database: Database): Promise<GoldenQuestion[]> {
  const rows = await database.query<RowAs<'turns', GoldenQuestion, 'expected' | 'audience'>>(sql`
    select t.question, cited.audience, cited.expected
    from (
      select * from turns where outcome = 'answered' and question <> '' order by finished_at desc limit ${LATEST}
    ) as t cross join lateral (
      select r.body -> 'audience' as audience, array(
        select distinct p.article_id from jsonb_path_query(r.body, '$.citations[*].id') as cited (id)
        join passages p on p.id = substring(cited.id #>> '{}' from '^passage:([0-9]{1,9})$')::bigint) as expected
      from receipts r where r.turn_id = t.id and r.revision = t.revision offset 0) as cited
    where cited.expected <> '{}'
      and not exists (select 1 from ratings m
        where m.turn_id = t.id and m.value < 0 and m.taken_back_at is null offset 0)
    order by t.finished_at desc limit ${MOST}`);
  const first = new Map<string, GoldenQuestion>();
  for (const row of rows) if (!first.has(row.question)) first.set(row.question, row);
  return [...first.values()];
}
