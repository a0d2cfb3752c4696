import { sql } from 'drizzle-orm';
import { accessRule } from '../store/access-rule.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import type { PreparedArticle } from './prepare-article.ts';

/** Leaves retired articles of a batch without readers; those that their source gives them count once that is undone. */
export async function reapplyRetired(tx: Database, batch: readonly PreparedArticle[]): Promise<void> {
  const rows = await tx.query<Row<'article_decisions', 'id' | 'articleId'>>(sql`
    select id, article_id as "articleId" from article_decisions
    where kind = 'retired' and undone_at is null and article_id = any (${textArray(batch.map((one) => one.id))})`);
  if (rows.length === 0) return;
  const nobody = await accessRule(tx, []);
  for (const { id, articleId } of rows) {
    const article = batch.find((one) => one.id === articleId)!;
    if (article.accessId !== nobody)
      await tx.query(sql`update article_decisions set kept_access_id = ${article.accessId} where id = ${id}`);
    article.accessId = nobody;
  }
}

/** Puts what people prefer in the place of what a source has just said of its replaced articles, and keeps that for later. */
export async function reapplyPreferred(tx: Database, sourceId: number): Promise<void> {
  const chosen = sql`article_decisions d join articles a on a.id = d.article_id
    where d.kind = 'superseded' and d.undone_at is null and a.source_id = ${sourceId}`;
  await tx.query(sql`
    update article_decisions set source_superseded_by = said.source
    from (select d.id, a.superseded_by as source from ${chosen} and a.superseded_by is distinct from d.preferred_id) as said
    where article_decisions.id = said.id`);
  // An article that a person prefers over another one is not replaced by it.
  await tx.query(sql`
    update articles set superseded_by = null
    where exists (select 1 from article_decisions d where d.kind = 'superseded' and d.undone_at is null
      and d.preferred_id = articles.id and d.article_id = articles.superseded_by) and source_id = ${sourceId}`);
  await tx.query(sql`
    update articles set superseded_by = chosen.preferred
    from (select a.id, d.preferred_id as preferred from ${chosen}) as chosen where articles.id = chosen.id`);
}

/** Empties what is kept of articles that are gone: findings, which quote them, what was told of those, and fingerprints. */
export async function forgetFindings(tx: Database, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return;
  const ids = textArray(articleIds);
  await tx.query(sql`
    update outbox set reply = null from finding_notices n join findings f on f.id = n.finding_id
    where outbox.key = n.message_key and outbox.state in ('sent', 'abandoned') and f.article_ids && ${ids}`);
  await tx.query(sql`
    delete from finding_notices n using findings f where n.finding_id = f.id and f.article_ids && ${ids}`);
  await tx.query(sql`delete from findings where article_ids && ${ids}`);
  await tx.query(sql`delete from article_sketches where article_id = any (${ids})`);
}

/** Forgets what was decided about articles, which names them; those that they were preferred over count again. */
export async function forgetDecisions(tx: Database, articleIds: readonly string[]): Promise<void> {
  const ids = textArray(articleIds);
  await tx.query(sql`
    update articles set superseded_by = d.source_superseded_by from article_decisions d
    where d.article_id = articles.id and d.preferred_id = any (${ids}) and d.undone_at is null`);
  await tx.query(
    sql`delete from article_decisions where article_id = any (${ids}) or preferred_id = any (${ids})`,
  );
}
