import type { ArticleInput, Unreadable } from '../knowledge/article.ts';

/** A place that articles come from, opened and counted: reading it yields each article or why it cannot be read. */
export interface ArticleSource {
  kind: 'markdown' | 'example';
  /** Names the source for good; two sources of one location are the same source. */
  location: string;
  total: number;
  articles: AsyncIterable<ArticleInput | Unreadable>;
}
