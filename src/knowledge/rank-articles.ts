import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { integerArray } from '../store/sql-values.ts';
import { analyzeQuery } from './analyze-query.ts';
import type { Embedders } from './index-versions/embedders.ts';
import { readIndex } from './index-versions/read-index.ts';
import { type RankSettings, rank } from './rank.ts';

/**
 * Ranks articles by their best passage, as deep as `settings.depth` passages reach: for measurements, which need more of
 * a ranking than an answer does. Returns external ids, best first.
 */
export async function rankArticles(
  database: OpenDatabase,
  embedders: Embedders,
  request: { query: string; audience: Audience; settings: RankSettings },
): Promise<string[]> {
  const { query: text, audience, settings } = request;
  const analyzed = analyzeQuery(text);
  const asked = { text, analyze: () => Promise.resolve({ analyzed }), audience, settings };
  return readIndex(database, embedders, asked, async (tx, query) => {
    const { fused } = await rank(tx, query, settings);
    const articles = await externalIds(
      tx,
      fused.map((each) => each.passageId),
    );
    return [...new Set(fused.flatMap(({ passageId }) => articles.get(passageId) ?? []))];
  });
}

async function externalIds(tx: Database, passageIds: number[]): Promise<Map<number, string>> {
  const rows = await tx.query<Row<'passages', 'id'> & Row<'articles', 'external_id'>>(sql`
    select p.id, a.external_id from passages p join articles a on a.id = p.article_id
    where p.id = any (${integerArray(passageIds)})`);
  return new Map(rows.map((row) => [row.id, row.external_id]));
}
