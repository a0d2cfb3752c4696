import { expect, test } from 'vitest';
import { type AnswerCase, scoreAnswers } from './answers.ts';

const CASES: AnswerCase[] = [
  { split: 'dev', question: 'right', expected: ['30 days', '1 month'], page: 'a.md' },
  { split: 'dev', question: 'wrong', expected: ['30 days'], page: 'a.md' },
  { split: 'dev', question: 'silent', expected: ['30 days'], page: 'a.md' },
  { split: 'dev', question: 'unknown', expected: null, page: null },
  { split: 'dev', question: 'invented', expected: null, page: null },
];

test('an answer counts only when a citation holds the expected words', async () => {
  const said = (quote: string) => ({ text: `30 days ${quote}`, citations: [{ quote, id: 'passage:1' }] });
  const answers = new Map([
    ['right', said('It is **1  Month**.')],
    ['wrong', said('It is a week.')],
    ['invented', said('Yes.')],
  ]);
  const score = await scoreAnswers(CASES, async (question) => answers.get(question) ?? null);
  expect(score).toMatchObject({
    answerable: 3,
    answered: 2,
    citedAnswer: 1,
    unanswerable: 2,
    wronglyAnswered: 1,
  });
  expect(score.misses.map((miss) => miss.question)).toEqual(['wrong', 'silent', 'invented']);
});
