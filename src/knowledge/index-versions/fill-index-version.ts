import { sql } from 'drizzle-orm';
import { BotError } from '../../core/bot-error.ts';
import { yieldToEventLoop } from '../../core/yield-to-event-loop.ts';
import type { Database, Transaction } from '../../store/database.ts';
import { lockSources } from '../../store/locks.ts';
import type { Row } from '../../store/row.ts';
import { textArray } from '../../store/sql-values.ts';
import { embedIndexVersion } from '../embed-missing.ts';
import { mergeSmallBlocks } from '../merge-small-blocks.ts';
import { preparePassages } from '../prepare-article.ts';
import { refreshStatistics } from '../refresh-statistics.ts';
import { type IndexableArticle, indexBatch } from '../store-articles.ts';
import type { Embedders } from './embedders.ts';
import { type IndexVersion, lockIndexVersions, shareIndexVersionsLock } from './index-version.ts';

/** Articles taken over by one transaction; the embedded database answers nobody while one runs. */
const BATCH = { embedded: 30, server: 200 };

/** How far a build is, of one of its two long parts. */
export interface BuildProgress {
  part: 'articles' | 'vectors';
  done: number;
  total: number;
}

/** What a build may be told. */
export interface BuildOptions {
  signal?: AbortSignal;
  onProgress?: (progress: BuildProgress) => void;
  /** Articles to a transaction; tests set it lower. */
  batch?: number;
}

/**
 * Takes every article over into an index that was begun, in short transactions, in the order of ids from where an earlier
 * run stopped; then counts words and makes vectors. Searches go on in the live index meanwhile, and what is written
 * meanwhile is in both. Afterwards the index is ready to be compared.
 * @throws BotError `input_invalid` when somebody drops it meanwhile
 */
export async function fillIndexVersion(
  database: Database,
  embedders: Embedders,
  indexVersion: IndexVersion,
  options: BuildOptions = {},
): Promise<void> {
  await takeArticles(database, indexVersion, options);
  await database.transaction(refreshStatistics);
  await mergeSmallBlocks(database, options.signal);
  const total = await countPassages(database, indexVersion);
  await embedIndexVersion(database, embedders, indexVersion, {
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    onProgress: (done) => options.onProgress?.({ part: 'vectors', done, total }),
  });
  await markReady(database, indexVersion);
}

async function takeArticles(
  database: Database,
  indexVersion: IndexVersion,
  { signal, onProgress, batch = BATCH[database.kind] }: BuildOptions,
): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    await yieldToEventLoop();
    const taken = await database.transaction((tx) => takeBatch(tx, indexVersion, batch));
    const [row] = await database.query<{ done: number; total: number }>(sql`
      select count(*) filter (where a.id <= g.filled_to)::int as done, count(*)::int as total
      from articles a, index_generations g where g.id = ${indexVersion.id}`);
    onProgress?.({ part: 'articles', ...row! });
    if (taken === 0) return;
  }
}

/** Resolves to how many articles it went past. */
async function takeBatch(tx: Transaction, indexVersion: IndexVersion, batch: number): Promise<number> {
  await shareIndexVersionsLock(tx);
  const filledTo = await readPlace(tx, indexVersion);
  const next = await tx.query<Row<'articles', 'id' | 'source_id'>>(sql`
    select id, source_id from articles where id > ${filledTo} order by id limit ${batch}`);
  if (next.length === 0) return 0;
  // Takes turns with runs over these sources.
  await lockSources(
    tx,
    next.map((row) => row.source_id),
  );
  const ids = next.map((row) => row.id);
  const articles = await readMissing(tx, indexVersion, ids);
  await indexBatch(tx, articles, { indexVersion, embedded: null });
  await tx.query(sql`update index_generations set filled_to = ${ids.at(-1)!} where id = ${indexVersion.id}`);
  return next.length;
}

async function readPlace(tx: Database, { id }: IndexVersion): Promise<string> {
  const [row] = await tx.query<Row<'index_generations', 'filled_to'>>(
    sql`select filled_to from index_generations where id = ${id} and state = 'building'`,
  );
  if (row === undefined)
    throw new BotError(
      'input_invalid',
      `Index ${id} is not being built any more: it was finished or dropped.`,
    );
  return row.filled_to;
}

type StoredArticle = Row<'articles', 'id' | 'title' | 'body' | 'language' | 'accessId'>;

/** Those that no run over their source has written into the index since it was begun. */
async function readMissing(
  tx: Database,
  indexVersion: IndexVersion,
  ids: string[],
): Promise<IndexableArticle[]> {
  const rows = await tx.query<StoredArticle>(sql`
    select id, title, body, language, access_id as "accessId" from articles a
    where id = any (${textArray(ids)})
      and not exists (select 1 from passages p where p.article_id = a.id and p.generation = ${indexVersion.id})
    order by id`);
  return rows.map(({ id, accessId, ...text }) => {
    const passages = preparePassages(text, indexVersion.chunking);
    return { id, accessId, passages: () => passages };
  });
}

async function countPassages(database: Database, { id }: IndexVersion): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    sql`select coalesce(sum(passages), 0)::int as count from access_sizes where generation = ${id}`,
  );
  return row!.count;
}

async function markReady(database: Database, { id }: IndexVersion): Promise<void> {
  await database.transaction(async (tx) => {
    await lockIndexVersions(tx);
    await tx.query(sql`update index_generations set state = 'ready' where id = ${id} and state = 'building'`);
  });
}
