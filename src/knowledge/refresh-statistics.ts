import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';

/**
 * Counts lexemes and passages anew over what every full member may read: ranking must tell nothing of the rest (P2).
 * Marks all articles as counted.
 */
export async function refreshStatistics(tx: Database): Promise<void> {
  await tx.query(sql`delete from lexeme_stats`);
  await tx.query(sql`
    insert into lexeme_stats (lexeme, df)
    select lexeme, count(*)::int from postings
    where access_id in (select id from access_rules where readers && array['anyone', 'everyone'])
    group by lexeme`);
  await tx.query(sql`
    insert into corpus_stats (id, passages, mean_length)
    select 1, count(*)::int, coalesce(avg(length), 0) from passages
    where access_id in (select id from access_rules where readers && array['anyone', 'everyone'])
    on conflict (id) do update set passages = excluded.passages, mean_length = excluded.mean_length`);
  await tx.query(sql`update articles set indexed = true where not indexed`);
}
