import type { Audience } from '../core/audience.ts';
import type { Embedder } from '../core/embedder.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { analyzeQuery } from './analyze-query.ts';
import { loadPassages } from './load-passages.ts';
import type { PassageHit } from './passage-hit.ts';
import { embedQuery, type Ranking, type RankSettings, rank } from './rank.ts';
import { adjust, demoteSuperseded, dropDuplicates, joinNeighbours, type PlacedHit } from './rank-passages.ts';

/** How many of the fused passages are read in full, for each one that is returned. */
const LOADED_PER_HIT = 3;

/** What is looked for and on whose behalf. */
export interface SearchRequest {
  query: string;
  audience: Audience;
  limit: number;
  /** ISO 639-1 of the query, where known; else it is detected. */
  language?: string;
  now?: Date;
  settings?: RankSettings;
}

/** What was found, best first, with how many passages each stage held; only what the audience may see is counted. */
export interface SearchResult {
  hits: PassageHit[];
  counts: Record<'lexemes' | 'lexical' | 'vector' | 'fused' | 'duplicates' | 'joined' | 'returned', number> &
    Ranking['counts'];
  stageMs: Ranking['ms'];
  ms: number;
}

/** Finds the passages that fit a query, among those that everyone in the audience may read. */
export async function search(
  database: OpenDatabase,
  embedder: Embedder,
  request: SearchRequest,
): Promise<SearchResult> {
  const startedAt = performance.now();
  const settings = request.settings ?? {};
  const analyzed = analyzeQuery(request.query, request.language);
  const vector = await embedQuery(embedder, request.query, settings);
  const found = await asAudience(database, request.audience, async (tx) => {
    const ranking = await rank(tx, { analyzed, vector, generation: embedder.name }, settings);
    const shown = ranking.fused.slice(0, Math.max(20, request.limit * LOADED_PER_HIT));
    const passages = await loadPassages(
      tx,
      shown.map((each) => each.passageId),
    );
    return { ...ranking, shown, passages };
  });
  const now = request.now ?? new Date();
  const ranked = found.shown.flatMap(({ passageId, score }): PlacedHit[] => {
    const passage = found.passages.get(passageId);
    return passage === undefined ? [] : [{ ...passage, score: adjust(score, passage, now) }];
  });
  const distinct = dropDuplicates(demoteSuperseded(ranked));
  const joined = joinNeighbours(distinct.slice(0, request.limit * 2));
  const hits = joined.slice(0, request.limit).map(({ ordinal: _, ...hit }) => hit);
  return {
    hits,
    counts: {
      lexemes: analyzed.lexemes.size,
      lexical: found.lexical.length,
      vector: found.vector.length,
      fused: found.fused.length,
      ...found.counts,
      duplicates: ranked.length - distinct.length,
      joined: Math.min(distinct.length, request.limit * 2) - joined.length,
      returned: hits.length,
    },
    stageMs: found.ms,
    ms: performance.now() - startedAt,
  };
}
