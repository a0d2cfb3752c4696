import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Column } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { inverseFrequency, type WeighedQuery } from './bm25.ts';

/** BM25 of an empty index is never asked for; any mean will do. */
const MEAN_OF_NOTHING = 60;

/** A weighed query with the index whose statistics weigh it, and in which it is read. */
export interface IndexedQuery extends WeighedQuery {
  index: number;
}

/** What an index and its readers know of a lexeme. */
export interface LexemeStats {
  lexeme: Column<'lexeme_stats', 'lexeme'>;
  df: Column<'lexeme_stats', 'df'>;
  known: number;
  held: number;
  passages: Column<'corpus_stats', 'passages'>;
  mean: number;
}

/** The words of a query that are weighed. */
interface Weighed {
  lexemes: ReadonlyMap<string, number>;
  index: number;
  translated?: ReadonlyMap<string, readonly string[]>;
  /** Of lexemes that were asked about before. */
  stats?: readonly LexemeStats[];
}

/**
 * Weighs the lexemes of a query, rarest first. Run as an audience: what is held counts only
 * what that may see, while weights come from what every full member may read. A lexeme that is in nothing they read weighs
 * as if it were in one passage. A translation counts by how common it is beside the word that it stands for: where the
 * articles are in the question's own language, an English word among them is a name.
 */
export async function weighLexemes(
  tx: Database,
  { lexemes, index, translated = new Map(), stats = [] }: Weighed,
): Promise<IndexedQuery> {
  const before = stats.filter(({ lexeme }) => lexemes.has(lexeme));
  const asked = new Set(before.map(({ lexeme }) => lexeme));
  const missing = [...lexemes.keys()].filter((lexeme) => !asked.has(lexeme));
  const more = missing.length === 0 ? [] : await tx.query<LexemeStats>(selectLexemeStats(missing, index));
  const rows = [...before, ...more];
  const known = new Map(rows.map((row) => [row.lexeme, row.known]));
  const terms = rows.map(({ lexeme, df, held, passages }) => {
    const rarity = inverseFrequency(passages, df);
    return {
      lexeme,
      held,
      rarity,
      weight: lexemes.get(lexeme)! * rarity * shareOf(lexeme, translated, known),
    };
  });
  return {
    index,
    terms: terms.sort((a, b) => a.held - b.held || (a.lexeme < b.lexeme ? -1 : 1)),
    meanLength: rows[0]?.mean || MEAN_OF_NOTHING,
  };
}

/** Selects a row of `LexemeStats` for each lexeme. Run as an audience. */
export function selectLexemeStats(lexemes: readonly string[], index: number): SQL {
  const asked = textArray(lexemes);
  return sql`
    select q.lexeme, coalesce(s.df, 1) as df, coalesce(s.df, 0) as known, coalesce(b.held, 0) as held, coalesce(c.passages, 0) as passages,
           coalesce(c.mean_length, 0) as mean
    from unnest(${asked}) as q (lexeme)
    left join (select lexeme, sum(count)::int as held from posting_blocks
               where generation = ${index} and lexeme = any (${asked}) group by lexeme) as b on b.lexeme = q.lexeme
    left join lexeme_stats s on s.generation = ${index} and s.lexeme = q.lexeme
    left join corpus_stats c on c.id = ${index}`;
}

/** Of the passages that hold a translation or what it stands for, the share that holds the translation; 1 for other words. */
function shareOf(
  lexeme: string,
  translated: ReadonlyMap<string, readonly string[]>,
  known: ReadonlyMap<string, number>,
): number {
  const sources = translated.get(lexeme);
  const own = Math.max(0, ...(sources ?? []).map((source) => known.get(source) ?? 0));
  const other = known.get(lexeme) ?? 0;
  return sources === undefined || own === 0 ? 1 : other / (other + own);
}
