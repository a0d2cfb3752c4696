import { NO_ANSWER } from '../core/model.ts';
import { CLAIM_KINDS } from './claims/claim.ts';

const EXAMPLE = [
  '{"text":"From 50 seats, Business costs 26.00 EUR per seat per month on the annual term.","kind":"fact","support":[{"n":2,"quote":"50–199 | 26.00 EUR | 31.20 EUR"}]}',
  '{"missing":["prices in Swiss francs"]}',
];

/**
 * How a model is to write its answer, a rule a line: a line of JSON a claim, with the words that support it. It is the
 * same for every question, so that providers can keep it.
 */
export function answerForm(): string[] {
  return [
    'Form of the answer: JSON lines, one claim a line, in the order of reading, and nothing else. For example:',
    ...EXAMPLE,
    `- "text": one sentence or list item in plain Markdown, complete in itself, without numbers in brackets. "kind": ${CLAIM_KINDS.join(', ')}. A "lead" introduces what follows and ends with a colon; a "step" is one of several to be done in order; a "comparison" adds "subject" and "aspect", and its "text" is the value; a "conflict" gives both sides of a disagreement.`,
    '- "support": every piece that the claim rests on, with the words copied from it exactly: a whole sentence, list item or table row. Everything in the claim must stand in these words. A lead needs none, nor does advice that only draws on the claims above.',
    '- Last line: "missing" names what the question asks and the evidence does not cover, in the question’s words; [] where it covers all.',
    `- If neither the evidence nor a further search answers any part of the question, reply with ${NO_ANSWER} and nothing else.`,
    '- Copy numbers, dates, prices and names exactly as the evidence has them. Do not calculate in your head.',
    '- If two pieces of evidence contradict each other, give both sides.',
    '- Plain, short sentences; no greeting and no closing line unless a text was asked for. Links only if the evidence has them. Promise nothing in the name of the company.',
  ];
}
