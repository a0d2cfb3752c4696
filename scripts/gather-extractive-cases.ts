import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { z } from 'zod';
import { withEverydayApp } from '../bench/everyday/open-everyday-app.ts';
import { openSet } from '../bench/everyday/open-set.ts';
import { readPattern } from '../bench/everyday/pattern.ts';
import type { EverydayLine } from '../bench/everyday/read-everyday.ts';
import { missingFrom, plainText } from '../bench/everyday/says.ts';
import type { App } from '../src/app.ts';
import { findAsker } from '../src/cli/find-asker.ts';
import { readConfig } from '../src/config.ts';
import type { Evidence } from '../src/core/citation.ts';
import { toEvidence } from '../src/knowledge/passage-hit.ts';
import { search } from '../src/knowledge/search.ts';
import { createTermWeights } from '../src/knowledge/term-weights.ts';
import { sayQuotes } from '../src/models/extractive/answer.ts';
import { type ReadQuestion, readQuestion } from '../src/models/extractive/question.ts';
import { type ScoredUnit, scoreUnits } from '../src/models/extractive/score.ts';
import type { Unit } from '../src/models/extractive/units.ts';
import { createStoredDirectory } from '../src/store/stored-directory.ts';
import { partsOf } from '../src/text/parts-of.ts';
import { audienceOf } from '../src/turn/audience-of.ts';

/** A part of a question with every unit that was found for it. */
export interface FitPart {
  question: ReadQuestion;
  units: (ScoredUnit & { isGood: boolean })[];
}

/** A question to articles; `isAnswerable` false: they hold no answer. */
export interface FitCase {
  line: EverydayLine;
  isAnswerable: boolean;
  parts: FitPart[];
}

/** A set of everyday questions, by a name to print. */
export interface FitSet {
  name: string;
  file: string | URL;
}

/** As many as the search tool hands on. */
const FOUND = 16;

/** Asks sets of questions over the example company, or over a folder of Markdown; those that articles are to answer. */
export function gatherCases(
  articles: string | null,
  sets: readonly FitSet[],
): Promise<{ name: string; cases: FitCase[] }[]> {
  const config = readConfig({ LOG_LEVEL: 'silent' }, tmpdir());
  return withEverydayApp({ config, articles }, async (app) => {
    const gathered = [];
    for (const { name, file } of sets) {
      const cases: FitCase[] = [];
      for (const line of await openFitSet(file))
        if (isAnswerable(line) || isUnanswerable(line)) cases.push(await readCase(app, line));
      gathered.push({ name, cases });
    }
    return gathered;
  });
}

/** Whether quotes say what a line wants said, and nothing that it forbids. */
export function quotesSay(line: EverydayLine, quotes: readonly (readonly Unit[])[]): boolean {
  const text = plainText([...sayQuotes(quotes)].join(''));
  if (line.must.length === 0 || line.must_not.some(({ regex }) => regex.test(text))) return false;
  return missingFrom(text, line.must).length === 0;
}

/** Follow-ups are read with the thread, which a fit has not. */
function isAnswerable({ article, must, after, rule }: EverydayLine): boolean {
  return article !== undefined && must.length > 0 && after == null && rule === undefined;
}

function isUnanswerable({ article, must, outcomes, after, rule }: EverydayLine): boolean {
  const mayBeNothing = must.every((group) => group.some(({ saysNothingFound }) => saysNothingFound));
  return (
    article === undefined &&
    outcomes.includes('refused') &&
    mayBeNothing &&
    after == null &&
    rule === undefined
  );
}

async function readCase(app: App, line: EverydayLine): Promise<FitCase> {
  const evidence = await findEvidence(app, line);
  const weigh = createTermWeights(app.database);
  const parts: FitPart[] = [];
  for (const part of partsOf(line.q)) {
    const question = await readQuestion(part, weigh);
    const units = scoreUnits(question, evidence).map((scored) => ({
      ...scored,
      isGood: quotesSay(line, [scored.quote]),
    }));
    parts.push({ question, units });
  }
  return { line, isAnswerable: isAnswerable(line), parts };
}

/** Looked up part by part, as an agent does. */
async function findEvidence({ database, embedder }: App, line: EverydayLine): Promise<Evidence[]> {
  const asked = await findAsker(database, line);
  const place = { ...asked, viewerId: null };
  const audience = await audienceOf(createStoredDirectory(database), database, place);
  const found = new Map<string, Omit<Evidence, 'n'>>();
  for (const { about } of partsOf(line.q)) {
    const { hits } = await search(database, embedder, { query: about, audience, limit: FOUND });
    for (const hit of hits.map(toEvidence)) if (!found.has(hit.id)) found.set(hit.id, hit);
  }
  return [...found.values()].map((each, at) => ({ ...each, n: at + 1 }));
}

const questionsSchema = z.array(z.object({ question: z.string(), expected: z.array(z.string()).nullable() }));
const ANY = readPattern('.');

/** Questions put in an article's words say in a list of JSON what has to be quoted, as everyday ones do a line each. */
async function openFitSet(file: string | URL): Promise<EverydayLine[]> {
  if (!String(file).endsWith('.json')) return openSet(file);
  const questions = questionsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return questions.map(({ question, expected }, at) => ({
    id: `${at + 1}`,
    q: question,
    kind: 'worded',
    outcomes: [expected === null ? 'refused' : 'answered'],
    must: expected === null ? [] : [expected.map((text) => readPattern(escapePattern(plainText(text))))],
    must_not: [],
    must_not_shown: [],
    clarify: [],
    refused_must: [],
    helpful_refusal: false,
    ...(expected === null ? {} : { article: ANY }),
  }));
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
