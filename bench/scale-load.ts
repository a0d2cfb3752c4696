import { sql } from 'drizzle-orm';
import type { Audience } from '../src/core/audience.ts';
import { asId, type PersonId, type TeamId } from '../src/core/ids.ts';
import { ingestArticles } from '../src/knowledge/ingest-articles.ts';
import { createLocalEmbedder } from '../src/knowledge/local-embedder.ts';
import { search } from '../src/knowledge/search.ts';
import type { OpenDatabase } from '../src/store/database.ts';
import { saveGroup, savePerson } from '../src/store/directory.ts';
import {
  askFor,
  CorpusWriter,
  type GeneratedArticle,
  GROUPS,
  type KnownItem,
  SMALL_GROUP,
} from './corpus.ts';
import { percentile } from './percentile.ts';
import type { ScratchDatabase } from './scratch.ts';
import type { TextModel } from './text.ts';

const TEAM = asId<TeamId>('T_BENCH');
const ASKER = asId<PersonId>('U_ASKER');
const FEW = asId<PersonId>('U_FEW');
const ALL = asId<PersonId>('U_ALL');
const GROUPS_OF_ASKER = 6;
/** While the corpus loads, somebody searches so often. */
const PROBE_EVERY_MS = 2_000;

/** A member who reads most of the corpus, a guest who reads one article in a hundred, and a member who reads all. */
export const AUDIENCES = {
  member: { teamId: TEAM, everyone: false, people: [ASKER] },
  few: { teamId: TEAM, everyone: false, people: [FEW] },
  all: { teamId: TEAM, everyone: false, people: [ALL] },
} satisfies Record<string, Audience>;

/** What each of the audiences asks. */
export type Questions = Record<keyof typeof AUDIENCES, KnownItem[]>;

/** What loading a corpus took. */
export interface LoadFigures {
  articles: number;
  passages: number;
  words: number;
  vocabulary: number;
  /** Exponent of the vocabulary's growth, as measured on the real text. */
  heapsExponent: number;
  ingestSeconds: number;
  articlesPerSecond: number;
  /** Merging of blocks, learning of vectors, vectors, graph. */
  indexSeconds: number;
  peakMemoryMb: number;
  /** Searches made while it loaded. */
  whileLoading: { searches: number; failed: number; p95Ms: number };
}

/** Loads a generated corpus, unless it is there already, and picks questions whose answers are known, for each audience. */
export async function loadCorpus(
  scratch: ScratchDatabase,
  model: TextModel,
  options: { articles: number; questions: number; signal: AbortSignal; onProgress: (done: number) => void },
): Promise<{ figures: LoadFigures | null; questions: Questions }> {
  await savePeople(scratch.database);
  const writer = new CorpusWriter(model);
  const timer = { writingMs: 0, lastReadMs: 0 };
  const asked: GeneratedArticle[] = [];
  const every = Math.max(1, Math.floor(options.articles / (options.questions * 8)));
  async function* write(): AsyncGenerator<GeneratedArticle> {
    for (let index = 0; index < options.articles; index += 1) {
      const startedAt = performance.now();
      const article = writer.write(index);
      timer.writingMs += performance.now() - startedAt;
      if (index % every === 0 || article.readers[0] === SMALL_GROUP) asked.push(article);
      yield article;
    }
    timer.lastReadMs = performance.now();
  }
  if ((await countArticles(scratch.owner)) === options.articles) {
    for await (const _ of write());
    return { figures: null, questions: chooseQuestions(asked, options.questions) };
  }
  const startedAt = performance.now();
  const memory = watchMemory();
  const probe = searchMeanwhile(scratch.database);
  const embedder = createLocalEmbedder(scratch.database);
  const ingested = ingestArticles(scratch.database, {
    source: { kind: 'markdown', location: '/bench' },
    readers: ['everyone'],
    articles: write(),
    total: options.articles,
    embedder: embedder,
    signal: options.signal,
    onProgress: ({ done }) => options.onProgress(done),
  });
  // Whether it fails or not, the searches beside it end first.
  await Promise.allSettled([ingested]);
  const whileLoading = await probe.stop();
  const report = await ingested;
  const ingestSeconds = (timer.lastReadMs - startedAt - timer.writingMs) / 1000;
  const figures = {
    articles: options.articles,
    passages: report.passages,
    words: writer.words,
    vocabulary: writer.vocabulary.size,
    heapsExponent: writer.vocabulary.exponent,
    ingestSeconds,
    articlesPerSecond: options.articles / ingestSeconds,
    indexSeconds: (performance.now() - timer.lastReadMs) / 1000,
    peakMemoryMb: memory.stop(),
    whileLoading,
  };
  return { figures, questions: chooseQuestions(asked, options.questions) };
}

