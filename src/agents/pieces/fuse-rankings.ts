import type { Evidence } from '../../core/citation.ts';

/** What one search found, best first, and how much its word counts beside the others'. */
export interface SearchRanking {
  found: readonly Evidence[];
  weight: number;
}

/** A passage with what all searches of a turn together say of it. */
export interface RankedEvidence {
  evidence: Evidence;
  score: number;
}

/**
 * Puts what several searches found into one order: of each its share of the best score, summed up (CombSUM, Fox and Shaw
 * 1994), so that one search alone keeps its order and its distances.
 */
export function fuseRankings(rankings: readonly SearchRanking[]): RankedEvidence[] {
  const fused = new Map<number, RankedEvidence>();
  for (const { found, weight } of rankings) {
    const best = Math.max(...found.map(({ score }) => score ?? 0), 0) || 1;
    for (const [at, evidence] of found.entries()) {
      const share = evidence.score === undefined ? 1 / (at + 1) : evidence.score / best;
      const known = fused.get(evidence.n)?.score ?? 0;
      fused.set(evidence.n, { evidence, score: known + weight * share });
    }
  }
  return [...fused.values()].sort((a, b) => b.score - a.score || a.evidence.n - b.evidence.n);
}
