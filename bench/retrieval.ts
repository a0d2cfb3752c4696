import { resolve } from 'node:path';
import type { CommandContext } from '../src/cli/command.ts';
import { reportProgress } from '../src/cli/progress.ts';
import type { Audience } from '../src/core/audience.ts';
import { asId, type TeamId } from '../src/core/ids.ts';
import type { Chunking } from '../src/knowledge/chunking/chunking.ts';
import { indexVersionsToWrite } from '../src/knowledge/index-versions/index-versions-to-write.ts';
import { ingestArticles } from '../src/knowledge/ingest-articles.ts';
import { createLocalEmbedder } from '../src/knowledge/local-embedder.ts';
import type { RankSettings } from '../src/knowledge/rank.ts';
import { rankArticles } from '../src/knowledge/rank-articles.ts';
import { type BeirQuestions, readBeirArticles, readBeirQuestions } from './beir.ts';
import { type RetrievalMetrics, scoreRankings } from './metrics.ts';
import { percentile } from './percentile.ts';
import { openScratch, type ScratchDatabase, type ScratchPlace } from './scratch.ts';

/** As deep as trec_eval looks. */
const DEPTH = 1_000;
const EVERYONE: Audience = { teamId: asId<TeamId>('T_BENCH'), everyone: true, people: [] };

/** Quality and time of one run over one set. */
export interface RetrievalFigures extends RetrievalMetrics {
  p50Ms: number;
  p95Ms: number;
  docs: number;
  queries: number;
}

/** What is measured, and where. */
export interface RetrievalOptions {
  folder: string;
  settings: RankSettings;
  chunking?: Chunking;
  place: ScratchPlace;
}

/** `bench retrieval`: how well a BEIR folder's questions find what was judged relevant to them, row by row an article. */
export async function benchRetrieval(
  context: Pick<CommandContext, 'output' | 'cwd' | 'signal'>,
  options: RetrievalOptions,
): Promise<RetrievalFigures> {
  const folder = resolve(context.cwd, options.folder);
  const questions = await readBeirQuestions(folder);
  if (questions.split !== 'test') context.output.err(`judged by qrels/${questions.split}.tsv\n`);
  const scratch = await openScratch(options.place);
  try {
    const docs = await load(context, scratch, { ...options, folder });
    const measured = await ask(context, scratch, questions, options.settings);
    return {
      ...scoreRankings(measured.rankings, questions.judgments),
      p50Ms: percentile(measured.times, 0.5),
      p95Ms: percentile(measured.times, 0.95),
      docs,
      queries: questions.queries.size,
    };
  } finally {
    await scratch.drop();
  }
}

async function load(
  context: Pick<CommandContext, 'output' | 'signal'>,
  { database }: ScratchDatabase,
  { folder, chunking }: Pick<RetrievalOptions, 'folder' | 'chunking'>,
): Promise<number> {
  const embedder = createLocalEmbedder(database);
  const { preferred } = embedder;
  await indexVersionsToWrite(database, { ...preferred, ...(chunking && { chunking: chunking.name }) });
  const progress = reportProgress(context.output, 'loading');
  const report = await ingestArticles(database, {
    source: { kind: 'markdown', location: folder },
    readers: ['everyone'],
    articles: readBeirArticles(folder),
    embedder,
    signal: context.signal,
    onProgress: ({ done }) => progress.update(done, done),
  });
  progress.end();
  return report.added;
}

async function ask(
  context: Pick<CommandContext, 'output' | 'signal'>,
  { database }: ScratchDatabase,
  { queries }: BeirQuestions,
  settings: RankSettings,
): Promise<{ rankings: Map<string, string[]>; times: number[] }> {
  const embedder = createLocalEmbedder(database);
  const progress = reportProgress(context.output, 'asking');
  const rankings = new Map<string, string[]>();
  const times: number[] = [];
  for (const [id, query] of queries) {
    context.signal.throwIfAborted();
    const startedAt = performance.now();
    const request = { query, audience: EVERYONE, settings: { depth: DEPTH, ...settings } };
    rankings.set(id, await rankArticles(database, embedder, request));
    times.push(performance.now() - startedAt);
    progress.update(rankings.size, queries.size);
  }
  progress.end();
  return { rankings, times };
}

/** The figures as a person reads them. */
export function describeRetrieval(figures: RetrievalFigures): string {
  return Object.entries(figures)
    .map(
      ([name, value]) =>
        `${name.padEnd(10)}${Number.isInteger(value) ? value : (value as number).toFixed(4)}\n`,
    )
    .join('');
}
