import type { Evidence } from '../core/citation.ts';
import type { ModelMessage } from '../core/model.ts';
import type { Question } from '../core/question.ts';
import { answerForm } from './answer-form.ts';
import type { Workplace } from './workplace.ts';
import { EVIDENCE_RULE, writeEvidence } from './write-prompt.ts';
import { writeSituation } from './write-situation.ts';

/** The most lines of a lead. */
export const MAX_LINES = 3;
/** Characters of a line: beyond this it is a paragraph. */
export const LONGEST_LINE = 280;

/**
 * Puts together what a model writes the lead of a reply from. The instructions are the same for all leads of a flow, so
 * that a provider can keep them.
 */
export function writeLeadMessages(
  { about, question, workplace }: { about: string; question: Question; workplace?: Workplace },
  evidence: Evidence[],
): ModelMessage[] {
  return [
    { role: 'system', content: writeInstructions(about) },
    {
      role: 'user',
      content: `${writeSituation(question, workplace)}\n\n${writeEvidence(evidence)}\n\nAsked:\n${question.text}`,
    },
  ];
}

function writeInstructions(about: string): string {
  return [
    'You write the lead of a reply that colleagues read in a chat, from their company’s own articles and records. The reply is written already and stands below the lead: it lists what the evidence holds. The lead says what to take from it.',
    `What the lead is about: ${about}`,
    'Rules:',
    EVIDENCE_RULE,
    `- At most ${MAX_LINES} claims, the most pressing first, each one short sentence of at most 25 words; fewer where less matters. Only facts: no "lead", no "advice", no heading.`,
    '- Each claim quotes what it says. How things will go, and what nobody recorded, is not said.',
    ...answerForm(),
  ].join('\n');
}
