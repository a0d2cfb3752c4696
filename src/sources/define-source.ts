import { markPiece, type Written } from '../core/piece.ts';
import type { ArticleInput } from '../knowledge/article.ts';
import { checkPlace, toSourceError } from './check-place.ts';
import type { ArticleItem, ArticlePlace, OpenOptions, RecordPlace, SourceKind } from './source.ts';

/** An article as an author may write it: what replaces nothing and links nowhere need not say so. */
type WrittenArticle = Omit<ArticleInput, 'supersedes' | 'links'> &
  Partial<Pick<ArticleInput, 'supersedes' | 'links'>>;

/** A place of articles as its author writes it: a list will do. */
type WrittenPlace = Omit<ArticlePlace, 'articles'> & {
  articles: Things<WrittenArticle | Exclude<ArticleItem, ArticleInput>>;
};

type Things<Item> = AsyncIterable<Item> | Iterable<Item>;

/** A kind of source as its author writes it. */
type WrittenSource = Omit<Written<SourceKind>, 'open'> & {
  open(place: string, options?: OpenOptions): Promise<WrittenPlace | RecordPlace>;
};

/** Declares a kind of source; what it opens is checked, and goes by its name in the table of sources. */
export function defineSource(source: WrittenSource): SourceKind {
  const { name } = source;
  const open = async (place: string, options?: OpenOptions) => {
    try {
      return { ...checkPlace(name, await source.open(place, options)), kind: name };
    } catch (error) {
      throw toSourceError(name, error);
    }
  };
  return markPiece('source', { ...source, open });
}
