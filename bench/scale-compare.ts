import type { Audience } from '../src/core/audience.ts';
import type { Embedders } from '../src/knowledge/index-versions/embedders.ts';
import { liveIndexVersion, vectorSpace } from '../src/knowledge/index-versions/index-version.ts';
import { createLocalEmbedder } from '../src/knowledge/local-embedder.ts';
import type { RankSettings } from '../src/knowledge/rank.ts';
import { rankArticles } from '../src/knowledge/rank-articles.ts';
import { search } from '../src/knowledge/search.ts';
import type { OpenDatabase } from '../src/store/database.ts';
import type { KnownItem } from './corpus.ts';
import { knownItemRecall, meanOverlap, type Times, timeAskers } from './scale-ask.ts';
import { buildTextSearch, type Searcher, textSearch, vectorSearch } from './scale-baselines.ts';
import { AUDIENCES, type Questions } from './scale-load.ts';
import type { ScratchDatabase } from './scratch.ts';

const ASKERS = [1, 4, 16];
/** The slow way is asked fewer questions. */
const BASELINE_QUESTIONS = 60;

/** Figures of one way to search. */
export interface SearchFigures {
  /** By number of askers at once. */
  askers: Record<string, Times>;
  'knownItemR@10': number;
}

/** Mean shares of the first ten articles that two rankings have in common, read as the same audience. */
export interface Overlaps {
  /** The lexical leg with BM25 over every posting: what reading fewer of them costs. */
  lexicalWithExactBm25: number;
  /** The whole ranking with itself over every posting and vector: what both shortcuts cost. */
  hybridWithExhaustive: number;
  /** The whole ranking with BM25 over every posting: how far vectors and reordering change it. */
  hybridWithExactBm25: number;
}

/** The ways to search beside one another; times in milliseconds. */
export interface SearchComparison {
  hybrid: SearchFigures;
  /** The same for a guest who may read one article in a hundred. */
  hybridFew: SearchFigures;
  /** The same for a member who may read every article. */
  hybridAll: SearchFigures;
  /** What is left out where only the product's own search is asked. */
  beside: Beside | null;
}

/** The usual ways to search, and how far the product's own shortcuts go. */
interface Beside {
  /** `ts_rank_cd` over any of the words, as owner. */
  textSearch: SearchFigures & { buildSeconds: number };
  /** pgvector alone, as owner. */
  vectorAlone: SearchFigures;
  /** For the member, and for the guest. */
  overlaps: { member: Overlaps; few: Overlaps };
  /** Share of the true nearest hundred that the vector leg finds. */
  vectorRecall: { member: number; few: number };
  /** p95 of `textSearch` divided by that of `hybrid`, one asker. */
  timesFaster: number;
}

/** Asks the same questions in every way, with every number of askers, and compares what was found. */
export async function compareSearches(
  { database, owner }: ScratchDatabase,
  questions: Questions,
  { print, alone }: { print: (line: string) => void; alone: boolean },
): Promise<SearchComparison> {
  const embedder = createLocalEmbedder(database);
  const { member, few, all } = questions;
  print('asking as a member\n');
  const hybrid = await measureSearcher(hybridSearch(database, embedder, AUDIENCES.member), member);
  print('asking as a guest\n');
  const hybridFew = await measureSearcher(hybridSearch(database, embedder, AUDIENCES.few), few);
  print('asking as a member who reads all\n');
  const hybridAll = await measureSearcher(hybridSearch(database, embedder, AUDIENCES.all), all);
  const own = { hybrid: hybrid.figures, hybridFew: hybridFew.figures, hybridAll: hybridAll.figures };
  if (alone) return { ...own, beside: null };
  print('comparing with exact rankings\n');
  const overlaps = {
    member: await measureOverlaps(database, embedder, AUDIENCES.member, member),
    few: await measureOverlaps(database, embedder, AUDIENCES.few, few),
  };
  const vectorRecall = {
    member: await recallOfVectors(database, embedder, AUDIENCES.member, member),
    few: await recallOfVectors(database, embedder, AUDIENCES.few, few),
  };
  print('asking in the other ways\n');
  const buildSeconds = await buildTextSearch(owner);
  const text = await measureSearcher(textSearch(owner), member.slice(0, BASELINE_QUESTIONS));
  const vectors = new Map<string, number[]>();
  const indexVersion = await liveIndexVersion(database);
  const learned = embedder.of(indexVersion)!;
  for (const { question } of member) vectors.set(question, (await learned.embed([question], 'query'))[0]!);
  const vectorAlone = await measureSearcher(
    vectorSearch(owner, vectorSpace(indexVersion, learned), vectors),
    member,
  );
  const timesFaster = text.figures.askers[1]!.p95 / hybrid.figures.askers[1]!.p95;
  const beside = {
    textSearch: { ...text.figures, buildSeconds },
    vectorAlone: vectorAlone.figures,
    overlaps,
    vectorRecall,
    timesFaster,
  };
  return { ...own, beside };
}

