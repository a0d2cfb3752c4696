import { NO_ANSWER } from '../core/model.ts';

/** How a model is to write its answer, a rule a line; the same for every question, so that providers can keep it. */
export function answerForm(): string[] {
  return [
    '- Close every sentence and every list item with the numbers of the evidence that supports it, like this: [1] or [1][3]. Do not write a sentence that you cannot close so.',
    '- Copy numbers, dates, prices and names exactly as the evidence has them. Do not calculate in your head.',
    '- If two pieces of evidence contradict each other, say so and give both with their numbers.',
    `- If neither the evidence nor a further search answers any part of the question, reply with ${NO_ANSWER} and nothing else.`,
    '- Plain, short sentences; steps as a numbered list; no greeting, no closing line, no headings, unless a text was asked for.',
    '- Links only if the evidence has them. Promise nothing in the name of the company.',
  ];
}