async function countArticles(owner: OpenDatabase): Promise<number> {
  const [row] = await owner.query<{ articles: number }>(sql`select count(*)::int as articles from articles`);
  return row!.articles;
}

async function savePeople(database: OpenDatabase): Promise<void> {
  const base = { teamId: TEAM, realName: '', locale: 'en-US', timeZone: 'UTC' };
  await savePerson(database, { ...base, id: ASKER, handle: 'asker', kind: 'member' });
  await savePerson(database, { ...base, id: FEW, handle: 'few', kind: 'guest' });
  const join = (handle: string, members: PersonId[]) =>
    saveGroup(database, { teamId: TEAM, id: `S_${handle}`, handle, name: handle, members });
  await savePerson(database, { ...base, id: ALL, handle: 'all', kind: 'member' });
  for (let team = 0; team < GROUPS; team += 1)
    await join(`team${team}`, team < GROUPS_OF_ASKER ? [ASKER, ALL] : [ALL]);
  await join('small', [FEW, ALL]);
}

function chooseQuestions(asked: GeneratedArticle[], count: number): Questions {
  const items = asked.map((article, index) => askFor(article, index));
  return {
    member: evenly(
      items.filter((item) => item.readers === 'everyone'),
      count,
    ),
    few: items.filter((item) => item.readers === SMALL_GROUP).slice(0, count),
    all: evenly(items, count),
  };
}

function evenly(items: readonly KnownItem[], count: number): KnownItem[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === 0).slice(0, count);
}

function watchMemory(): { stop(): number } {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 500);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      look();
      return Math.round(most / 1024 / 1024);
    },
  };
}

/** Searches now and then until stopped, as people do while a source is brought in. */
function searchMeanwhile(database: OpenDatabase): { stop(): Promise<LoadFigures['whileLoading']> } {
  const times: number[] = [];
  let failed = 0;
  let running = true;
  let wake = (): void => undefined;
  const work = async (): Promise<void> => {
    const embedder = createLocalEmbedder(database);
    while (running) {
      const startedAt = performance.now();
      try {
        await search(database, embedder, {
          query: 'How does the search work?',
          audience: AUDIENCES.member,
          limit: 10,
        });
        times.push(performance.now() - startedAt);
      } catch {
        failed += 1;
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PROBE_EVERY_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const done = work();
  return {
    async stop() {
      running = false;
      wake();
      await done;
      return { searches: times.length, failed, p95Ms: percentile(times, 0.95) };
    },
  };
}

/** Bytes of what search reads, by table with its indexes. */
export async function measureDisk(owner: OpenDatabase): Promise<Record<string, number>> {
  const rows = await owner.query<{ name: string; bytes: number }>(sql`
    select name, pg_total_relation_size(name::regclass)::float8 as bytes
    from unnest(array['articles', 'passages', 'posting_blocks', 'passage_vectors', 'lexeme_stats', 'term_vectors']) as name`);
  return Object.fromEntries(rows.map((row) => [row.name, row.bytes]));
}
