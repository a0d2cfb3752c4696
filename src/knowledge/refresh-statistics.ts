import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { integerArray } from '../store/sql-values.ts';
import { writtenIndexVersions } from './index-versions/index-version.ts';

/** What every full member may read. */
const OPEN = sql`access_id in (select id from access_rules where readers && array['anyone', 'everyone'])`;

/**
 * Counts again the lexemes and passages of every index that is written to, and marks all articles as counted. Only what
 * every full member may read is counted, because ranking must tell nothing of the rest (P2).
 * @returns the number of passages counted in the live index
 */
export async function refreshStatistics(tx: Database): Promise<number> {
  const written = await writtenIndexVersions(tx);
  const within = sql`generation = any (${integerArray(written.map(({ id }) => id))})`;
  await tx.query(sql`
    with counted as (select generation, lexeme, sum(count)::int as df from posting_blocks where ${within} and ${OPEN}
                     group by generation, lexeme),
         gone as (delete from lexeme_stats s where not exists (
           select 1 from counted c where c.generation = s.generation and c.lexeme = s.lexeme))
    insert into lexeme_stats (generation, lexeme, df) select generation, lexeme, df from counted
    on conflict (generation, lexeme, team_id) do update set df = excluded.df where lexeme_stats.df <> excluded.df`);
  const corpora = await tx.query<Row<'corpus_stats', 'id' | 'passages'>>(sql`
    with written as (select unnest(${integerArray(written.map(({ id }) => id))}) as id),
         gone as (delete from corpus_stats s where not exists (select 1 from written w where w.id = s.id))
    insert into corpus_stats (id, passages, mean_length)
    select w.id, count(p.length)::int, coalesce(avg(p.length), 0)
    from written w left join (select generation, length from passages where ${OPEN}) as p on p.generation = w.id
    group by w.id
    on conflict (id, team_id) do update set passages = excluded.passages, mean_length = excluded.mean_length
    returning id, passages`);
  await tx.query(sql`
    with counted as (select generation, access_id, count(*)::int as passages from passages where ${within}
                     group by generation, access_id),
         gone as (delete from access_sizes s where not exists (
           select 1 from counted c where c.generation = s.generation and c.access_id = s.access_id))
    insert into access_sizes (generation, access_id, passages) select generation, access_id, passages from counted
    on conflict (generation, access_id) do update set passages = excluded.passages`);
  await tx.query(sql`update articles set indexed = true where not indexed`);
  return corpora.find(({ id }) => id === written[0]?.id)?.passages ?? 0;
}
