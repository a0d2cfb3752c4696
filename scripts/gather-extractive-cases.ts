import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, openApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import type { Evidence } from '../src/core/citation.ts';
import { asId, type TeamId } from '../src/core/ids.ts';
import type { ArticleInput } from '../src/knowledge/article.ts';
import { ingestArticles } from '../src/knowledge/ingest-articles.ts';
import { toEvidence } from '../src/knowledge/passage-hit.ts';
import { search } from '../src/knowledge/search.ts';
import { createTermWeights } from '../src/knowledge/term-weights.ts';
import { type ReadQuestion, readQuestion } from '../src/models/extractive/question.ts';
import { readMarkdownFolder } from '../src/sources/markdown.ts';
import type { ArticleSource } from '../src/sources/source.ts';
import { partsOf } from '../src/text/parts-of.ts';

/** A question with what was found for it, and which of that answers it. */
export interface FitCase {
  set: 'development' | 'fresh' | 'xquad-de' | 'xquad-es';
  question: ReadQuestion;
  evidence: Evidence[];
  /** Numbers of the evidence that answers; none where nothing does. */
  gold: number[];
  isAnswerable: boolean;
}

interface Asked {
  question: string;
  /** Words that an answer holds, where they are known. */
  expected: string[] | null;
  goldIds: string[];
}

const FOUND = 16;
/** Of XQuAD each so-manieth question, as the handbook has fewer. */
const EVERY = 4;

/** Indexes the public sets in the data folder, asks every question once and says which passages answer. */
export async function gatherCases(data: string, workFolder: string): Promise<FitCase[]> {
  const handbook = await openIndex(
    await readMarkdownFolder(join(data, 'handbook')),
    join(workFolder, 'handbook'),
  );
  const cases = await askAll(handbook, 'development', await readHandbookQuestions('development'));
  cases.push(...(await askAll(handbook, 'fresh', await readHandbookQuestions('fresh'))));
  await handbook.close();
  for (const set of ['xquad-de', 'xquad-es'] as const) {
    const index = await openIndex(await readXquad(data, set), join(workFolder, set));
    const asked = await askAll(index, set, await readQueries(data, set));
    await index.close();
    cases.push(...asked, ...asked.filter(({ gold }) => gold.length > 0).map(withoutAnswer));
  }
  return cases;
}

async function openIndex(source: ArticleSource, folder: string): Promise<App> {
  await mkdir(folder);
  const app = await openApp(readConfig({ SWITCHBOARD_DATA_DIR: folder, LOG_LEVEL: 'silent' }, folder), {
    command: 'fit',
  });
  const { database, embedder } = app;
  await ingestArticles(database, { source, readers: ['everyone'], articles: source.articles, embedder });
  return app;
}

async function askAll(app: App, set: FitCase['set'], list: Asked[]): Promise<FitCase[]> {
  const { database, embedder } = app;
  const weigh = createTermWeights(database);
  const audience = { teamId: asId<TeamId>('T1'), everyone: true, people: [] };
  const cases: FitCase[] = [];
  for (const asked of list) {
    const { hits } = await search(database, embedder, { query: asked.question, audience, limit: FOUND });
    const evidence = hits.map((hit, index) => ({ ...toEvidence(hit), n: index + 1 }));
    const gold = evidence.filter((each) => answers(each, asked)).map((each) => each.n);
    const isAnswerable = asked.expected !== null || asked.goldIds.length > 0;
    cases.push({
      set,
      question: await readQuestion(partsOf(asked.question)[0], weigh),
      evidence,
      gold,
      isAnswerable,
    });
  }
  return cases;
}

/** Without what answers, only look-alikes are left. In the handbook other pages may say it in other words. */
function withoutAnswer(asked: FitCase): FitCase {
  const evidence = asked.evidence.filter((each) => !asked.gold.includes(each.n));
  return { ...asked, evidence, gold: [], isAnswerable: false };
}

function answers(evidence: Evidence, { expected, goldIds }: Asked): boolean {
  const text = evidence.text.toLowerCase();
  return (
    goldIds.some((id) => evidence.articleId?.endsWith(id)) ||
    (expected ?? []).some((words) => text.includes(words.toLowerCase()))
  );
}

async function readHandbookQuestions(name: string): Promise<Asked[]> {
  const file = new URL(`../bench/handbook-${name}.json`, import.meta.url);
  const list = JSON.parse(await readFile(file, 'utf8')) as { question: string; expected: string[] | null }[];
  return list.map(({ question, expected }) => ({ question, expected, goldIds: [] }));
}

async function readXquad(data: string, set: string): Promise<ArticleSource> {
  const rows = await readLines<{ _id: string; title: string; text: string }>(data, `${set}/corpus.jsonl`);
  async function* articles(): AsyncGenerator<ArticleInput> {
    for (const { _id, title, text } of rows)
      yield {
        type: 'article',
        externalId: _id,
        title,
        body: text,
        supersedes: [],
        links: [],
        language: set.slice(-2),
      };
  }
  return { holds: 'articles', kind: 'markdown', location: set, total: rows.length, articles: articles() };
}

async function readQueries(data: string, set: string): Promise<Asked[]> {
  const queries = await readLines<{ _id: string; text: string }>(data, `${set}/queries.jsonl`);
  const file = await readFile(join(data, 'retrieval', set, 'qrels', 'test.tsv'), 'utf8');
  const pairs = file
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as [string, string]);
  const goldOf = new Map(pairs);
  return queries
    .filter((_, at) => at % EVERY === 0)
    .map(({ _id, text }) => {
      const gold = goldOf.get(_id)!;
      return { question: text, expected: null, goldIds: [`:${gold}`, `/${gold}`] };
    });
}

async function readLines<T>(data: string, path: string): Promise<T[]> {
  const text = await readFile(join(data, 'retrieval', path), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
