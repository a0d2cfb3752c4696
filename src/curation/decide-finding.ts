import { sql } from 'drizzle-orm';
import type { PersonId } from '../core/ids.ts';
import {
  type DecisionResult,
  preferArticle,
  retireArticle,
  undoDecision,
} from '../knowledge/decide-article.ts';
import { lockArticle } from '../knowledge/move-passages.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Database, OpenDatabase, Transaction } from '../store/database.ts';
import { takeLock } from '../store/locks.ts';
import { meansPerson } from '../store/owners.ts';
import { readPerson, type StoredPerson } from '../store/people.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { type Finding, type FindingViewer, readFinding } from './list-findings.ts';

/** What may be done about a finding; `articleId` is the one that is retired, or preferred over the other. */
export type FindingAct =
  | { type: 'retire'; articleId: string }
  | { type: 'prefer'; articleId: string }
  | { type: 'dismiss' }
  | { type: 'undo' };

/** What came of it; a refusal changes nothing. */
export type FindingResult =
  | { type: 'done'; finding: Finding }
  /** Somebody was faster; who, and what they decided, as it stands now. */
  | { type: 'decided'; finding: Finding }
  | {
      type: 'refused';
      reason: Extract<DecisionResult, { type: 'refused' }>['reason'] | 'not_allowed' | 'undecided';
    };

/**
 * Carries out what somebody decided about a finding, if it is theirs to decide: admins about what they may read, others
 * about their own articles. Of two who decide at once the second is told of the first.
 */
export async function decideFinding(
  database: OpenDatabase,
  given: {
    findingId: string;
    act: FindingAct;
    by: FindingViewer;
    /** The decision that was seen, where one is taken back: what somebody decided since stays. */
    seen?: number | null;
  },
): Promise<FindingResult> {
  const { findingId, act, by } = given;
  const viewer = by === 'operator' ? by : await asOfNow(database, by);
  const finding = viewer === null ? null : await readFinding(database, viewer, findingId);
  if (finding === null || viewer === null) return { type: 'refused', reason: 'unknown' };
  if (given.seen !== undefined && given.seen !== finding.decisionId) return { type: 'decided', finding };
  if (!(await mayDecide(database, viewer, finding, act))) return { type: 'refused', reason: 'not_allowed' };
  const result = await database.transaction((tx) => carryOut(tx, finding, act, actorOf(viewer)));
  const now = (await readFinding(database, viewer, findingId)) ?? finding;
  return result === null || result === 'decided'
    ? { type: result === null ? 'done' : 'decided', finding: now }
    : { type: 'refused', reason: result };
}

/** Null: it is done. */
async function carryOut(
  tx: Transaction,
  { id, articleIds, state, decisionId }: Finding,
  act: FindingAct,
  actor: string,
): Promise<'decided' | Extract<FindingResult, { type: 'refused' }>['reason'] | null> {
  await acquireDecisionLock(tx, articleIds);
  const [held] = await tx.query<Row<'findings', 'state' | 'decisionId'>>(
    sql`select state, decision_id as "decisionId" from findings where id = ${id} for update`,
  );
  if (held === undefined) return 'unknown';
  const isOpen = held.state === 'open' || held.state === 'told';
  if (act.type === 'undo') {
    if (isOpen) return 'undecided';
    // Only what was seen is taken back.
    if (held.state !== state || held.decisionId !== decisionId) return 'decided';
    return held.decisionId === null
      ? reopen(tx, id, actor)
      : reasonOf(await undo(tx, held.decisionId, actor));
  }
  if (!isOpen) return 'decided';
  if (act.type === 'dismiss') return dismiss(tx, id, actor);
  const other = articleIds.find((one) => one !== act.articleId);
  if (!articleIds.includes(act.articleId) || (act.type === 'prefer' && other === undefined)) return 'unknown';
  const result =
    act.type === 'retire'
      ? await retire(tx, act.articleId, actor)
      : await prefer(tx, { articleId: act.articleId, over: other!, actor });
  return reasonOf(result);
}

