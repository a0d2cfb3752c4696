import { describe, expect, test } from 'vitest';
import { type Replay, sumUp } from './compare-index-versions.ts';
import { judgeComparison } from './quality-gate.ts';

const replays = (ranks: [live: number | null, shadow: number | null][]): Replay[] =>
  ranks.map(([live, shadow], at) => ({
    question: `q${at}`,
    expected: ['a'],
    ranks: { live, shadow },
    overlap: 1,
  }));
const many = (count: number, ranks: [number | null, number | null]) =>
  Array.from({ length: count }, () => ranks);
const judge = (ranks: [number | null, number | null][]) => judgeComparison(sumUp(replays(ranks)));

describe('an index goes live', () => {
  test('when it finds as much as the live one, or more', () => {
    expect(judge(many(10, [1, 1]))).toEqual({ passes: true, reasons: [] });
    expect(judge(many(10, [null, 3]))).toEqual({ passes: true, reasons: [] });
  });

  test('when it loses a little: one of a hundred', () => {
    expect(judge([...many(99, [1, 1]), [1, null]])).toMatchObject({ passes: true });
  });

  test('not when it ranks what is expected lower', () => {
    expect(judge(many(10, [1, 2]))).toMatchObject({
      passes: false,
      reasons: ['mrr falls from 1.000 to 0.500, by more than 0.02'],
    });
  });

  test('not when it finds less', () => {
    const { passes, reasons } = judge([...many(19, [1, 1]), [1, null]]);
    expect(passes).toBe(false);
    expect(reasons.join()).toContain('r@10 falls from 1.000 to 0.950');
  });

  test('not when many questions lose what they found, though as many others find it', () => {
    const { passes, reasons } = judge([...many(8, [1, 1]), [1, null], [null, 1]]);
    expect(passes).toBe(false);
    expect(reasons).toEqual(['1 of 10 questions lose what they expect from the first ten, more than 5 %']);
  });

  test('not by hardly any question', () => {
    expect(judge(many(4, [1, 1]))).toMatchObject({ passes: false });
    expect(judge([])).toMatchObject({ passes: false });
  });
});
