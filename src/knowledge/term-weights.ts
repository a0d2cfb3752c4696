import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';

/** Tells how much each lexeme says, 0 (in everything) to 1 (in nothing); one that was never seen weighs 1. */
export type TermWeights = (lexemes: string[]) => Promise<Map<string, number>>;

/** So long a weight is believed: what is rare does not get common in a minute. */
const KEPT_MS = 60_000;
const MOST_KEPT = 20_000;

/** Weighs lexemes by how rare they are in what every full member may read, as of a minute ago at most. */
export function createTermWeights(database: Database): TermWeights {
  let known = new Map<string, number>();
  let readAt = performance.now();
  return async (lexemes) => {
    if (performance.now() - readAt > KEPT_MS || known.size > MOST_KEPT) {
      known = new Map();
      readAt = performance.now();
    }
    const own = known;
    const unknown = lexemes.filter((lexeme) => !own.has(lexeme));
    if (unknown.length > 0)
      for (const [lexeme, weight] of await readWeights(database, unknown)) own.set(lexeme, weight);
    return new Map(lexemes.map((lexeme) => [lexeme, own.get(lexeme) ?? 1]));
  };
}

async function readWeights(database: Database, lexemes: string[]): Promise<Map<string, number>> {
  const rows = await database.query<
    Row<'lexeme_stats', 'lexeme' | 'df'> & Row<'corpus_stats', 'passages'>
  >(sql`
      select q.lexeme, coalesce(s.df, 0) as df, coalesce(c.passages, 0) as passages
      from unnest(${textArray(lexemes)}) as q (lexeme)
      left join index_generations g on g.state = 'live'
      left join lexeme_stats s on s.generation = g.id and s.lexeme = q.lexeme
      left join corpus_stats c on c.id = g.id`);
  return new Map(rows.map((row) => [row.lexeme, weightOf(row.df, row.passages)]));
}

function weightOf(df: number, passages: number): number {
  if (df === 0 || passages === 0) return 1;
  return Math.log(1 + passages / df) / Math.log(1 + passages * 2);
}
