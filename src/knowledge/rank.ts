import type { Embedder } from '../core/embedder.ts';
import type { Database } from '../store/database.ts';
import type { AnalyzedQuery } from './analyze-query.ts';
import type { WeighedQuery } from './bm25.ts';
import { expandQuery, isBroad } from './expand-query.ts';
import { findByLexemes } from './find-by-lexemes.ts';
import { EXACT_UP_TO, findByVector } from './find-by-vector.ts';
import { areWordsEnough, fuse, keepFirst } from './rank-passages.ts';
import { readCandidates } from './read-candidates.ts';
import { rerank } from './rerank.ts';
import type { RankedPassage } from './score-table.ts';
import { type IndexedQuery, type LexemeStats, weighLexemes } from './weigh-lexemes.ts';

/** How deep each leg is read for an answer; more changes nothing among the first ten. */
export const ANSWER_DEPTH = 100;
/** Passages whose words are read to reorder them. */
const RERANKED = 100;

/** Which parts of the ranking take part; all of them where nothing is said. */
export interface RankSettings {
  lexical?: boolean;
  vector?: boolean;
  /** Widening a query that is no question by what it found first. */
  feedback?: boolean;
  /** Reordering the best by how their words stand together. */
  rerank?: boolean;
  /** Passages that each leg returns at most. */
  depth?: number;
  /** So many of the first are wanted: in a large index, what likeness alone finds is left out where it cannot be among them. */
  first?: number;
  /** An index of more passages is large. */
  exactUpTo?: number;
  /** Reads every posting and compares every vector, as a measure of what is lost by not doing so. */
  exhaustive?: boolean;
}

/** A query as both legs need it. */
export interface RankedQuery {
  analyzed: AnalyzedQuery;
  /** What was asked about its words while it was analyzed. */
  stats?: readonly LexemeStats[];
  /** All zero without known words; empty where there is no embedder. */
  vector: number[];
  /** The index that is read. */
  index: number;
  /** Names the vectors that it is compared with. */
  space: string;
  /** Whether those were learned from the index itself. */
  learned: boolean;
  /** Passages of the index, no matter who may read them. */
  passages: number;
}

/** The result of each of the two searches and of both together, best first, with the milliseconds of each stage. */
export interface Ranking {
  lexical: RankedPassage[];
  /** Empty where words were enough. */
  vector: RankedPassage[];
  fused: RankedPassage[];
  /** The words of the query, weighed; without those that feedback has lent. */
  query: IndexedQuery;
  /** How many were reordered, and how many lexemes feedback has lent. */
  counts: Record<'reranked' | 'lent', number>;
  ms: Record<'lexical' | 'vector' | 'feedback' | 'rerank', number>;
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
  const ms = { lexical: 0, vector: 0, feedback: 0, rerank: 0 };
  const depth = settings.depth ?? ANSWER_DEPTH;
  const isGiven = !query.learned;
  const near = mayBeSpared(query, settings) ? query : null;
  const words = timed(ms, 'lexical', () =>
    settings.lexical === false ? null : rankByWords(tx, query, settings, { ms, near }),
  );
  // Both at once, but where it is worth while to wait for the words.
  const isSpared = near !== null && isEnough(await words, settings);
  const [byWords, vector] = await Promise.all([
    words,
    timed(ms, 'vector', () =>
      isSpared || settings.vector === false ? [] : findByVector(tx, query, depth, settings),
    ),
  ]);
  const lexical = byWords?.found ?? [];
  const likeness = isSpared ? likenessOf(byWords?.likeness) : vector;
  const whole = isGiven ? wholeScore(byWords?.query, query.analyzed.own) : 0;
  const fused = fuse(lexical, likeness, { kind: isGiven ? 'given' : 'learned', whole });
  const kind = isGiven ? 'given' : 'widened';
  ms.lexical -= ms.feedback + ms.rerank;
  return {
    lexical,
    vector,
    query: byWords?.query ?? { terms: [], meanLength: 0, index: query.index },
    fused: byWords?.widened ? keepFirst(fused, fuse(byWords.widened, likeness, { kind })) : fused,
    counts: {
      reranked: settings.rerank === false ? 0 : Math.min(RERANKED, lexical.length),
      lent: byWords?.lent ?? 0,
    },
    ms,
  };
}

