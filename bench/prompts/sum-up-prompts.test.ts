import { expect, test } from 'vitest';
import { describePrompts, type PromptLine, sumUpPrompts } from './sum-up-prompts.ts';

function line(id: string, tokens: number[], named: boolean | null): PromptLine {
  const calls = tokens.map((inputTokens, at) => ({
    purpose: at === 0 ? ('understand' as const) : ('answer' as const),
    inputTokens,
  }));
  return { id, kind: 'price', question: 'q', agent: 'sales', calls, pieces: ['[1] One'], named };
}

test('tokens are summed up by call and by turn, and questions whose article is missing are named', () => {
  const summary = sumUpPrompts([
    line('a', [400, 2_000], true),
    line('b', [500, 3_000], false),
    line('c', [600, 1_000], null),
    line('flow', [], null),
  ]);
  expect(summary).toMatchObject({
    questions: 4,
    answered: 3,
    calls: { understand: { calls: 3, median: 500 }, answer: { calls: 3, median: 2_000, most: 3_000 } },
    turn: { median: 2_400, most: 3_500 },
    named: { of: 2, found: 1, percent: 50 },
    missing: ['b'],
  });
  expect(describePrompts(summary)).toContain('1 of 2 (50 %)');
});
