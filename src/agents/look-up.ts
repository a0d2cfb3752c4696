import type { Evidence } from '../core/citation.ts';
import type { Correction } from '../core/retrieval.ts';
import { findCorrections } from '../knowledge/find-corrections.ts';
import { READ_PASSAGES } from '../knowledge/read-passages-tool.ts';
import { SEARCH } from '../knowledge/search-tool.ts';
import { partsOf } from '../text/parts-of.ts';
import type { AgentWork } from './agent-work.ts';
import { correctWords } from './correct-words.ts';
import type { SearchRanking } from './pieces/fuse-rankings.ts';
import { standaloneQuestion } from './standalone-question.ts';

const FIND_ACCOUNT = 'find_account';

/** What the first look-up may take of a prompt: about half of it, the rest being instructions, tools and thread. */
const FIRST_TOKENS = 1_900;
/** More of them bury what matters. */
const MOST_PIECES = 10;
/** Beyond a query so long its first words say enough. */
const MAX_QUERY = 8_000;
/** An account's record is short, and two are what people compare. */
const MOST_ACCOUNTS = 2;
/** What a search that only supports the question counts beside it. */
const SUPPORT = 0.6;
/** Of what flows leave open, so much is looked up by itself. */
const MOST_OPEN = 3;
/** Of what the answer before cites: so many passages are read, and shown in so many pieces and tokens. */
const MOST_CITED = 8;
const MOST_CITED_PIECES = 3;
const CITED_TOKENS = 600;

/**
 * The first look-up is not left to the model: it costs no step of its thinking and works without one. A model that quotes
 * gets what was found passage by passage; one that writes gets the pieces that cover the question best.
 */
export async function lookUp(work: AgentWork): Promise<void> {
  const { context } = work;
  const writes = context.model.ability === 'writes';
  const corrections: Correction[] = [];
  const rankings: SearchRanking[] = [];
  const questions = partsOf(work.question).map(({ about }) => about);
  if (has(work, SEARCH))
    for (const query of questions) {
      const found = await searchFor(work, query, { writes, corrections });
      if (writes) rankings.push({ found, weight: 1 });
      else work.gathered.add(found);
    }
  if (writes && has(work, SEARCH))
    for (const query of supporting(work, questions)) {
      const { evidence } = await context.call(SEARCH, firstQuery(query));
      work.searched.push(query);
      rankings.push({ found: evidence, weight: SUPPORT });
    }
  if (writes) {
    const given = work.context.given?.evidence ?? [];
    work.gathered.show([{ found: given, weight: 1 }], { questions, maxTokens: FIRST_TOKENS });
    const accounts = has(work, FIND_ACCOUNT) ? await findAccounts(work) : [];
    work.gathered.show(accounts, { questions, maxTokens: FIRST_TOKENS });
    const before = work.gathered.fit.keptTokens;
    await showCited(work, questions);
    const maxTokens = FIRST_TOKENS - (work.gathered.fit.keptTokens - before);
    const maxPieces = MOST_PIECES - work.gathered.pieces.length;
    work.gathered.show(rankings, { questions, maxTokens, maxPieces });
  }
  work.question = correctWords(work.question, findCorrections(corrections, work.gathered.passages));
}

/**
 * What goes on from an answer is asked about its sources: they are read again, with the rights of today, and shown before what a
 * search makes of a few words.
 */
async function showCited(work: AgentWork, questions: readonly string[]): Promise<void> {
  const { call, question, tools } = work.context;
  const answer = question.history.findLast(({ cited = [] }) => cited.length > 0);
  if (answer === undefined || !has(work, SEARCH) || !tools.some(({ name }) => name === READ_PASSAGES)) return;
  const { evidence } = await call(READ_PASSAGES, { ids: answer.cited?.slice(0, MOST_CITED) });
  const asked = question.history.findLast(({ from }) => from === 'asker')?.text ?? '';
  work.gathered.show([{ found: evidence, weight: 1 }], {
    questions: [...questions, asked],
    maxTokens: CITED_TOKENS,
    maxPieces: MOST_CITED_PIECES,
  });
}

/** How a question is first looked up for a model that writes. */
export function firstQuery(question: string): { query: string; titles: true } {
  return { query: question.slice(0, MAX_QUERY), titles: true };
}

/** What is looked up besides: the searches of the model that understood, and what code makes of the question alone. */
function supporting({ context }: AgentWork, questions: readonly string[]): string[] {
  const { understanding, question, given } = context;
  const open = given?.open.slice(0, MOST_OPEN) ?? [];
  const read =
    understanding === undefined
      ? []
      : [partsOf(standaloneQuestion(question))[0].about, ...understanding.searches];
  return [...new Set([...open, ...read])].filter((query) => !questions.includes(query));
}

async function searchFor(
  work: AgentWork,
  query: string,
  { writes, corrections }: { writes: boolean; corrections: Correction[] },
): Promise<Evidence[]> {
  const started = performance.now();
  const input = writes ? firstQuery(query) : { query: query.slice(0, MAX_QUERY) };
  const { evidence, search } = await work.context.call(SEARCH, input);
  work.toolCalls.push({ tool: SEARCH, ms: Math.round(performance.now() - started), ok: true });
  work.searched.push(query);
  corrections.push(...(search?.corrections ?? []));
  work.synonyms.push(...(search?.synonyms ?? []));
  return evidence;
}

/** The records of the accounts that the question names, or else what was said before it. */
async function findAccounts(work: AgentWork): Promise<SearchRanking[]> {
  const { findAccounts, question } = work.context;
  if (findAccounts === undefined) return [];
  const named = await findAccounts(work.question);
  const said = question.history.map(({ text }) => text).join('\n');
  const names = named.length > 0 || said === '' ? named : (await findAccounts(said)).slice(-1);
  const rankings: SearchRanking[] = [];
  for (const name of names.slice(0, MOST_ACCOUNTS)) {
    const { evidence } = await work.context.call(FIND_ACCOUNT, { name });
    rankings.push({ found: evidence, weight: SUPPORT });
  }
  return rankings;
}

function has({ agent, context }: AgentWork, tool: string): boolean {
  return agent.tools.includes(tool) && context.tools.some(({ name }) => name === tool);
}
