import type { Embedder } from '../core/embedder.ts';
import type { Database } from '../store/database.ts';
import type { AnalyzedQuery } from './analyze-query.ts';
import { findByLexemes } from './find-by-lexemes.ts';
import { findByVector } from './find-by-vector.ts';
import { fuse } from './rank-passages.ts';
import type { RankedPassage } from './score-table.ts';

/** How deep each leg is read for an answer; more changes nothing among the first ten. */
export const ANSWER_DEPTH = 100;

/** Which parts of the ranking take part; all of them where nothing is said. */
export interface RankSettings {
  lexical?: boolean;
  vector?: boolean;
  /** Passages that each leg returns at most. */
  depth?: number;
  /** Reads every posting and compares every vector, as a measure of what is lost by not doing so. */
  exhaustive?: boolean;
}

/** A query as both legs need it. */
export interface RankedQuery {
  analyzed: AnalyzedQuery;
  /** All zero without known words. */
  vector: number[];
  generation: string;
}

/** What each leg found and both together, best first, with the milliseconds of each stage. */
export interface Ranking {
  lexical: RankedPassage[];
  vector: RankedPassage[];
  fused: RankedPassage[];
  ms: Record<'lexical' | 'vector', number>;
}

/** Embeds a query, outside of any transaction: an embedder may call a service. */
export async function embedQuery(
  embedder: Embedder,
  query: string,
  settings: RankSettings,
): Promise<number[]> {
  if (settings.vector === false) return [];
  const [vector = []] = await embedder.embed([query.slice(0, 4_000)], 'query');
  return vector;
}

/** Ranks passages by words and by likeness. Run as an audience, so that each leg sees only what that may read. */
export async function rank(tx: Database, query: RankedQuery, settings: RankSettings = {}): Promise<Ranking> {
  const depth = settings.depth ?? ANSWER_DEPTH;
  const startedAt = performance.now();
  const lexical =
    settings.lexical === false ? [] : await findByLexemes(tx, query.analyzed.lexemes, depth, settings);
  const lexicalAt = performance.now();
  const vector = settings.vector === false ? [] : await findByVector(tx, query, depth, settings);
  const ms = { lexical: lexicalAt - startedAt, vector: performance.now() - lexicalAt };
  return { lexical, vector, fused: fuse(lexical, vector), ms };
}
