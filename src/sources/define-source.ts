import { markPiece, type Written } from '../core/piece.ts';
import type { ArticlePlace, OpenOptions, RecordPlace, SourceKind } from './source.ts';

/** A kind of source as its author writes it. */
type WrittenSource = Omit<Written<SourceKind>, 'open'> & {
  open(place: string, options?: OpenOptions): Promise<ArticlePlace | RecordPlace>;
};

/** Declares a kind of source; what it opens goes by its name in the table of sources. */
export function defineSource(source: WrittenSource): SourceKind {
  const open = async (place: string, options?: OpenOptions) => ({
    ...(await source.open(place, options)),
    kind: source.name,
  });
  return markPiece('source', { ...source, open });
}
