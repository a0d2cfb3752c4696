import type { Reader } from '../core/audience.ts';

/** One document as a source yields it. */
export interface ArticleInput {
  type: 'article';
  /** Path or id within the source; stable, because the article's id is made of it. */
  externalId: string;
  title: string;
  url?: string;
  owner?: string;
  topic?: string;
  updatedAt?: Date;
  /** ISO 639-1; detected from the text where the source does not say. */
  language?: string;
  /** 0 to 1, how much the source stands behind it. */
  authority?: number;
  /** Articles that this one replaces: external ids, or file names without folder and ending. */
  supersedes: string[];
  /** External ids of articles of the same source that this one links to. */
  links: string[];
  /** Only from sources whose readers may be trusted; else the readers of the whole source apply. */
  readers?: Reader[];
  /** Markdown. */
  body: string;
}

/** A document that could not be read; the rest of its source is loaded all the same. */
export interface Unreadable {
  type: 'unreadable';
  file: string;
  line?: number;
  reason: string;
  /** The article that it would have been, which is kept as it was; the file's own path where none is named. */
  externalId?: string;
  /** Said of a file of several articles, or a folder: any may be in it, so nothing is removed this time. */
  whole?: boolean;
}

/** An article that is left out on purpose; counted by what it is. */
export interface SkippedArticle {
  type: 'skipped';
  /** In the singular: `draft`. */
  name: string;
}

/** What an ingestion did; counts are articles. */
export interface IngestReport {
  sourceId: number;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  /** Those that the source has and that are to stay forgotten. */
  forgotten: number;
  passages: number;
  unreadable: Pick<Unreadable, 'file' | 'line' | 'reason'>[];
  /** How many were left out on purpose, by what they are. */
  skipped: Record<string, number>;
  /** Said when what could not be read may hold any article: nothing was removed. */
  removalSkipped: boolean;
  ms: number;
}

/** How far an ingestion is; `rate` is articles a second, `total` null while the source is still being counted. */
export interface IngestProgress {
  done: number;
  total: number | null;
  rate: number;
}