/** Retires an article; findings about it are done with that. Part of the caller's transaction. */
export async function retire(tx: Transaction, articleId: string, actor: string): Promise<DecisionResult> {
  await acquireDecisionLock(tx, [articleId]);
  const result = await retireArticle(tx, { articleId, actor });
  if (result.type === 'done')
    await settle(tx, { articles: [articleId], decision: 'retired', decisionId: result.decisionId, actor });
  return result;
}

/** Prefers an article; findings about the two are done with that. Part of the caller's transaction. */
export async function prefer(
  tx: Transaction,
  choice: { articleId: string; over: string; actor: string },
): Promise<DecisionResult> {
  const { articleId, over, actor } = choice;
  await acquireDecisionLock(tx, [articleId, over]);
  const result = await preferArticle(tx, choice);
  if (result.type === 'done')
    await settle(tx, {
      articles: [articleId, over],
      decision: 'preferred',
      decisionId: result.decisionId,
      actor,
    });
  return result;
}

/** Takes a decision about articles back; the findings that it settled are open again. Part of the caller's transaction. */
export async function undo(tx: Transaction, decisionId: number, actor: string): Promise<DecisionResult> {
  const result = await undoDecision(tx, { decisionId, actor });
  if (result.type === 'done')
    await tx.query(sql`
      update findings set state = 'open', decision = null, decided_by = null, decided_at = null, decision_id = null
      where decision_id = ${decisionId}`);
  return result;
}

/** Decisions come one after the other, and locks in one order: runs over a source lock its articles, then findings. */
async function acquireDecisionLock(tx: Transaction, articleIds: readonly string[]): Promise<void> {
  await takeLock(tx, 'findingDecisions');
  for (const id of [...articleIds].sort()) await lockArticle(tx, id);
}

function reasonOf(result: DecisionResult): Extract<DecisionResult, { type: 'refused' }>['reason'] | null {
  return result.type === 'refused' ? result.reason : null;
}

async function settle(
  tx: Database,
  settled: { articles: string[]; decision: string; decisionId: number; actor: string },
): Promise<void> {
  await tx.query(sql`
    update findings set state = 'done', decision = ${settled.decision}, decision_id = ${settled.decisionId},
      decided_by = ${settled.actor}, decided_at = now()
    where state in ('open', 'told') and article_ids @> ${textArray(settled.articles)}`);
}

async function dismiss(tx: Transaction, id: string, actor: string): Promise<null> {
  await tx.query(sql`
    update findings set state = 'dismissed', decision = 'dismissed', decided_by = ${actor}, decided_at = now() where id = ${id}`);
  await appendAudit(tx, { actor, action: 'finding dismissed', subject: `finding:${id}`, detail: '' });
  return null;
}

async function reopen(tx: Transaction, id: string, actor: string): Promise<null> {
  await tx.query(sql`
    update findings set state = 'open', decision = null, decided_by = null, decided_at = null where id = ${id}`);
  await appendAudit(tx, { actor, action: 'finding opened again', subject: `finding:${id}`, detail: '' });
  return null;
}

/** Roles are read again: a list stays open when one is taken away. */
async function asOfNow(database: Database, { teamId, id }: StoredPerson): Promise<StoredPerson | null> {
  const person = await readPerson(database, teamId, id);
  return person === null || person.deleted || person.kind !== 'member' ? null : person;
}

/** Somebody who is no admin decides about their own articles only: which one goes, not which of others' does. */
async function mayDecide(
  database: Database,
  viewer: FindingViewer,
  finding: Finding,
  act: FindingAct,
): Promise<boolean> {
  if (viewer === 'operator' || viewer.roles.includes('admin')) return true;
  if (act.type === 'dismiss') return true;
  if (act.type === 'undo') return finding.decidedBy === viewer.id;
  const changed =
    act.type === 'retire' ? act.articleId : finding.articleIds.find((id) => id !== act.articleId);
  const owner = sql`coalesce(nullif(trim(a.owner), ''), 'person:' || s.owner_id)`;
  const rows = await database.query(sql`
    select 1 from articles a left join sources s on s.id = a.source_id
    where a.id = ${changed ?? ''} and ${meansPerson(owner, viewer)}`);
  return rows.length > 0;
}

function actorOf(viewer: FindingViewer): PersonId | 'operator' {
  return viewer === 'operator' ? viewer : viewer.id;
}
