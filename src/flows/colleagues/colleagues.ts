import { sql } from 'drizzle-orm';
import type { Evidence } from '../../core/citation.ts';
import type { Draft } from '../../core/draft.ts';
import type { Language } from '../../core/language.ts';
import type { Question } from '../../core/question.ts';
import { t } from '../../messages/t.ts';
import { asAudience } from '../../store/as-audience.ts';
import type { OpenDatabase } from '../../store/database.ts';
import { findOwner } from '../../store/owners.ts';
import type { Row } from '../../store/row.ts';
import { analyze } from '../../text/analyze.ts';
import {
  type ColleagueIntent,
  readColleagueIntent,
  tellingTitleWords,
} from '../../text/colleagues/colleague-intent.ts';
import { cite } from '../citation-marks.ts';
import { defineFlow, type Flow, type FlowContext, type FlowMatch } from '../define-flow.ts';
import { type Colleague, findColleagues, MOST_FOUND, nameOf } from './colleague-tool.ts';

const NOBODY: Draft = { type: 'refused', reason: 'nothing_found', evidence: [] };

/** Creates the flow that answers who somebody of the company is, and who looks after an article. */
export function createColleaguesFlow(database: OpenDatabase): Flow {
  return defineFlow<ColleagueIntent>({
    name: 'colleagues',
    agent: 'general',
    tools: ['find_colleagues', 'search_articles'],
    match: (question) => matchColleagues(database, question),
    run: ({ input }, context) =>
      input.type === 'person'
        ? draftPeople(input.words, context)
        : draftOwner(database, input.words, context),
  });
}

/** An account's people are asked for in the same words; what is known of an account goes first. */
async function matchColleagues(
  database: OpenDatabase,
  { text, audience }: Question,
): Promise<FlowMatch<ColleagueIntent> | null> {
  const input = readColleagueIntent(text);
  if (input === null) return null;
  if (input.type === 'owner') return { confidence: 0.62, reason: 'who looks after an article', input };
  const found = await findColleagues(database, audience, input.words);
  if (found.length === 0 || found.length > MOST_FOUND) return null;
  return { confidence: 0.72, reason: 'somebody of the company is named', input };
}

async function draftPeople(who: string, { question, call }: FlowContext): Promise<Draft> {
  const { value, evidence } = await call('find_colleagues', { who });
  const { people } = value as { people: Colleague[] };
  if (evidence.length < people.length || people.length === 0) return NOBODY;
  return answer(
    people.map((one) => formatColleague(one, question.language, markOf(evidence, one))),
    evidence,
  );
}

/** What the tool brought stands in its evidence's id with a rule of who may read it before it. */
function markOf(evidence: readonly Evidence[], { id }: Colleague): string {
  const profile = evidence.find((one) => one.id.split(':').at(-1) === id);
  return profile === undefined ? '' : `[${profile.n}]`;
}

/** Name and job, then what else is known, a line each. */
function formatColleague(
  { name, title, groups, articles }: Colleague,
  language: Language,
  mark: string,
): string {
  const lines = [
    title === '' ? `**${name}**` : `**${name}**, ${title}`,
    ...(groups.length === 0 ? [] : [t(language, 'flow.colleague.groups', { list: groups.join(', ') })]),
    ...(articles.length === 0
      ? []
      : [t(language, 'flow.colleague.looks_after', { list: articles.join('; ') })]),
  ];
  return lines.map((line) => cite(line, mark)).join('\n');
}

async function draftOwner(
  database: OpenDatabase,
  words: string,
  { question, call }: FlowContext,
): Promise<Draft> {
  const { evidence: found } = await call('search_articles', { query: words, limit: 5 });
  const article = found.find(({ title, language }) => isNamed(title, words, language ?? question.language));
  if (article?.articleId === undefined) return NOBODY;
  const owner = await readOwner(database, question, article.articleId);
  const person = owner === null ? null : await findOwner(database, question.audience.teamId, owner);
  if (person === null) return NOBODY;
  const { evidence } = await call('find_colleagues', { who: person.id, articleId: article.articleId });
  const [profile] = evidence;
  if (profile === undefined) return NOBODY;
  const text = t(question.language, 'flow.colleague.owner', { name: nameOf(person), article: article.title });
  return answer([cite(text, `[${profile.n}]`)], evidence);
}

function answer(lines: readonly string[], evidence: Evidence[]): Draft {
  return { type: 'answer', parts: lines.map((text) => ({ type: 'text', text })), evidence, suggestions: [] };
}

/** Whether a title says all that tells an article from others. */
function isNamed(title: string, words: string, language: string): boolean {
  const said = new Set(analyze(title, language));
  const telling = tellingTitleWords(words);
  return (
    telling.length > 0 && telling.every((word) => analyze(word, language).every((lexeme) => said.has(lexeme)))
  );
}

async function readOwner(
  database: OpenDatabase,
  { audience }: Question,
  articleId: string,
): Promise<string | null> {
  const [row] = await asAudience(database, audience, (tx) =>
    tx.query<Row<'articles', 'owner'>>(sql`select owner from articles where id = ${articleId}`),
  );
  return row?.owner ?? null;
}
