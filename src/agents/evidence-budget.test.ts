import { describe, expect, it } from 'vitest';
import { Budget } from '../core/budget.ts';
import type { Evidence } from '../core/citation.ts';
import { asId } from '../core/ids.ts';
import type { Question } from '../core/question.ts';
import { evidenceBudget, MAX_OUTPUT_TOKENS } from './evidence-budget.ts';
import { openEvidenceContext } from './evidence-context.ts';
import { service } from './service.ts';

const question: Question = {
  text: 'How long is a quote valid?',
  history: [],
  asker: null,
  audience: { teamId: asId<Question['audience']['teamId']>('T1'), everyone: true, people: [] },
  language: 'en',
  timeZone: 'UTC',
  now: new Date('2026-11-21T09:00:00Z'),
};

function budgetOf(
  contextTokens: number | undefined,
  maxTokens = 60_000,
  text = question.text,
): number | null {
  const model = {
    name: 'fake',
    ability: 'writes' as const,
    ...(contextTokens === undefined ? {} : { contextTokens }),
    generate: () => {
      throw new Error('Nobody asks.');
    },
  };
  const limits = { maxDepth: 3, maxSteps: 8, maxTokens, maxCostUsd: 1, timeoutMs: 1_000 };
  return evidenceBudget(service, { model, budget: new Budget(limits), question: { ...question, text } });
}

/** A passage of 100 tokens, title included. */
function passage(n: number, tokens = 100): Evidence {
  return {
    n,
    kind: 'passage',
    id: `passage:${n}`,
    title: 'T',
    text: 'The seat is by the window. '.repeat(20).slice(0, tokens * 4 - 2),
  };
}

describe('the tokens that a model gets as evidence', () => {
  it('are not counted where it reads none', () => {
    expect(budgetOf(undefined)).toBeNull();
  });

  it('are a share of what the turn has left, where its window is large', () => {
    expect(budgetOf(128_000, 10_000)).toBe(4_000);
  });

  it('fit its window beside instructions, question and answer', () => {
    const budget = budgetOf(4_096)!;
    expect(budget).toBeGreaterThan(500);
    expect(budget).toBeLessThan(4_096 - MAX_OUTPUT_TOKENS);
    expect(budgetOf(4_096, 60_000, 'why '.repeat(500))).toBeLessThan(budget - 450);
    expect(budgetOf(2_000, 60_000, 'why '.repeat(500))).toBe(0);
  });
});

describe('the evidence of a turn', () => {
  it('takes what comes first as far as two thirds of its budget go, and counts what it cuts', () => {
    const context = openEvidenceContext(600);
    const taken = context.add([1, 2, 3, 4, 5, 6].map((n) => passage(n)));
    expect(taken.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
    expect(context.all).toEqual(taken);
    expect(context.fit).toEqual({ budgetTokens: 600, kept: 4, keptTokens: 400, cut: 2, cutTokens: 200 });
  });

  it('has room left for a later look-up', () => {
    const context = openEvidenceContext(600);
    context.add([1, 2, 3, 4].map((n) => passage(n)));
    expect(context.add([passage(7), passage(8)]).map(({ n }) => n)).toEqual([7]);
  });

  it('takes a small piece behind one that is too large, and the first one whatever its size', () => {
    const context = openEvidenceContext(300);
    expect(context.add([passage(1), passage(2, 120), passage(3, 90)]).map(({ n }) => n)).toEqual([1, 3]);
    expect(
      openEvidenceContext(0)
        .add([passage(1), passage(2)])
        .map(({ n }) => n),
    ).toEqual([1]);
  });

  it('takes all where there is no budget, and counts nothing twice', () => {
    const context = openEvidenceContext(null);
    context.add([passage(1), passage(2)]);
    context.add([passage(1)]);
    expect(context.fit).toEqual({ budgetTokens: null, kept: 2, keptTokens: 200, cut: 0, cutTokens: 0 });
  });
});
