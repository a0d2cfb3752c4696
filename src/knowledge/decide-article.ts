import { sql } from 'drizzle-orm';
import { accessRule } from '../store/access-rule.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Database, Transaction } from '../store/database.ts';
import type { Column, Row } from '../store/row.ts';
import { lockArticle, moveArticle } from './move-passages.ts';

/** What came of a decision about an article; a refusal changes nothing. */
export type DecisionResult =
  | { type: 'done'; decisionId: number }
  /** `circle`: it is replaced by the very article that it is to replace; `undone`: that was taken back before. */
  | { type: 'refused'; reason: 'unknown' | 'already' | 'same' | 'retired' | 'circle' | 'undone' };

/** So far replacements are followed to see whether they lead round in a circle. */
const MAX_STEPS = 20;

/**
 * Retires an article: it has no readers any more, so that no search, answer or suggestion finds it, for nobody. It stays
 * so when its source is read again. Part of the caller's transaction.
 */
export async function retireArticle(
  tx: Transaction,
  { articleId, actor }: { articleId: string; actor: string },
): Promise<DecisionResult> {
  if (!(await lockArticle(tx, articleId))) return { type: 'refused', reason: 'unknown' };
  const [decision] = await tx.query<Row<'article_decisions', 'id'>>(sql`
    insert into article_decisions (article_id, kind, kept_access_id, actor)
    select id, 'retired', access_id, ${actor} from articles where id = ${articleId}
    on conflict (article_id, kind) where undone_at is null do nothing returning id`);
  if (decision === undefined) return { type: 'refused', reason: 'already' };
  await moveArticle(tx, articleId, await accessRule(tx, []));
  await countAnew(tx, articleId);
  const detail = String(decision.id);
  await appendAudit(tx, { actor, action: 'article retired', subject: `article:${articleId}`, detail });
  return { type: 'done', decisionId: decision.id };
}

/**
 * Prefers an article over another one, which is from then on superseded by it, whatever its source says. Part of the
 * caller's transaction.
 */
export async function preferArticle(
  tx: Transaction,
  { articleId, over, actor }: { articleId: string; over: string; actor: string },
): Promise<DecisionResult> {
  if (articleId === over) return { type: 'refused', reason: 'same' };
  if (!(await lockArticle(tx, over))) return { type: 'refused', reason: 'unknown' };
  const fault = await cannotPrefer(tx, articleId, over);
  if (fault !== null) return { type: 'refused', reason: fault };
  const [decision] = await tx.query<Row<'article_decisions', 'id'>>(sql`
    insert into article_decisions (article_id, kind, preferred_id, source_superseded_by, actor)
    select id, 'superseded', ${articleId}, superseded_by, ${actor} from articles where id = ${over}
    on conflict (article_id, kind) where undone_at is null do nothing returning id`);
  if (decision === undefined) return { type: 'refused', reason: 'already' };
  await tx.query(sql`update articles set superseded_by = ${articleId} where id = ${over}`);
  const detail = JSON.stringify({ over, decision: decision.id });
  await appendAudit(tx, { actor, action: 'article preferred', subject: `article:${articleId}`, detail });
  return { type: 'done', decisionId: decision.id };
}

/** Takes a decision back: the article is again what its source and its readers make of it. Part of the caller's transaction. */
export async function undoDecision(
  tx: Transaction,
  { decisionId, actor }: { decisionId: number; actor: string },
): Promise<DecisionResult> {
  const [found] = await tx.query<Row<'article_decisions', 'articleId'>>(
    sql`select article_id as "articleId" from article_decisions where id = ${decisionId}`,
  );
  if (found === undefined) return { type: 'refused', reason: 'unknown' };
  const { articleId } = found;
  // The same order of locks as everywhere: the article, then its decision.
  await lockArticle(tx, articleId);
  const [decision] = await tx.query<
    Row<'article_decisions', 'kind'> & {
      accessId: Column<'article_decisions', 'kept_access_id'>;
      source: Column<'article_decisions', 'source_superseded_by'>;
    }
  >(sql`
    update article_decisions set undone_at = now(), undone_by = ${actor} where id = ${decisionId} and undone_at is null
    returning kind, kept_access_id as "accessId", source_superseded_by as source`);
  if (decision === undefined) return { type: 'refused', reason: 'undone' };
  if (decision.kind === 'retired') {
    await moveArticle(tx, articleId, decision.accessId!);
    await countAnew(tx, articleId);
  } else {
    await tx.query(sql`update articles set superseded_by = ${decision.source} where id = ${articleId}`);
  }
  const detail = JSON.stringify({ kind: decision.kind, decision: decisionId });
  await appendAudit(tx, {
    actor,
    action: 'article decision undone',
    subject: `article:${articleId}`,
    detail,
  });
  return { type: 'done', decisionId };
}

async function cannotPrefer(
  tx: Database,
  articleId: string,
  over: string,
): Promise<'unknown' | 'retired' | 'circle' | null> {
  const [preferred] = await tx.query<{ retired: boolean; circle: boolean }>(sql`
    with recursive newer (id, steps) as (
      select superseded_by, 1 from articles where id = ${articleId}
      union all select a.superseded_by, steps + 1 from newer join articles a on a.id = newer.id where steps < ${MAX_STEPS})
    select exists (select 1 from article_decisions d where d.article_id = ${articleId} and d.kind = 'retired'
        and d.undone_at is null) as retired,
      exists (select 1 from newer where id = ${over}) as circle
    from articles where id = ${articleId}`);
  if (preferred === undefined) return 'unknown';
  if (preferred.retired) return 'retired';
  return preferred.circle ? 'circle' : null;
}

/** The next run over a source counts words again; until then, ranking rests on counts of a moment before. */
async function countAnew(tx: Database, articleId: string): Promise<void> {
  await tx.query(sql`update articles set indexed = false where id = ${articleId}`);
}