/** Asks once to warm up, then with each number of askers. */
async function measureSearcher(
  searcher: Searcher,
  questions: readonly KnownItem[],
): Promise<{ figures: SearchFigures; found: Map<string, string[]> }> {
  const { found } = await timeAskers(searcher, questions.slice(0, 20), 1);
  const askers: Record<string, Times> = {};
  for (const count of ASKERS) {
    const measured = await timeAskers(searcher, questions, count);
    askers[count] = measured.times;
    for (const [question, ranking] of measured.found) found.set(question, ranking);
  }
  return { figures: { askers, 'knownItemR@10': knownItemRecall(questions, found) }, found };
}

/** The product's own search, whole; passages of one article count once. */
function hybridSearch(database: OpenDatabase, embedder: Embedders, audience: Audience): Searcher {
  return async (query) => {
    const { hits } = await search(database, embedder, { query, audience, limit: 16 });
    const ids = hits.map((hit) => hit.articleId.slice(hit.articleId.indexOf('/') + 1));
    return [...new Set(ids)].slice(0, 10);
  };
}

async function measureOverlaps(
  database: OpenDatabase,
  embedder: Embedders,
  audience: Audience,
  questions: readonly KnownItem[],
): Promise<Overlaps> {
  const all = (settings: RankSettings) => rankAll(database, embedder, audience, questions, settings);
  const words = { vector: false, rerank: false, feedback: false };
  const exact = await all({ ...words, exhaustive: true });
  const hybrid = await all({});
  return {
    lexicalWithExactBm25: meanOverlap(exact, await all(words)),
    hybridWithExhaustive: meanOverlap(await all({ exhaustive: true }), hybrid),
    hybridWithExactBm25: meanOverlap(exact, hybrid),
  };
}

async function rankAll(
  database: OpenDatabase,
  embedder: Embedders,
  audience: Audience,
  questions: readonly KnownItem[],
  settings: RankSettings,
): Promise<Map<string, string[]>> {
  const rankings = new Map<string, string[]>();
  for (const { question: query } of questions)
    rankings.set(query, await rankArticles(database, embedder, { query, audience, settings }));
  return rankings;
}

async function recallOfVectors(
  database: OpenDatabase,
  embedder: Embedders,
  audience: Audience,
  questions: readonly KnownItem[],
): Promise<number> {
  const some = questions.slice(0, 50);
  const exact = await rankAll(database, embedder, audience, some, { lexical: false, exhaustive: true });
  const found = await rankAll(database, embedder, audience, some, { lexical: false });
  let sum = 0;
  for (const [question, ranking] of exact) {
    const near = new Set(found.get(question));
    sum += ranking.filter((id) => near.has(id)).length / Math.max(1, ranking.length);
  }
  return sum / Math.max(1, exact.size);
}
