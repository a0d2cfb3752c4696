import type { SourceItem } from '../accounts/record-input.ts';
import type { Piece } from '../core/piece.ts';
import type { ArticleInput, SkippedArticle, Unreadable } from '../knowledge/article.ts';

/**
 * A kind of place that articles or records are read from. Its name stands on the command line and in the table of
 * sources, for good: `ingest <name>`, reading again and its button in App Home follow from it.
 */
export interface SourceKind extends Piece<'source'> {
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
export interface ArticlePlace {
  holds: 'articles';
  /** Names the source for good; two sources of one location are the same source. */
  location: string;
  total: number;
  articles: AsyncIterable<ArticleItem>;
}

/** A place that records and rows of the price book come from, in an order in which links between them resolve. */
export interface RecordPlace {
  holds: 'records';
  location: string;
  /** What references between records are scoped to. */
  fileSet: string;
  total: number;
  /** Said where ids are known to be the source's own: they stay as it gives them. */
  plainIds?: true;
  items: Iterable<SourceItem>;
}

/** An opened place with the name of its kind. */
export type ArticleSource = ArticlePlace & { kind: string };

/** The same for records. */
export type RecordSource = RecordPlace & { kind: string };
