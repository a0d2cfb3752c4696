import { ingestRecords } from '../accounts/ingest-records.ts';
import type { RecordReport } from '../accounts/record-report.ts';
import type { Reader } from '../core/audience.ts';
import type { IngestReport } from '../knowledge/article.ts';
import type { Embedders } from '../knowledge/index-versions/embedders.ts';
import { ingestArticles } from '../knowledge/ingest-articles.ts';
import type { Database } from '../store/database.ts';
import type { ArticleSource, RecordSource } from './source.ts';

/** Who may read what comes in, and how the work is followed. */
export interface IngestOptions {
  /** Who may read what the source does not give readers of its own. */
  readers: readonly Reader[];
  onProgress?: (progress: { done: number; total: number }) => void;
  signal?: AbortSignal;
}

/** Brings in everything that an opened source yields, articles or records. */
export function ingestSource(
  { database, embedder }: { database: Database; embedder: Embedders },
  source: ArticleSource | RecordSource,
  { onProgress, ...options }: IngestOptions,
): Promise<IngestReport | RecordReport> {
  const { total } = source;
  const request = {
    ...options,
    onProgress: (at: { done: number }) => onProgress?.({ done: at.done, total }),
  };
  if (source.holds === 'articles')
    return ingestArticles(database, { source, articles: source.articles, total, embedder, ...request });
  const { items, plainIds = false } = source;
  return ingestRecords(database, { source, items, plainIds, ...request });
}
