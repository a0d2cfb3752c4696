import { sql } from 'drizzle-orm';
import { vectorText } from '../src/knowledge/store-vectors.ts';
import type { OpenDatabase } from '../src/store/database.ts';

/** One way to search: external ids of articles, best first, ten at most. */
export type Searcher = (question: string) => Promise<string[]>;

/** Builds what most tutorials build: a column of lexemes with a GIN index, one row an article. Resolves to seconds. */
export async function buildTextSearch(owner: OpenDatabase): Promise<number> {
  const startedAt = performance.now();
  await owner.query(sql`
    create table bench_text_search as
    select external_id, to_tsvector('english', title || ' ' || body) as lexemes from articles`);
  await owner.query(sql`create index on bench_text_search using gin (lexemes)`);
  await owner.query(sql`analyze bench_text_search`);
  return (performance.now() - startedAt) / 1000;
}

/** `ts_rank_cd` over any of the question's words, as the owner of the table, without row-level security. */
export function textSearch(owner: OpenDatabase): Searcher {
  return async (question) => {
    const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
    const rows = await owner.query<{ external_id: string }>(sql`
      select external_id from bench_text_search, to_tsquery('english', ${words.join(' | ')}) as query
      where lexemes @@ query order by ts_rank_cd(lexemes, query) desc limit 10`);
    return rows.map((row) => row.external_id);
  };
}

/** The nearest vectors alone, as the owner, without row-level security; the vector is given. */
export function vectorSearch(
  owner: OpenDatabase,
  space: string,
  vectors: ReadonlyMap<string, number[]>,
): Searcher {
  return async (question) => {
    const vector = vectorText(vectors.get(question)!);
    const type = sql.raw(`halfvec(${vectors.get(question)!.length})`);
    const rows = await owner.transaction(async (tx) => {
      await tx.query(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`);
      return tx.query<{ external_id: string }>(sql`
        select a.external_id from (
          select passage_id from passage_vectors where generation = ${space}
          order by embedding::${type} <=> ${vector}::${type} limit 10) as near
        join passages p on p.id = near.passage_id join articles a on a.id = p.article_id`);
    });
    return rows.map((row) => row.external_id);
  };
}
