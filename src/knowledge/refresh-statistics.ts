import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';

/** What every full member may read. */
const OPEN = sql`access_id in (select id from access_rules where readers && array['anyone', 'everyone'])`;

/**
 * Counts lexemes and passages anew over what every full member may read: ranking must tell nothing of the rest (P2).
 * Marks all articles as counted. Resolves to the number of passages counted.
 */
export async function refreshStatistics(tx: Database): Promise<number> {
  await tx.query(sql`
    with counted as (select lexeme, sum(count)::int as df from posting_blocks where ${OPEN} group by lexeme),
         gone as (delete from lexeme_stats s where not exists (select 1 from counted c where c.lexeme = s.lexeme))
    insert into lexeme_stats (lexeme, df) select lexeme, df from counted
    on conflict (lexeme) do update set df = excluded.df where lexeme_stats.df <> excluded.df`);
  const [corpus] = await tx.query<{ passages: number }>(sql`
    insert into corpus_stats (id, passages, mean_length)
    select 1, count(*)::int, coalesce(avg(length), 0) from passages where ${OPEN}
    on conflict (id) do update set passages = excluded.passages, mean_length = excluded.mean_length
    returning passages`);
  await tx.query(sql`
    with counted as (select access_id, count(*)::int as passages from passages group by access_id),
         gone as (delete from access_sizes s where not exists (select 1 from counted c where c.access_id = s.access_id))
    insert into access_sizes (access_id, passages) select access_id, passages from counted
    on conflict (access_id) do update set passages = excluded.passages`);
  await tx.query(sql`update articles set indexed = true where not indexed`);
  return corpus!.passages;
}
