import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { integerArray } from '../store/sql-values.ts';
import { saturate, type WeighedQuery } from './bm25.ts';
import type { RankedPassage } from './score-table.ts';

/** Computes the whole BM25 of some passages from the lexemes that they are stored with. Run as an audience. */
export async function scoreFully(
  tx: Database,
  passageIds: number[],
  query: WeighedQuery,
): Promise<RankedPassage[]> {
  const weights = new Map(query.terms.map((term) => [term.lexeme, term.weight]));
  const rows = await tx.query<{ id: number; length: number; lexemes: string[]; frequencies: number[] }>(sql`
    select id, length, lexemes, frequencies from passages where id = any (${integerArray(passageIds)})`);
  const scored = rows.map(({ id, length, lexemes, frequencies }) => ({
    passageId: id,
    score: lexemes.reduce((sum, lexeme, index) => {
      const weight = weights.get(lexeme);
      return weight === undefined
        ? sum
        : sum + weight * saturate(frequencies[index]!, length, query.meanLength);
    }, 0),
  }));
  return scored.sort((a, b) => b.score - a.score || a.passageId - b.passageId);
}
