import { sql } from 'drizzle-orm';
import type { Reader } from '../core/audience.ts';
import { accessRule } from '../store/access-rule.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Database } from '../store/database.ts';
import { integerArray } from '../store/sql-values.ts';
import { refreshStatistics } from './refresh-statistics.ts';
import { addPostings, removePostings } from './store-postings.ts';

interface IndexedRow {
  id: number;
  access_id: number;
  length: number;
  lexemes: string[];
  frequencies: number[];
}

/**
 * Gives an article other readers, with its passages, postings and vectors, in one transaction; the counts that ranking
 * rests on follow, so that it tells nothing of what is hidden from now on. A source that yields the article changed
 * brings its own readers again.
 * @returns who could read it before, or null when there is no such article
 */
export function setArticleReaders(
  database: Database,
  change: { articleId: string; readers: readonly Reader[]; actor: string },
): Promise<Reader[] | null> {
  const { articleId, readers, actor } = change;
  return database.transaction(async (tx) => {
    const before = await lockArticle(tx, articleId);
    if (before === null) return null;
    const accessId = await accessRule(tx, readers);
    await movePassages(tx, articleId, accessId);
    await tx.query(sql`update articles set access_id = ${accessId} where id = ${articleId}`);
    await refreshStatistics(tx);
    const detail = JSON.stringify({ before: before.readers, after: readers });
    await appendAudit(tx, { actor, action: 'readers', subject: `article:${articleId}`, detail });
    return before.readers;
  });
}

/** Takes turns with runs over the article's source. */
async function lockArticle(tx: Database, articleId: string): Promise<{ readers: Reader[] } | null> {
  await tx.query(sql`
    select pg_advisory_xact_lock(7402119, source_id) from articles where id = ${articleId}`);
  const [row] = await tx.query<{ readers: Reader[] }>(sql`
    select r.readers from articles a join access_rules r on r.id = a.access_id where a.id = ${articleId} for update of a`);
  return row ?? null;
}

async function movePassages(tx: Database, articleId: string, accessId: number): Promise<void> {
  const rows = await tx.query<IndexedRow>(sql`
    select id, access_id, length, lexemes, frequencies from passages where article_id = ${articleId} order by id`);
  if (rows.length === 0) return;
  await removePostings(
    tx,
    rows.map((row) => ({ id: row.id, accessId: row.access_id, lexemes: row.lexemes })),
  );
  await addPostings(
    tx,
    rows.map(({ id, length, lexemes, frequencies }) => ({
      id,
      accessId,
      length,
      frequencies: new Map(lexemes.map((lexeme, at) => [lexeme, frequencies[at]!])),
    })),
  );
  const ids = integerArray(rows.map((row) => row.id));
  await tx.query(sql`update passages set access_id = ${accessId} where id = any (${ids})`);
  await tx.query(sql`update passage_vectors set access_id = ${accessId} where passage_id = any (${ids})`);
}
