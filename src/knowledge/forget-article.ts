import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { appendAudit } from '../store/audit-log.ts';
import type { Database, Transaction } from '../store/database.ts';
import {
  type ForgetTurns,
  forgetAnswers,
  forgetSteps,
  forgetTitle,
  type ShownArticle,
  turnsThatShowed,
} from '../store/forget-turns.ts';
import { lockSourceOf } from '../store/locks.ts';
import type { Forgotten } from '../store/retention.ts';
import type { Column, Row } from '../store/row.ts';
import { integerArray, textArray } from '../store/sql-values.ts';
import { deletePassages } from './delete-passages.ts';
import { forgetDecisions, forgetFindings } from './reapply-decisions.ts';
import { refreshStatistics } from './refresh-statistics.ts';

/** What was forgotten with an article, and how many turns that looked at it are not over yet. */
export interface ForgottenArticle {
  forgotten: Forgotten;
  underWay: number;
}

/**
 * Removes an article in one transaction: its passages, postings and vectors of every index version, its share in
 * statistics and learned word vectors, and every quote of it. A tombstone without text stays, so that its source does
 * not bring it back. Doing it again empties what was quoted later.
 * @returns null when there is no such article, nor a tombstone of one
 */
export function forgetArticle(
  database: Database,
  articleId: string,
  { rooms, actor }: { rooms: readonly ForgetTurns[]; actor: string },
): Promise<ForgottenArticle | null> {
  return database.transaction(async (tx) => {
    const removed = await removeWithTombstone(tx, articleId);
    const shown = await readTombstone(tx, articleId);
    if (shown === null) return null;
    const { saw, cited, underWay } = await turnsThatShowed(tx, shown);
    const forgotten: Forgotten = { ...removed };
    const add = (more: Forgotten) => {
      for (const [what, count] of Object.entries(more)) forgotten[what] = (forgotten[what] ?? 0) + count;
    };
    add(await forgetSteps(tx, saw));
    add(await forgetAnswers(tx, cited));
    await forgetTitle(tx, saw, shown);
    for (const forget of rooms) add(await forget(tx, saw));
    await appendAudit(tx, {
      actor,
      action: 'forget article',
      subject: `article:${hashOf(articleId)}`,
      detail: JSON.stringify(forgotten),
    });
    return { forgotten, underWay };
  });
}

/** Lifts a tombstone: the next ingestion of its source brings the article in again. Says whether there was one. */
export function unforgetArticle(database: Database, articleId: string, actor: string): Promise<boolean> {
  return database.transaction(async (tx) => {
    const [gone] = await tx.query(
      sql`delete from forgotten_articles where id_hash = ${hashOf(articleId)} returning 1`,
    );
    if (gone === undefined) return false;
    const subject = `article:${hashOf(articleId)}`;
    await appendAudit(tx, { actor, action: 'unforget article', subject, detail: '' });
    return true;
  });
}

/** The hashes of the external ids of a source's articles that are to stay forgotten. */
export async function forgottenOf(database: Database, location: string): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ hash: Column<'forgotten_articles', 'external_hash'> }>(
    sql`select external_hash as hash from forgotten_articles where source_hash = ${hashOf(location)}`,
  );
  return new Set(rows.map((row) => row.hash));
}

/** What a tombstone holds instead of a name. */
export function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

type KnownArticle = Row<'articles', 'external_id' | 'title'> & {
  location: Column<'sources', 'location'> | null;
};

/** Nothing where it is gone already. */
async function removeWithTombstone(tx: Transaction, articleId: string): Promise<Forgotten> {
  // Takes turns with runs over the article's source.
  await lockSourceOf(tx, articleId);
  const [article] = await tx.query<KnownArticle>(sql`
    select a.external_id, a.title, s.location
    from articles a left join sources s on s.id = a.source_id where a.id = ${articleId} for update of a`);
  if (article === undefined) return {};
  const passages = await tx.query<Row<'passages', 'id'>>(
    sql`select id from passages where article_id = ${articleId} order by id`,
  );
  const ids = passages.map((passage) => passage.id);
  const vectors = await tx.query(
    sql`select 1 from passage_vectors where passage_id = any (${integerArray(ids)})`,
  );
  await deletePassages(tx, [articleId]);
  await forgetFindings(tx, [articleId]);
  await forgetDecisions(tx, [articleId]);
  await tx.query(sql`delete from articles where id = ${articleId}`);
  await forgetLinks(tx, articleId);
  await refreshStatistics(tx);
  await forgetWords(tx);
  await saveTombstone(tx, articleId, { article, passageIds: ids });
  return { articles: 1, passages: ids.length, vectors: vectors.length };
}

async function forgetLinks(tx: Database, articleId: string): Promise<void> {
  await tx.query(sql`update articles set superseded_by = null where superseded_by = ${articleId}`);
  await tx.query(sql`
    update articles set links = array_remove(links, ${articleId}) where links && ${textArray([articleId])}`);
}

/** Words that nothing else holds were learned from this article alone. */
async function forgetWords(tx: Database): Promise<void> {
  await tx.query(sql`
    delete from term_vectors t where not exists (select 1 from lexeme_stats s where s.lexeme = t.lexeme)`);
}

async function saveTombstone(
  tx: Database,
  articleId: string,
  { article, passageIds }: { article: KnownArticle; passageIds: number[] },
): Promise<void> {
  await tx.query(sql`
    insert into forgotten_articles (id_hash, source_hash, external_hash, title_hash, passage_ids, forgotten_at)
    values (${hashOf(articleId)}, ${hashOf(article.location ?? '')}, ${hashOf(article.external_id)},
      md5(${article.title}), ${integerArray(passageIds)}, now())
    on conflict (id_hash) do update set source_hash = excluded.source_hash, external_hash = excluded.external_hash,
      title_hash = excluded.title_hash, passage_ids = forgotten_articles.passage_ids || excluded.passage_ids`);
}

async function readTombstone(tx: Database, articleId: string): Promise<ShownArticle | null> {
  const [row] = await tx.query<Row<'forgotten_articles', 'passageIds' | 'titleHash'>>(sql`
    select passage_ids as "passageIds", title_hash as "titleHash" from forgotten_articles
    where id_hash = ${hashOf(articleId)}`);
  return row ?? null;
}
