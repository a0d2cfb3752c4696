import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import type { Language } from '../core/language.ts';
import { citedMarks } from '../guardrails/cited-marks.ts';
import type { SentenceCheck } from '../guardrails/output/sentence-check.ts';
import { verifySentence } from '../guardrails/output.ts';
import { t } from '../messages/t.ts';
import type { ConflictingEvidence } from './agent-context.ts';
import type { AgentWork } from './agent-work.ts';
import { layOutTables } from './lay-out-tables.ts';
import { suggestNext } from './suggest-next.ts';

/** More than these would bury the answer. */
const MAX_SHOWN = 2;
/** Characters of a part that is left open. */
const MAX_PART = 120;

/** Turns a verified text into a draft: with both sides where sources disagree, and with what to ask next. */
export async function composeAnswer(
  { context, gathered }: AgentWork,
  text: string,
  open: readonly string[] = [],
): Promise<Draft> {
  const { question } = context;
  const evidence = gathered.all;
  const marks = citedMarks(text);
  // A passage that stands in a piece as well would contradict its neighbour twice.
  const compared = gathered.pieces.length > 0 ? gathered.pieces : evidence;
  const found = (await context.findConflicts?.(compared, question.text)) ?? [];
  const disagreements = found
    .filter(({ sides }) => sides.some(({ n }) => marks.includes(n)))
    .filter(({ sides }) =>
      sides.every((side) => mayBeShown(side, { evidence, question: question.text, checks: context.checks })),
    )
    .slice(0, MAX_SHOWN);
  const told = disagreements.filter(({ sides }) => !sides.every((side) => text.includes(side.text)));
  return {
    type: 'answer',
    parts: [
      ...layOutTables(text, evidence),
      ...told.map((each) => ({ type: 'text' as const, text: formatBothSides(each, question.language) })),
    ],
    evidence,
    suggestions: suggestNext(question, text, evidence),
    notes: [
      ...open.map((part) => t(question.language, 'agent.left_open', { part: part.slice(0, MAX_PART) })),
      ...(told.length < disagreements.length ? [t(question.language, 'agent.disagreement_shown')] : []),
    ],
  };
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
