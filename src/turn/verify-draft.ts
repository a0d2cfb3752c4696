import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import { figuresBeside } from '../guardrails/output/check-line-figures.ts';
import { readSentence, type SentenceCheck } from '../guardrails/output/sentence-check.ts';
import type { AgentOutcome } from './agent-outcome.ts';
import { allText } from './compose-reply.ts';

/**
 * Step 7 for what flows say: lines without a mark are fixed texts of ours and may hold no figure. An agent's
 * sentences were verified one by one before they were shown.
 */
export function verifyDraft(
  agentOutcome: Pick<AgentOutcome, 'by' | 'draft'>,
  question: Pick<Question, 'text'>,
  lineChecks: readonly SentenceCheck[],
): { draft: Draft; checks: CheckVerdict[] } {
  const { draft } = agentOutcome;
  if (agentOutcome.by !== 'flow' || draft.type !== 'answer') return { draft, checks: [] };
  // What a person wrote is labelled as theirs.
  const faults = allText(draft.parts.filter(({ type }) => type !== 'quote'))
    .split('\n')
    .flatMap((line) => faultOf(line, { draft, question, lineChecks }));
  if (faults.length === 0) return { draft, checks: [{ check: 'output', verdict: 'allowed' }] };
  return { draft: { type: 'refused', reason: 'not_grounded', evidence: draft.evidence }, checks: faults };
}

function faultOf(
  line: string,
  from: {
    draft: Extract<Draft, { type: 'answer' }>;
    question: Pick<Question, 'text'>;
    lineChecks: readonly SentenceCheck[];
  },
): CheckVerdict[] {
  const { draft, question, lineChecks } = from;
  if (!/\[\d{1,3}\]/.test(line)) {
    // A heading may be a name that has a figure in it.
    const known = [...draft.evidence.map(({ title }) => title), question.text].join('\n');
    if (figuresBeside(line.replace(/^\s*\d+[.)]/, ''), known).length === 0) return [];
    return [{ check: 'output.citations', verdict: 'denied', reason: 'a figure without a citation' }];
  }
  const sentence = readSentence({ sentence: line, evidence: draft.evidence, question: question.text });
  for (const check of lineChecks) {
    const reason = check.fault(sentence);
    if (reason != null) return [{ check: `output.${check.name}`, verdict: 'denied', reason }];
  }
  return [];
}