/** Whether the search for likeness may be left out: in a large index, of vectors that were learned from it. */
function mayBeSpared(
  { learned, passages, vector }: RankedQuery,
  { first, exhaustive, rerank, vector: isOn, exactUpTo = EXACT_UP_TO }: RankSettings,
): boolean {
  if (isOn === false || rerank === false || exhaustive || first === undefined) return false;
  return learned && passages > exactUpTo && vector.some((value) => value !== 0);
}

function isEnough(byWords: WordRanking | null, { first = 0 }: RankSettings): boolean {
  if (byWords === null) return false;
  const { found, widened } = byWords;
  return (
    areWordsEnough(found, { kind: 'learned', first }) &&
    (widened === null || areWordsEnough(widened, { kind: 'widened', first }))
  );
}

/** How alike is what words found. */
function likenessOf(found: ReadonlyMap<number, number> = new Map()): RankedPassage[] {
  return [...found].filter(([, score]) => score > 0).map(([passageId, score]) => ({ passageId, score }));
}

/** About what a passage scores that has each of the question's own words once. */
function wholeScore(query: WeighedQuery | undefined, own: ReadonlySet<string>): number {
  return (query?.terms ?? []).reduce((sum, { lexeme, weight }) => sum + (own.has(lexeme) ? weight : 0), 0);
}

interface WordRanking {
  found: RankedPassage[];
  query: IndexedQuery;
  /** What the query finds with the words lent by feedback; null without. */
  widened: RankedPassage[] | null;
  lent: number;
  /** Cosines of the best, where vectors were learned. */
  likeness: Map<number, number>;
}

async function rankByWords(
  tx: Database,
  { analyzed, index, stats = [] }: RankedQuery,
  settings: RankSettings,
  { ms, near }: { ms: Ranking['ms']; near: RankedQuery | null },
): Promise<WordRanking> {
  const depth = settings.depth ?? ANSWER_DEPTH;
  const likeness = new Map<number, number>();
  const weighed = await weighLexemes(tx, { ...analyzed, index, stats });
  const first = await findByLexemes(tx, weighed, depth, settings);
  const reorder = (found: RankedPassage[], query: WeighedQuery, share: number) =>
    timed(ms, 'rerank', () =>
      settings.rerank === false
        ? found
        : readAndRerank(tx, { found, query, share, text: analyzed.text }, { near, likeness }),
    );
  const found = await reorder(first, weighed, 1);
  if (settings.feedback === false || analyzed.isQuestion || !isBroad(found))
    return { found, query: weighed, widened: null, lent: 0, likeness };
  const { expanded, query, more } = await timed(ms, 'feedback', async () => {
    const expanded = await expandQuery(tx, { lexemes: analyzed.lexemes, index }, found);
    const query = await weighLexemes(tx, { ...analyzed, lexemes: expanded.lexemes, index, stats });
    return { expanded, query, more: await findByLexemes(tx, query, depth, settings) };
  });
  const lent = expanded.lexemes.size - analyzed.lexemes.size;
  const widened = await reorder(more, query, expanded.share);
  return { found, query: weighed, widened, lent, likeness };
}

async function readAndRerank(
  tx: Database,
  ranked: { found: RankedPassage[]; query: WeighedQuery; share: number; text: string },
  { near, likeness }: { near: Pick<RankedQuery, 'space' | 'vector'> | null; likeness: Map<number, number> },
): Promise<RankedPassage[]> {
  const best = ranked.found.slice(0, RERANKED);
  const candidates = await readCandidates(
    tx,
    best.map((each) => each.passageId),
    near,
  );
  for (const [passageId, candidate] of candidates)
    if (candidate.likeness !== null) likeness.set(passageId, candidate.likeness);
  return [...rerank(best, candidates, ranked), ...ranked.found.slice(RERANKED)];
}

async function timed<Name extends string, Result>(
  ms: Record<Name, number>,
  name: Name,
  work: () => Promise<Result> | Result,
): Promise<Result> {
  const startedAt = performance.now();
  try {
    return await work();
  } finally {
    ms[name] += performance.now() - startedAt;
  }
}
