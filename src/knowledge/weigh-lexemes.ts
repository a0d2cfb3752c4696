import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { inverseFrequency, type WeighedQuery } from './bm25.ts';

/** BM25 of an empty index is never asked for; any mean will do. */
const MEAN_OF_NOTHING = 60;

/** A weighed query with the index whose statistics weigh it, and in which it is read. */
export interface IndexedQuery extends WeighedQuery {
  index: number;
}

/**
 * Weighs the lexemes of a query, rarest first. Run as an audience: what is held counts only
 * what that may see, while weights come from what every full member may read. A lexeme that is in nothing they read weighs
 * as if it were in one passage.
 */
export async function weighLexemes(
  tx: Database,
  lexemes: ReadonlyMap<string, number>,
  index: number,
): Promise<IndexedQuery> {
  const asked = textArray([...lexemes.keys()]);
  const rows = await tx.query<
    Row<'lexeme_stats', 'lexeme' | 'df'> & Row<'corpus_stats', 'passages'> & { held: number; mean: number }
  >(sql`
    select q.lexeme, coalesce(s.df, 1) as df, coalesce(b.held, 0) as held, coalesce(c.passages, 0) as passages,
           coalesce(c.mean_length, 0) as mean
    from unnest(${asked}) as q (lexeme)
    left join (select lexeme, sum(count)::int as held from posting_blocks
               where generation = ${index} and lexeme = any (${asked}) group by lexeme) as b on b.lexeme = q.lexeme
    left join lexeme_stats s on s.generation = ${index} and s.lexeme = q.lexeme
    left join corpus_stats c on c.id = ${index}`);
  const terms = rows.map(({ lexeme, df, held, passages }) => {
    const rarity = inverseFrequency(passages, df);
    return { lexeme, held, rarity, weight: lexemes.get(lexeme)! * rarity };
  });
  return {
    index,
    terms: terms.sort((a, b) => a.held - b.held || (a.lexeme < b.lexeme ? -1 : 1)),
    meanLength: rows[0]?.mean || MEAN_OF_NOTHING,
  };
}
