import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import type { Language } from '../core/language.ts';
import type { Question } from '../core/question.ts';
import type { ReplyPart } from '../core/reply.ts';
import { citedMarks } from '../guardrails/cited-marks.ts';
import type { SentenceCheck } from '../guardrails/output/sentence-check.ts';
import { verifySentence } from '../guardrails/output.ts';
import { t } from '../messages/t.ts';
import { contentWords, coverage, readVocabulary } from '../text/content-words.ts';
import { readFigures } from '../text/read-figures.ts';
import type { ConflictingEvidence } from './agent-context.ts';
import type { AgentWork } from './agent-work.ts';
import { quotesOf } from './claims/check-claim.ts';
import type { AnswerClaim } from './claims/claim.ts';
import { renderClaims } from './claims/render-claims.ts';
import { layOutTables } from './lay-out-tables.ts';
import { suggestNext } from './suggest-next.ts';

/** More than these would bury the answer. */
const MAX_SHOWN = 2;
/** Characters of a part that is left open. */
const MAX_PART = 120;

/** What is to be said of an answer besides its claims. */
export interface AnswerRemarks {
  /** Parts of the question that quoting leaves open. */
  open?: readonly string[];
  /** Parts of the question that the sources do not cover, in a model's words. */
  missing?: readonly string[];
  /** How many claims were taken out. */
  leftOut?: number;
  /** A judge that there is did not come to all of the claims. */
  unjudged?: boolean;
  /** The sources' words stand for those of a model. */
  quoted?: boolean;
}

/** Turns verified claims into a draft: with both sides where sources disagree, and with what to ask next. */
export async function composeAnswer(
  { context, gathered }: AgentWork,
  claims: readonly AnswerClaim[],
  remarks: AnswerRemarks,
): Promise<Draft> {
  const { question } = context;
  const evidence = gathered.all;
  const answer = renderClaims(claims).flatMap((part) =>
    part.type === 'text' ? layOutTables(part.text, evidence) : [part],
  );
  const text = answer.map(textOf).join('\n');
  const marks = citedMarks(text);
  const quotes = claims.flatMap(quotesOf);
  // A passage that stands in a piece as well would contradict its neighbour twice.
  const compared = gathered.pieces.length > 0 ? gathered.pieces : evidence;
  const found = (await context.findConflicts?.(compared, question.text, quotes)) ?? [];
  const disagreements = found
    .filter(({ sides }) => sides.some(({ n }) => marks.includes(n)))
    .filter(({ sides }) =>
      sides.every((side) => mayBeShown(side, { evidence, question: question.text, checks: context.checks })),
    )
    .slice(0, MAX_SHOWN);
  const unsaid = disagreements.filter(({ sides }) => !sides.every((side) => isSaid(side, text)));
  return {
    type: 'answer',
    parts: [
      ...answer,
      ...unsaid.map((each) => ({ type: 'text' as const, text: formatBothSides(each, question.language) })),
      ...notCovered(remarks.missing ?? [], question),
    ],
    evidence,
    quotes,
    suggestions: suggestNext(question, text, evidence),
    notes: [
      ...notesOf(remarks, question.language),
      ...(unsaid.length < disagreements.length ? [t(question.language, 'agent.disagreement_shown')] : []),
    ],
  };
}

/** What readers are told of how claims were checked. */
export function checkedNotes(
  { leftOut = 0, unjudged = false }: Pick<AnswerRemarks, 'leftOut' | 'unjudged'>,
  language: Language,
): string[] {
  return [
    ...(leftOut > 0 ? [t(language, 'agent.left_out', { count: leftOut })] : []),
    ...(unjudged ? [t(language, 'agent.not_judged')] : []),
  ];
}

function notesOf({ open = [], quoted, ...checked }: AnswerRemarks, language: Language): string[] {
  return [
    ...open.map((part) => t(language, 'agent.left_open', { part: part.slice(0, MAX_PART) })),
    ...checkedNotes(checked, language),
    ...(quoted === true ? [t(language, 'agent.quoted_instead')] : []),
  ];
}

/** What the sources do not cover is said by code; a model's words for it go no further than the question's. */
function notCovered(missing: readonly string[], { text, history, language }: Question): ReplyPart[] {
  if (missing.length === 0) return [];
  const asked = [text, ...history.map((said) => said.text)].join('\n');
  const named = missing
    .map((part) => part.trim().replace(/[.。]$/u, ''))
    .filter((part) => part !== '' && isSaidIn(part, asked));
  const said =
    named.length === 0
      ? t(language, 'agent.part_not_covered')
      : t(language, 'agent.not_covered', { part: named.map((part) => part.slice(0, MAX_PART)).join('; ') });
  return [{ type: 'text', text: said }];
}

/** Whether a part is in the question's words, its figures included. */
function isSaidIn(part: string, asked: string): boolean {
  const figures = readFigures(asked).flatMap(({ values }) => values);
  return (
    coverage(contentWords(part), readVocabulary(asked)) === 1 &&
    readFigures(part).every(({ values }) => values.some((value) => figures.includes(value)))
  );
}

/** Whether an answer has said a side already, in its words or with its figures. */
function isSaid(side: { n: number; text: string }, text: string): boolean {
  if (text.includes(side.text)) return true;
  const figures = readFigures(side.text);
  const said = readFigures(text).flatMap(({ values }) => values);
  return (
    citedMarks(text).includes(side.n) &&
    figures.length > 0 &&
    figures.every(({ values }) => values.some((value) => said.includes(value)))
  );
}

function textOf(part: ReplyPart): string {
  if (part.type === 'table') return part.rows.map((row) => row.join(' | ')).join('\n');
  return part.type === 'text' ? part.text : '';
}

/** What nobody verified yet is: a source may hold mentions, links and marks of its own. */
function mayBeShown(
  side: { n: number; text: string },
  { checks, ...rest }: { evidence: Evidence[]; question: string; checks: readonly SentenceCheck[] },
): boolean {
  if (citedMarks(side.text).length > 0) return false;
  return verifySentence({ sentence: `${side.text} [${side.n}]`, ...rest }, checks).ok;
}

function formatBothSides({ sides: [one, other] }: ConflictingEvidence, language: Language): string {
  return t(language, 'agent.disagreement', { one: one.text, a: one.n, other: other.text, b: other.n });
}
