import type { Reader } from '../core/audience.ts';
import type { ThreadFault } from '../core/confined-thread.ts';
import { yieldToEventLoop } from '../core/yield-to-event-loop.ts';
import { accessRule } from '../store/access-rule.ts';
import type { Database } from '../store/database.ts';
import type { ArticleInput, IngestProgress, IngestReport, SkippedArticle, Unreadable } from './article.ts';
import { ConfinedCutter } from './chunking/confined-cutter.ts';
import { embedMissing, embedPassages, isTrainable } from './embed-missing.ts';
import { forgottenOf, hashOf } from './forget-article.ts';
import type { Embedders } from './index-versions/embedders.ts';
import { vectorSpace, type WrittenIndexVersion } from './index-versions/index-version.ts';
import { indexVersionsToWrite } from './index-versions/index-versions-to-write.ts';
import { mergeSmallBlocks } from './merge-small-blocks.ts';
import { type PreparedArticle, prepareArticle } from './prepare-article.ts';
import { readAhead } from './read-ahead.ts';
import { refreshStatistics } from './refresh-statistics.ts';
import {
  finishSource,
  type IndexedBatch,
  type KnownArticles,
  knownArticles,
  openSource,
  storeArticles,
} from './store-articles.ts';

/**
 * Passages to a batch, which is one transaction. On the embedded database answers wait behind it, so it stays small; on a
 * server it grows with the run, so that a long one is quick and a killed one loses little of what it did.
 */
const LEAST_BATCH = 120;
const MOST_BATCH = { embedded: LEAST_BATCH, server: 2_000 };

/** Word statistics are made again when there are so many times more passages than at the last time. */
const STATISTICS_GROWTH = 1.5;
const LEAST_GROWTH = 2_000;

/** What is to be ingested, from where and for whom. */
export interface IngestRequest {
  source: { kind: string; location: string };
  /** Who may read what the source yields; an article's own readers, where given, come first. */
  readers: readonly Reader[];
  articles: AsyncIterable<ArticleInput | Unreadable | SkippedArticle>;
  total?: number;
  embedder: Embedders;
  onProgress?: (progress: IngestProgress) => void;
  signal?: AbortSignal;
}

/**
 * Brings a source's articles in: new and changed ones are indexed, equal ones skipped, those gone from the source
 * removed. Each batch commits on its own, so a killed run goes on where it stopped. Another source's rows are never
 * touched. What could not be read this time is kept as it was.
 */
export async function ingestArticles(database: Database, request: IngestRequest): Promise<IngestReport> {
  const startedAt = performance.now();
  const source = await openSource(database, request.source, await accessRule(database, request.readers));
  const run = new Ingestion(database, request, source, {
    known: await knownArticles(database, source.id),
    forgotten: await forgottenOf(database, request.source.location),
    indexVersions: await indexVersionsToWrite(database, request.embedder.preferred),
  });
  try {
    for await (const next of readAhead(request.articles, (article) => run.prepare(article))) {
      request.signal?.throwIfAborted();
      await yieldToEventLoop();
      const { item, prepared } = next;
      if (item.type === 'unreadable') run.countUnreadable(item);
      else if (item.type === 'skipped') run.countSkipped(item);
      else await run.take(item, (await prepared)!);
    }
  } finally {
    await run.settle();
    await run.close();
  }
  const report = await run.finish();
  if (report.added + report.changed > 0) await mergeSmallBlocks(database, request.signal);
  await embedMissing(database, request.embedder, request.signal);
  return { ...report, ms: Math.round(performance.now() - startedAt) };
}

/** An article as it was cut; or why it could not be. */
interface CutArticle {
  prepared: PreparedArticle;
  fault: ThreadFault | null;
}

/** What is known when a run begins. */
interface Known {
  known: KnownArticles;
  /** Hashes of external ids. */
  forgotten: ReadonlySet<string>;
  indexVersions: WrittenIndexVersion[];
}

