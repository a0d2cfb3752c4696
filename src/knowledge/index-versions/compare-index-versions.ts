import type { OpenDatabase } from '../../store/database.ts';
import { countShared } from '../../text/likeness.ts';
import { search } from '../search.ts';
import type { Embedders } from './embedders.ts';
import type { GoldenQuestion } from './golden-questions.ts';
import type { IndexVersion } from './index-version.ts';

/** Articles looked at for each question. */
const DEPTH = 10;

/** One question in both indexes. */
export interface Replay {
  question: string;
  expected: string[];
  /** Rank of the first expected article among the first ten, from 1; null: none of them is there. */
  ranks: { live: number | null; shadow: number | null };
  /** Share of the first ten articles that both found. */
  overlap: number;
}

/** How well an index finds what is expected. */
export interface FindingFigures {
  /** Share of questions with an expected article among the first ten. */
  'r@10': number;
  /** Mean of one divided by the rank; 0 where it is not among the first ten. */
  mrr: number;
}

/** Both indexes on the same questions. */
export interface Comparison {
  questions: number;
  live: FindingFigures;
  shadow: FindingFigures;
  overlap: number;
  /** Found among the first ten by the live index and not by the other. */
  lost: number;
  replays: Replay[];
}

/** Replays questions in both indexes, each as its own readers. */
export async function compareIndexVersions(
  database: OpenDatabase,
  embedders: Embedders,
  { live, shadow, questions }: { live: IndexVersion; shadow: IndexVersion; questions: GoldenQuestion[] },
  options: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void } = {},
): Promise<Comparison> {
  const replays: Replay[] = [];
  for (const golden of questions) {
    options.signal?.throwIfAborted();
    const [first, second] = [
      await findArticles(database, embedders, live, golden),
      await findArticles(database, embedders, shadow, golden),
    ];
    replays.push({
      question: golden.question,
      expected: golden.expected,
      ranks: { live: rankOf(first, golden.expected), shadow: rankOf(second, golden.expected) },
      overlap: overlapOf(first, second),
    });
    options.onProgress?.(replays.length, questions.length);
  }
  return sumUp(replays);
}

/** Figures of both indexes from what each question found. */
export function sumUp(replays: Replay[]): Comparison {
  const mean = (figureOf: (replay: Replay) => number): number =>
    replays.reduce((sum, replay) => sum + figureOf(replay), 0) / Math.max(1, replays.length);
  const figuresOf = (side: 'live' | 'shadow'): FindingFigures => ({
    'r@10': mean(({ ranks }) => (ranks[side] === null ? 0 : 1)),
    mrr: mean(({ ranks }) => (ranks[side] === null ? 0 : 1 / ranks[side])),
  });
  return {
    questions: replays.length,
    live: figuresOf('live'),
    shadow: figuresOf('shadow'),
    overlap: mean(({ overlap }) => overlap),
    lost: replays.filter(({ ranks }) => ranks.live !== null && ranks.shadow === null).length,
    replays,
  };
}

async function findArticles(
  database: OpenDatabase,
  embedders: Embedders,
  indexVersion: IndexVersion,
  { question, audience }: GoldenQuestion,
): Promise<string[]> {
  // Several passages of one article count once.
  const request = { query: question, audience, limit: 3 * DEPTH, indexVersion };
  const { hits } = await search(database, embedders, request);
  return [...new Set(hits.map((hit) => hit.articleId))].slice(0, DEPTH);
}

function rankOf(found: string[], expected: string[]): number | null {
  return found.findIndex((id) => expected.includes(id)) + 1 || null;
}

function overlapOf(first: string[], second: string[]): number {
  const most = Math.max(first.length, second.length);
  return most === 0 ? 1 : countShared(new Set(first), new Set(second)) / most;
}
