import { describe, expect, test } from 'vitest';
import type { Evidence } from '../core/citation.ts';
import type { Question } from '../core/question.ts';
import { LINE_CHECKS } from '../guardrails/output.ts';
import { type AgentOutcome, refuseByRule } from './agent-outcome.ts';
import { verifyDraft } from './verify-draft.ts';

const EVIDENCE: Evidence[] = [
  { n: 1, kind: 'record', id: 'price:1', title: 'Price', text: 'Enterprise: 28.00 EUR a seat' },
];
const question = { text: 'What does Enterprise cost?' } as Question;

function verify(line: string, by: AgentOutcome['by'] = 'flow') {
  const draft = {
    type: 'answer' as const,
    parts: [{ type: 'text' as const, text: line }],
    evidence: EVIDENCE,
    suggestions: [],
  };
  return verifyDraft({ ...refuseByRule(draft, 'x'), by }, question, LINE_CHECKS);
}

describe('what a flow says', () => {
  test('is said where its figures stand in what it cites', () => {
    const { draft, checks } = verify('Enterprise costs 28.00 EUR a seat [1].');
    expect(draft.type).toBe('answer');
    expect(checks).toEqual([{ check: 'output', verdict: 'allowed' }]);
  });

  test.each([
    [
      'what the asker said, about whatever',
      'what does it cost for 8 seats?',
      'Enterprise is not sold for 8 [1].',
    ],
    ['what the asker spelled out', 'what is it for eight of us?', 'Enterprise is not sold for 8 [1].'],
  ])('may repeat %s', (_, text, line) => {
    const draft = {
      type: 'answer' as const,
      parts: [{ type: 'text' as const, text: line }],
      evidence: EVIDENCE,
      suggestions: [],
    };
    const asked = { text } as Question;
    expect(verifyDraft({ ...refuseByRule(draft, 'x'), by: 'flow' }, asked, LINE_CHECKS).draft.type).toBe(
      'answer',
    );
  });

  test('may be headed by a name that has a figure in it', () => {
    const evidence = [{ ...EVIDENCE[0]!, title: 'Studio 54' }];
    const parts = [{ type: 'heading' as const, text: 'Studio 54' }];
    const draft = { type: 'answer' as const, parts, evidence, suggestions: [] };
    expect(verifyDraft({ ...refuseByRule(draft, 'x'), by: 'flow' }, question, LINE_CHECKS).draft.type).toBe(
      'answer',
    );
  });

  test('may be a fixed text of ours without a mark', () => {
    expect(verify('Here is what I found.').draft.type).toBe('answer');
  });

  test.each([
    ['a figure that its source does not say', 'Enterprise costs 29.00 EUR a seat [1].', 'output.figures'],
    ['a figure that cites nothing', 'Enterprise costs 28.00 EUR a seat.', 'output.citations'],
    ['a mark that refers to nothing', 'Enterprise costs 28.00 EUR a seat [2].', 'output.citations'],
  ])('is not said with %s, and the receipt says why', (_, line, check) => {
    const { draft, checks } = verify(line);
    expect(draft).toMatchObject({ type: 'refused', reason: 'not_grounded' });
    expect(checks).toMatchObject([{ check, verdict: 'denied' }]);
  });
});

test('what an agent says was verified sentence by sentence before and is not judged again', () => {
  const { draft, checks } = verify('Enterprise costs 29.00 EUR a seat [1].', 'agent');
  expect(draft.type).toBe('answer');
  expect(checks).toEqual([]);
});
