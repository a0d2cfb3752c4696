import type { KnownItem } from './corpus.ts';
import { percentile } from './percentile.ts';
import type { Searcher } from './scale-baselines.ts';

/** How long a search takes when so many ask at once, in milliseconds; `perSecond` counts answers. */
export interface Times {
  p50: number;
  p95: number;
  p99: number;
  perSecond: number;
  /** Of Node's processor, for each search. */
  nodeMs: number;
}

/** Asks all questions, `askers` at a time, each asker the next question as soon as it has its answer. */
export async function timeAskers(
  searcher: Searcher,
  questions: readonly KnownItem[],
  askers: number,
): Promise<{ times: Times; found: Map<string, string[]> }> {
  const times: number[] = [];
  const found = new Map<string, string[]>();
  let next = 0;
  const ask = async (): Promise<void> => {
    for (let item = questions[next++]; item !== undefined; item = questions[next++]) {
      const startedAt = performance.now();
      found.set(item.question, await searcher(item.question));
      times.push(performance.now() - startedAt);
    }
  };
  const [startedAt, before] = [performance.now(), process.cpuUsage()];
  await Promise.all(Array.from({ length: askers }, ask));
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(before);
  const nodeMs = Math.round((user + system) / 100 / Math.max(1, times.length)) / 10;
  const at = (share: number) => percentile(times, share);
  return {
    times: {
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      perSecond: Math.round(times.length / seconds),
      nodeMs,
    },
    found,
  };
}

/** Share of the questions whose article is among the first ten found. */
export function knownItemRecall(
  questions: readonly KnownItem[],
  found: ReadonlyMap<string, string[]>,
): number {
  const hits = questions.filter((item) => found.get(item.question)?.slice(0, 10).includes(item.externalId));
  return hits.length / Math.max(1, questions.length);
}

/** Mean share of the first ten of one ranking that are also among the first ten of the other. */
export function meanOverlap(
  exact: ReadonlyMap<string, readonly unknown[]>,
  found: ReadonlyMap<string, readonly unknown[]>,
): number {
  let sum = 0;
  for (const [question, ranking] of exact) {
    const best = new Set(ranking.slice(0, 10));
    const common = (found.get(question) ?? []).slice(0, 10).filter((each) => best.has(each)).length;
    sum += best.size === 0 ? 1 : common / best.size;
  }
  return sum / Math.max(1, exact.size);
}
