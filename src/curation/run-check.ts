import { sql } from 'drizzle-orm';
import { BotError } from '../core/bot-error.ts';
import { yieldToEventLoop } from '../core/yield-to-event-loop.ts';
import type { Database } from '../store/database.ts';
import { takeLock } from '../store/locks.ts';
import type { Row } from '../store/row.ts';
import { jsonValue } from '../store/sql-values.ts';
import { countCitations, firstAnswerAt } from './count-citations.ts';
import { ContradictionFinder } from './find-contradictions.ts';
import { CopyFinder } from './find-copies.ts';
import { findOrphans } from './find-orphans.ts';
import { findStale, isOver } from './find-stale.ts';
import { FINDING_KINDS, type FindingKind, type FoundFinding } from './finding.ts';
import { type KnownArticle, readKnownArticles } from './known-articles.ts';
import { saveFindings } from './save-findings.ts';
import { countUnsketched, readSketches, type Sketch, sketchNext } from './sketches.ts';

/** What a check did; times are milliseconds. */
export interface CheckReport {
  checkId: number;
  articles: number;
  /** Articles that were read, because they are new or changed. */
  read: number;
  /** Findings by kind, as they are now. */
  found: Record<FindingKind, number>;
  /** New ones, and those that are not there any more. */
  fresh: number;
  gone: number;
  ms: { read: number; compare: number };
}

/** How a check is run. */
export interface ArticleCheckOptions {
  now: Date;
  /** Called as it goes on: what is done, how much of how much. */
  onProgress?: (what: 'reading' | 'comparing', done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Citations of so many days count. */
const PERIOD_DAYS = 90;
const DAY_MS = 86_400_000;
/** A check that was not heard of for so long was cut off. */
const SILENT_SECONDS = 120;

/**
 * Reviews all articles and keeps what it finds. What is read is kept from one check to the next, so that one that was
 * cut off goes on and a later one reads only what changed; no transaction is longer than a batch.
 * @throws BotError `input_invalid` where a check is running already
 */
export async function runCheck(database: Database, options: ArticleCheckOptions): Promise<CheckReport> {
  const checkId = await openCheck(database);
  try {
    const report = await check(database, checkId, options);
    await database.query(
      sql`update curation_checks set finished_at = now(), report = ${jsonValue(report)} where id = ${checkId}`,
    );
    return report;
  } catch (error) {
    // The next one need not wait for a silence.
    await database.query(sql`delete from curation_checks where id = ${checkId}`).catch(() => undefined);
    throw error;
  }
}

async function check(
  database: Database,
  checkId: number,
  options: ArticleCheckOptions,
): Promise<CheckReport> {
  const startedAt = performance.now();
  const sendHeartbeat = () => recordHeartbeat(database, checkId);
  const read = await readChanged(database, options, sendHeartbeat);
  const readMs = performance.now() - startedAt;
  const articles = await readKnownArticles(database);
  const found = await findAll(database, { ...options, articles, sendHeartbeat });
  options.signal?.throwIfAborted();
  const { fresh, gone } = await saveFindings(database, { checkId, found, articles });
  const counts = FINDING_KINDS.map(
    (kind) => [kind, found.filter((one) => one.kind === kind).length] as const,
  );
  return {
    checkId,
    articles: articles.size,
    read,
    found: Object.fromEntries(counts) as Record<FindingKind, number>,
    fresh,
    gone,
    ms: { read: Math.round(readMs), compare: Math.round(performance.now() - startedAt - readMs) },
  };
}

/** Reads what is new or changed since the last check. */
async function readChanged(
  database: Database,
  { signal, onProgress }: ArticleCheckOptions,
  sendHeartbeat: () => Promise<void>,
): Promise<number> {
  const total = await countUnsketched(database);
  let read = 0;
  for (let after = ''; ; ) {
    signal?.throwIfAborted();
    const next = await sketchNext(database, after);
    if (next === null) return read;
    after = next.last;
    read += next.count;
    onProgress?.('reading', read, Math.max(total, read));
    await sendHeartbeat();
    await yieldToEventLoop();
  }
}

interface Looking extends ArticleCheckOptions {
  articles: ReadonlyMap<string, KnownArticle>;
  /** Says that the check is still at it. */
  sendHeartbeat(): Promise<void>;
}

async function findAll(database: Database, looking: Looking): Promise<FoundFinding[]> {
  const { now, articles } = looking;
  const copies = new CopyFinder();
  const contradictions = new ContradictionFinder();
  const stated = new Map<string, Sketch['dates']>();
  for await (const page of readSketches(database)) {
    for (const sketch of page) {
      copies.add(sketch);
      contradictions.add(sketch);
      if (sketch.dates.some(isOver(now))) stated.set(sketch.articleId, sketch.dates);
    }
    await looking.sendHeartbeat();
  }
  const since = new Date(now.getTime() - PERIOD_DAYS * DAY_MS);
  const citations = await countCitations(database, since);
  const progress = reportTo(looking);
  return [
    ...(await copies.find(database, articles, progress)),
    ...(await contradictions.find(database, articles, progress)),
    ...(await findStale(database, { articles, stated, citations, now })),
    ...findOrphans({
      articles,
      citations,
      since,
      periodDays: PERIOD_DAYS,
      firstAnswerAt: await firstAnswerAt(database),
    }),
  ];
}

function reportTo({
  onProgress,
  signal,
  sendHeartbeat,
}: Looking): (done: number, total: number) => Promise<void> {
  return async (done, total) => {
    signal?.throwIfAborted();
    onProgress?.('comparing', done, total);
    if (done % 500 === 0) await sendHeartbeat();
  };
}

/** One check at a time: two would write the same rows. */
async function openCheck(database: Database): Promise<number> {
  return database.transaction(async (tx) => {
    await takeLock(tx, 'articleCheck');
    const [running] = await tx.query(sql`
      select id from curation_checks where finished_at is null and heard_at > now() - ${SILENT_SECONDS} * interval '1 second'`);
    if (running !== undefined)
      throw new BotError(
        'input_invalid',
        'A check is running already. Its findings will be there when it has ended.',
      );
    const [row] = await tx.query<Row<'curation_checks', 'id'>>(
      sql`insert into curation_checks default values returning id`,
    );
    return row!.id;
  });
}

async function recordHeartbeat(database: Database, checkId: number): Promise<void> {
  await database.query(sql`update curation_checks set heard_at = now() where id = ${checkId}`);
}

/** When the last check ended that did; null: none has. */
export async function lastCheck(database: Database): Promise<Date | null> {
  const [row] = await database.query<{ at: Date | null }>(
    sql`select max(finished_at) as at from curation_checks`,
  );
  return row?.at ?? null;
}