class Ingestion {
  readonly #database: Database;
  readonly #request: IngestRequest;
  readonly #source: { id: number; prefix: string };
  readonly #known: KnownArticles;
  readonly #forgotten: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  readonly #supersedes: { newer: string; refs: string[] }[] = [];
  readonly #startedAt = performance.now();
  readonly #accessIds = new Map<string, number>();
  readonly #cutter = new ConfinedCutter();
  /** The indexes that are written to, the live one first. */
  #indexVersions: WrittenIndexVersion[];
  #batch: PreparedArticle[] = [];
  #batchPassages = 0;
  /** The batch that is being stored while the next one is read. */
  #storing: Promise<void> = Promise.resolve();
  #uncounted = 0;
  #counted = 0;
  #done = 0;
  readonly #report = {
    added: 0,
    changed: 0,
    unchanged: 0,
    forgotten: 0,
    passages: 0,
    unreadable: [] as IngestReport['unreadable'],
    skipped: {} as IngestReport['skipped'],
    removalSkipped: false,
  };

  constructor(
    database: Database,
    request: IngestRequest,
    source: { id: number; prefix: string },
    { known, forgotten, indexVersions }: Known,
  ) {
    this.#database = database;
    this.#request = request;
    this.#source = source;
    this.#known = known;
    this.#forgotten = forgotten;
    this.#indexVersions = indexVersions;
  }

  countUnreadable({ type: _, externalId, whole, ...unreadable }: Unreadable): void {
    this.#seen.add(externalId ?? unreadable.file);
    this.#report.removalSkipped ||= whole === true;
    this.#report.unreadable.push(unreadable);
    this.#progress();
  }

  countSkipped({ name }: SkippedArticle): void {
    this.#report.skipped[name] = (this.#report.skipped[name] ?? 0) + 1;
    this.#progress();
  }

  /** Cuts an article that is new or changed; what comes before it may still be on its way. */
  async prepare(article: ArticleInput): Promise<CutArticle> {
    const prepared = prepareArticle(article, {
      prefix: this.#source.prefix,
      readers: this.#readersOf(article),
    });
    const isKnown = this.#known.get(article.externalId) === prepared.contentHash;
    const isForgotten = this.#forgotten.has(hashOf(article.externalId));
    return { prepared, fault: isKnown || isForgotten ? null : await this.#cut(prepared) };
  }

  #readersOf(article: ArticleInput): readonly Reader[] {
    return article.readers ?? this.#request.readers;
  }

  async take(article: ArticleInput, { prepared, fault }: CutArticle): Promise<void> {
    if (this.#forgotten.has(hashOf(article.externalId))) {
      this.#report.forgotten += 1;
      return this.#progress();
    }
    this.#seen.add(article.externalId);
    const knownHash = this.#known.get(article.externalId);
    if (fault !== null)
      return this.countUnreadable({ type: 'unreadable', file: article.externalId, ...fault });
    if (article.supersedes.length > 0)
      this.#supersedes.push({ newer: prepared.id, refs: article.supersedes });
    if (knownHash === prepared.contentHash) this.#report.unchanged += 1;
    else {
      prepared.accessId = await this.#accessId(this.#readersOf(article));
      this.#report[knownHash === undefined ? 'added' : 'changed'] += 1;
      const passages = prepared.passages(this.#indexVersions[0]!.chunking).length;
      this.#report.passages += passages;
      this.#batch.push(prepared);
      this.#batchPassages += passages;
    }
    const part = Math.max(LEAST_BATCH, this.#report.passages / 4);
    if (this.#batchPassages >= Math.min(part, MOST_BATCH[this.#database.kind])) await this.#flush();
    this.#progress();
  }

  /** Cuts a text for each index that is written to; null: it can be. */
  async #cut(prepared: PreparedArticle): Promise<ThreadFault | null> {
    const { title, body } = prepared.article;
    for (const chunking of new Set(this.#indexVersions.map((one) => one.chunking))) {
      const cut = await this.#cutter.cut({ title, body, chunking });
      if ('reason' in cut) return { reason: cut.reason };
      prepared.takePassages(chunking, cut.passages);
    }
    return null;
  }

  /** Ends what it has started. */
  async close(): Promise<void> {
    await this.#cutter.close();
  }

  /** Waits until nothing is being stored any more, whether that went well or not. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.#storing]);
  }

  async finish(): Promise<Omit<IngestReport, 'ms'>> {
    await this.#flush();
    await this.#storing;
    const gone = this.#report.removalSkipped
      ? []
      : [...this.#known.keys()].filter((externalId) => !this.#seen.has(externalId));
    const report = { sourceId: this.#source.id, ...this.#report, removed: gone.length };
    await finishSource(this.#database, this.#source.id, { gone, supersedes: this.#supersedes, report });
    return report;
  }

  /** Resolves once the batch before this one is stored: never more than two are in memory. */
  async #flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    this.#batchPassages = 0;
    await this.#storing;
    if (batch.length === 0) return;
    this.#storing = this.#store(batch);
    // A failure is thrown where the batch is waited for.
    this.#storing.catch(() => undefined);
  }

  async #store(batch: PreparedArticle[]): Promise<void> {
    for (;;) {
      const indexes: IndexedBatch[] = [];
      for (const indexVersion of this.#indexVersions)
        indexes.push({ indexVersion, embedded: await this.#embed(batch, indexVersion) });
      if (await storeArticles(this.#database, this.#source.id, batch, indexes)) break;
      // Another index is being built beside the live one, or one has gone.
      this.#indexVersions = await indexVersionsToWrite(this.#database, this.#request.embedder.preferred);
    }
    const live = this.#indexVersions[0]!.chunking;
    this.#uncounted += batch.reduce((sum, article) => sum + article.passages(live).length, 0);
    if (this.#uncounted < LEAST_GROWTH || this.#uncounted < this.#counted * (STATISTICS_GROWTH - 1)) return;
    // A long run is searched while it goes on: its words need weights.
    this.#counted = await this.#database.transaction(refreshStatistics);
    this.#uncounted = 0;
  }

  /** Null where vectors come later: an embedder that has learned nothing yet makes its first once the source is in. */
  async #embed(
    batch: PreparedArticle[],
    indexVersion: WrittenIndexVersion,
  ): Promise<IndexedBatch['embedded']> {
    const embedder = this.#request.embedder.of(indexVersion);
    if (embedder === null || indexVersion.state === 'building') return null;
    if (isTrainable(embedder) && !(await embedder.isTrained())) return null;
    const passages = batch.flatMap((article) => article.passages(indexVersion.chunking));
    const vectors = await embedPassages(embedder, passages);
    return { space: vectorSpace(indexVersion, embedder), vectors };
  }

  async #accessId(readers: readonly Reader[]): Promise<number> {
    const key = [...readers].sort().join(',');
    const known = this.#accessIds.get(key) ?? (await accessRule(this.#database, readers));
    this.#accessIds.set(key, known);
    return known;
  }

  #progress(): void {
    this.#done += 1;
    const seconds = (performance.now() - this.#startedAt) / 1000;
    this.#request.onProgress?.({
      done: this.#done,
      total: this.#request.total ?? null,
      rate: this.#done / Math.max(seconds, 0.001),
    });
  }
}
