/** Judged relevance by document, 0 for "not relevant". */
export type Judgments = ReadonlyMap<string, number>;

/** How well rankings agree with judgments; means over the judged queries, each 0 to 1. */
export interface RetrievalMetrics {
  map: number;
  'ndcg@10': number;
  'p@3': number;
  'r@1': number;
  'r@3': number;
  'r@10': number;
  'r@50': number;
  'r@100': number;
  mrr: number;
}

type Measure = (ranking: readonly string[], judgments: Judgments) => number;

const MEASURES: Record<keyof RetrievalMetrics, Measure> = {
  map: averagePrecision,
  'ndcg@10': (ranking, judgments) => normalizedGain(ranking, judgments, 10),
  'p@3': (ranking, judgments) => countRelevant(ranking.slice(0, 3), judgments) / 3,
  'r@1': recallAt(1),
  'r@3': recallAt(3),
  'r@10': recallAt(10),
  'r@50': recallAt(50),
  'r@100': recallAt(100),
  mrr: reciprocalRank,
};

/**
 * Means over all judged queries as trec_eval computes them (trec.nist.gov/trec_eval): a query for which nothing was
 * found counts as 0, one without a relevant document is left out.
 */
export function scoreRankings(
  rankings: ReadonlyMap<string, readonly string[]>,
  judgments: ReadonlyMap<string, Judgments>,
): RetrievalMetrics {
  const judged = [...judgments].filter(([, of]) => [...of.values()].some((relevance) => relevance > 0));
  const mean = (measure: Measure) =>
    judged.reduce((sum, [query, of]) => sum + measure(rankings.get(query) ?? [], of), 0) /
    Math.max(1, judged.length);
  return Object.fromEntries(
    Object.entries(MEASURES).map(([name, measure]) => [name, mean(measure)]),
  ) as unknown as RetrievalMetrics;
}

function isRelevant(document: string, judgments: Judgments): boolean {
  return (judgments.get(document) ?? 0) > 0;
}

function countRelevant(documents: Iterable<string>, judgments: Judgments): number {
  let count = 0;
  for (const document of documents) if (isRelevant(document, judgments)) count += 1;
  return count;
}

function averagePrecision(ranking: readonly string[], judgments: Judgments): number {
  let found = 0;
  let sum = 0;
  ranking.forEach((document, index) => {
    if (!isRelevant(document, judgments)) return;
    found += 1;
    sum += found / (index + 1);
  });
  return sum / countRelevant(judgments.keys(), judgments);
}

function recallAt(depth: number): Measure {
  return (ranking, judgments) =>
    countRelevant(ranking.slice(0, depth), judgments) / countRelevant(judgments.keys(), judgments);
}

function reciprocalRank(ranking: readonly string[], judgments: Judgments): number {
  const at = ranking.findIndex((document) => isRelevant(document, judgments));
  return at === -1 ? 0 : 1 / (at + 1);
}

/** Järvelin and Kekäläinen 2002 (doi:10.1145/582415.582418) with the judged grade as gain and log2(rank + 1). */
function normalizedGain(ranking: readonly string[], judgments: Judgments, depth: number): number {
  const gain = (grades: number[]) =>
    grades.slice(0, depth).reduce((sum, grade, index) => sum + Math.max(0, grade) / Math.log2(index + 2), 0);
  const ideal = gain([...judgments.values()].sort((a, b) => b - a));
  return gain(ranking.map((document) => judgments.get(document) ?? 0)) / ideal;
}
