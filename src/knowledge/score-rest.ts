import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { integerArray } from '../store/sql-values.ts';
import { saturate, type WeighedQuery } from './bm25.ts';
import type { RankedPassage } from './score-table.ts';

/**
 * Adds to scores what some further lexemes make of them, best first. It asks each passage how often it holds them: of
 * common lexemes that is far less to read than their postings. Run as an audience.
 */
export async function scoreRest(
  tx: Database,
  scored: readonly RankedPassage[],
  { terms, meanLength }: WeighedQuery,
): Promise<RankedPassage[]> {
  const scores = new Map(scored.map((each) => [each.passageId, each.score]));
  const rows = await readFrequencies(
    tx,
    [...scores.keys()],
    terms.map((term) => term.lexeme),
  );
  return rows
    .map(({ id, length, held }) => {
      const added = held.split(' ').reduce((sum, frequency, at) => {
        return frequency === '0' ? sum : sum + terms[at]!.weight * saturate(+frequency, length, meanLength);
      }, 0);
      return { passageId: id, score: scores.get(id)! + added };
    })
    .sort((a, b) => b.score - a.score || a.passageId - b.passageId);
}

/** One row a passage; as a text of numbers, because drivers read arrays letter by letter. */
function readFrequencies(
  tx: Database,
  passageIds: number[],
  lexemes: string[],
): Promise<{ id: number; length: number; held: string }[]> {
  const asked = sql.join(
    lexemes.map((lexeme) => sql`coalesce(frequencies[array_position(lexemes, ${lexeme}::text)], 0)`),
    sql` || ' ' || `,
  );
  return tx.query(sql`
    select id, length, ${asked} || '' as held from passages where id = any (${integerArray(passageIds)})`);
}
