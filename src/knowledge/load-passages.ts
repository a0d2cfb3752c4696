import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Column, Row } from '../store/row.ts';
import { integerArray } from '../store/sql-values.ts';
import type { PassageHit } from './passage-hit.ts';

/** A passage with its article and its place within it. */
export type LoadedPassage = Omit<PassageHit, 'score'> & { ordinal: number };

type LoadedRow = Row<'passages', 'articleId' | 'headingPath' | 'text' | 'language' | 'ordinal'> &
  Row<'articles', 'title' | 'url' | 'updatedAt' | 'topic' | 'owner' | 'authority'> & {
    passageId: Column<'passages', 'id'>;
    supersededBy: Column<'article_relations', 'other_id'> | null;
  };

/**
 * Reads passages with what their articles say of them. Run as an audience; what it may not see is missing,
 * and an article is superseded only by one that it may see: a rank must not tell of a hidden one.
 */
export async function loadPassages(tx: Database, ids: number[]): Promise<Map<number, LoadedPassage>> {
  const rows = await tx.query<LoadedRow>(sql`
    select p.id as "passageId", p.article_id as "articleId", a.title, p.heading_path as "headingPath", a.url, p.text,
           p.language, a.updated_at as "updatedAt", a.topic, a.owner, a.authority, p.ordinal,
           newer.other_id as "supersededBy"
    from passages p join articles a on a.id = p.article_id
    left join article_relations newer on newer.article_id = a.id and newer.kind = 'successor'
    where p.id = any (${integerArray(ids)})`);
  return new Map(
    rows.map((row) => [
      row.passageId,
      { ...row, place: row.ordinal, updatedAt: row.updatedAt && new Date(row.updatedAt) },
    ]),
  );
}
