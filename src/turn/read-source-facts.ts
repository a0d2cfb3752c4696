import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Row, RowAs } from '../store/row.ts';
import { integerArray } from '../store/sql-values.ts';
import { type ArticleAddress, addressOfArticle } from './address-evidence.ts';

/** How fresh a source is, who looks after it, and where it can be read, as far as that is known. */
export type SourceFacts = RowAs<
  'articles',
  { updatedAt: Date | null; owner: string | null; url: string | null }
>;

/** What the viewers may know of the articles behind evidence ids (`passage:7`); records and what is gone are left out. */
export async function readSourceFacts(
  database: OpenDatabase,
  ids: readonly string[],
  { viewers, pageOf }: { viewers: Audience; pageOf: ArticleAddress | undefined },
): Promise<Map<string, SourceFacts>> {
  const passages = ids.flatMap((id) => /^passage:(\d{1,9})$/.exec(id)?.[1] ?? []).map(Number);
  if (passages.length === 0) return new Map();
  const rows = await asAudience(database, viewers, (tx) =>
    tx.query<SourceFacts & Row<'passages', 'id' | 'articleId'>>(sql`
      select p.id, p.article_id as "articleId", a.updated_at as "updatedAt", a.owner, a.url from passages p join articles a on a.id = p.article_id
      where p.id = any (${integerArray(passages)})`),
  );
  return new Map(
    rows.map(({ id, articleId, url, ...facts }) => [
      `passage:${id}`,
      { ...facts, url: addressOfArticle({ articleId, ...(url === null ? {} : { url }) }, pageOf) ?? null },
    ]),
  );
}
