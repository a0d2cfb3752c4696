import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { jsonValue, textArray } from '../store/sql-values.ts';
import { findAliases } from '../text/find-aliases.ts';
import { termKeys } from '../text/term-index.ts';
import type { PreparedArticle } from './prepare-article.ts';

/** Stores the terms that each article of a batch says to be the same, in place of those of before. */
export async function storeSynonyms(tx: Database, batch: readonly PreparedArticle[]): Promise<void> {
  const rows = batch.flatMap(({ id, article }) =>
    findAliases(article)
      .flatMap((terms) =>
        terms.flatMap((term) => termKeys(term).map((key) => ({ article_id: id, key, terms }))),
      )
      .map((row, place) => ({ ...row, place })),
  );
  await tx.query(
    sql`delete from article_synonyms where article_id = any (${textArray(batch.map(({ id }) => id))})`,
  );
  if (rows.length === 0) return;
  await tx.query(sql`
    insert into article_synonyms (article_id, place, key, terms)
    select article_id, place, key, terms
    from jsonb_to_recordset(${jsonValue(rows)}) as row (article_id text, place integer, key text, terms text[])`);
}
