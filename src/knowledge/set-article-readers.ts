import { sql } from 'drizzle-orm';
import type { Reader } from '../core/audience.ts';
import { accessRule } from '../store/access-rule.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { lockArticle, moveArticle } from './move-passages.ts';
import { refreshStatistics } from './refresh-statistics.ts';

/**
 * Gives an article other readers, in one transaction with its passages, postings and vectors of every index. The counts
 * that ranking rests on are updated too, so that they tell nothing of what is hidden from now on. When its source
 * brings the article changed, the readers of the source apply again. A retired article stays retired and has these
 * readers once that is undone.
 * @returns who could read it before, or null when there is no such article
 */
export function setArticleReaders(
  database: Database,
  change: { articleId: string; readers: readonly Reader[]; actor: string },
): Promise<Reader[] | null> {
  const { articleId, readers, actor } = change;
  return database.transaction(async (tx) => {
    if (!(await lockArticle(tx, articleId))) return null;
    const before = await readersOf(tx, articleId);
    const accessId = await accessRule(tx, readers);
    if (!(await saveForLater(tx, articleId, accessId))) {
      await moveArticle(tx, articleId, accessId);
      await refreshStatistics(tx);
    }
    const detail = JSON.stringify({ before, after: readers });
    await appendAudit(tx, { actor, action: 'readers', subject: `article:${articleId}`, detail });
    return before;
  });
}

async function readersOf(tx: Database, articleId: string): Promise<Reader[]> {
  const [row] = await tx.query<Row<'access_rules', 'readers', { readers: Reader[] }>>(sql`
    select r.readers from articles a left join article_decisions d
      on d.article_id = a.id and d.kind = 'retired' and d.undone_at is null
    join access_rules r on r.id = coalesce(d.kept_access_id, a.access_id) where a.id = ${articleId}`);
  return row!.readers;
}

async function saveForLater(tx: Database, articleId: string, accessId: number): Promise<boolean> {
  const rows = await tx.query(sql`
    update article_decisions set kept_access_id = ${accessId}
    where article_id = ${articleId} and kind = 'retired' and undone_at is null returning id`);
  return rows.length > 0;
}
