import type { Reader } from '../core/audience.ts';
import type { Embedder } from '../core/embedder.ts';
import { accessRule } from '../store/access-rule.ts';
import type { Database } from '../store/database.ts';
import type { ArticleInput, IngestProgress, IngestReport, Unreadable } from './article.ts';
import { embedMissing, isTrainable } from './embed-missing.ts';
import { type PreparedArticle, prepareArticle } from './prepare-article.ts';
import {
  finishSource,
  type KnownArticles,
  knownArticles,
  openSource,
  storeArticles,
} from './store-articles.ts';

/** A batch is one transaction: small enough that answers do not wait behind it, large enough to be quick. */
const BATCH_PASSAGES = 120;

/** What is to be ingested, from where and for whom. */
export interface IngestRequest {
  source: { kind: 'markdown' | 'example' | 'salesforce' | 'csv'; location: string };
  /** Who may read what the source yields; an article's own readers, where given, come first. */
  readers: readonly Reader[];
  articles: AsyncIterable<ArticleInput | Unreadable>;
  total?: number;
  embedder: Embedder;
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
  const run = new Ingestion(database, request, source, await knownArticles(database, source.id));
  for await (const item of request.articles) {
    request.signal?.throwIfAborted();
    if (item.type === 'unreadable') run.noteUnreadable(item);
    else await run.take(item);
  }
  const report = await run.finish();
  if (isTrainable(request.embedder)) await request.embedder.learn();
  await embedMissing(database, request.embedder, request.signal);
  return { ...report, ms: Math.round(performance.now() - startedAt) };
}

class Ingestion {
  readonly #database: Database;
  readonly #request: IngestRequest;
  readonly #source: { id: number; prefix: string };
  readonly #known: KnownArticles;
  readonly #seen = new Set<string>();
  readonly #supersedes: { newer: string; refs: string[] }[] = [];
  readonly #startedAt = performance.now();
  readonly #accessIds = new Map<string, number>();
  #batch: PreparedArticle[] = [];
  #done = 0;
  readonly #report = {
    added: 0,
    changed: 0,
    unchanged: 0,
    passages: 0,
    unreadable: [] as IngestReport['unreadable'],
  };

  constructor(
    database: Database,
    request: IngestRequest,
    source: { id: number; prefix: string },
    known: KnownArticles,
  ) {
    this.#database = database;
    this.#request = request;
    this.#source = source;
    this.#known = known;
  }

  noteUnreadable({ type: _, ...unreadable }: Unreadable): void {
    this.#seen.add(unreadable.file);
    this.#report.unreadable.push(unreadable);
    this.#progress();
  }

  async take(article: ArticleInput): Promise<void> {
    this.#seen.add(article.externalId);
    const readers = article.readers ?? this.#request.readers;
    const prepared = prepareArticle(article, { prefix: this.#source.prefix, readers });
    if (article.supersedes.length > 0)
      this.#supersedes.push({ newer: prepared.id, refs: article.supersedes });
    const knownHash = this.#known.get(article.externalId);
    if (knownHash === prepared.contentHash) this.#report.unchanged += 1;
    else {
      prepared.accessId = await this.#accessId(readers);
      this.#report[knownHash === undefined ? 'added' : 'changed'] += 1;
      this.#report.passages += prepared.passages().length;
      this.#batch.push(prepared);
    }
    if (this.#batch.reduce((sum, each) => sum + each.passages().length, 0) >= BATCH_PASSAGES)
      await this.#flush();
    this.#progress();
  }

  async finish(): Promise<Omit<IngestReport, 'ms'>> {
    await this.#flush();
    const gone = [...this.#known.keys()].filter((externalId) => !this.#seen.has(externalId));
    const report = { sourceId: this.#source.id, ...this.#report, removed: gone.length };
    await finishSource(this.#database, this.#source.id, { gone, supersedes: this.#supersedes, report });
    return report;
  }

  async #flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length === 0) return;
    const { embedder } = this.#request;
    const texts = batch.flatMap((article) =>
      article.passages().map((each) => `${each.headingPath}\n${each.text}`),
    );
    // An embedder that has learned nothing yet makes its first vectors once the whole source is in.
    const ready = !isTrainable(embedder) || (await embedder.isTrained());
    const vectors = ready ? await embedder.embed(texts, 'passage') : [];
    await storeArticles(this.#database, this.#source.id, batch, { generation: embedder.name, vectors });
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
