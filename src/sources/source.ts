import type { SourceItem } from '../accounts/record-input.ts';
import type { ArticleInput, SkippedArticle, Unreadable } from '../knowledge/article.ts';

/**
 * A kind of place that articles or records are read from: one file of this room, and a line in `source-kinds.ts`. The
 * command `ingest <kind>`, reading again and its button in App Home follow from that line.
 */
export interface SourceKind {
  /** Names it on the command line and in the table of sources, for good. */
  kind: string;
  /** What names the place: a `path` is taken from the folder that the command was given in. */
  argument: 'path' | 'url';
  /** Completes "bring in …". */
  description: string;
  /**
   * Opens a place, counted and ready to be read.
   * @throws BotError `not_found` when it is not there or holds nothing of this kind: nothing is removed then
   */
  open(place: string, options?: OpenOptions): Promise<ArticleSource | RecordSource>;
}

/** How a place is opened. */
export interface OpenOptions {
  signal?: AbortSignal;
}

/** What a source of articles yields. */
export type ArticleItem = ArticleInput | Unreadable | SkippedArticle;

/** A place that articles come from: reading it yields each article or why it cannot be read. */
export interface ArticleSource {
  holds: 'articles';
  kind: string;
  /** Names the source for good; two sources of one location are the same source. */
  location: string;
  total: number;
  articles: AsyncIterable<ArticleItem>;
}

/** A place that records and rows of the price book come from, in an order in which links between them resolve. */
export interface RecordSource {
  holds: 'records';
  kind: string;
  location: string;
  /** What references between records are scoped to. */
  fileSet: string;
  total: number;
  /** Said where ids are known to be the source's own: they stay as it gives them. */
  plainIds?: true;
  items: Iterable<SourceItem>;
}
