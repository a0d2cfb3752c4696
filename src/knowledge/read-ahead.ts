import type { ArticleInput, SkippedArticle, Unreadable } from './article.ts';

/** So much is read ahead at most, in articles and in letters: it waits in memory. */
const MOST_ARTICLES = 32;
const MOST_LETTERS = 2_000_000;

/** What a source yielded, and what has begun to be made of it where it is an article. */
export interface Ahead<Item, Prepared> {
  item: Item;
  prepared?: Promise<Prepared>;
}

/**
 * Yields what a source yields, in its order, while articles behind it are read and prepared already. Where the source fails,
 * what it had yielded comes first.
 */
export async function* readAhead<Item extends ArticleInput | Unreadable | SkippedArticle, Prepared>(
  source: AsyncIterable<Item>,
  prepare: (article: Item & ArticleInput) => Promise<Prepared>,
): AsyncGenerator<Ahead<Item, Prepared>> {
  const ahead: Ahead<Item, Prepared>[] = [];
  let letters = 0;
  const next = (): Ahead<Item, Prepared> => {
    const first = ahead.shift()!;
    letters -= lettersOf(first.item);
    return first;
  };
  let failure: { error: unknown } | null = null;
  const items = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const read = await items.next().catch((error: unknown) => {
        failure = { error };
        return null;
      });
      if (read === null || read.done) break;
      ahead.push(begin(read.value, prepare));
      letters += lettersOf(read.value);
      while (ahead.length > MOST_ARTICLES || (letters > MOST_LETTERS && ahead.length > 1)) yield next();
    }
    while (ahead.length > 0) yield next();
  } finally {
    await items.return?.();
  }
  if (failure !== null) throw (failure as { error: unknown }).error;
}

function begin<Item extends ArticleInput | Unreadable | SkippedArticle, Prepared>(
  item: Item,
  prepare: (article: Item & ArticleInput) => Promise<Prepared>,
): Ahead<Item, Prepared> {
  if (!isArticle(item)) return { item };
  const prepared = prepare(item);
  // A failure is thrown where the article is waited for, if ever it is.
  prepared.catch(() => undefined);
  return { item, prepared };
}

function isArticle<Item extends { type: string }>(item: Item): item is Item & ArticleInput {
  return item.type === 'article';
}

function lettersOf(item: ArticleInput | Unreadable | SkippedArticle): number {
  return item.type === 'article' ? item.body.length : 0;
}
