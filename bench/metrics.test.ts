import { describe, expect, it } from 'vitest';
import { scoreRankings } from './metrics.ts';

const score = (ranking: string[], judgments: Record<string, number>) =>
  scoreRankings(new Map([['q', ranking]]), new Map([['q', new Map(Object.entries(judgments))]]));

describe('the figures of a retrieval run', () => {
  it('are those computed by hand for one query', () => {
    // Relevant at ranks 1 and 3, a third relevant one never found.
    const figures = score(['a', 'x', 'b', 'y'], { a: 1, b: 1, c: 1 });
    expect(figures.map).toBeCloseTo((1 / 1 + 2 / 3) / 3, 10);
    expect(figures['p@3']).toBeCloseTo(2 / 3, 10);
    expect(figures['r@1']).toBeCloseTo(1 / 3, 10);
    expect(figures['r@3']).toBeCloseTo(2 / 3, 10);
    expect(figures['r@100']).toBeCloseTo(2 / 3, 10);
    expect(figures.mrr).toBe(1);
    // DCG 1 + 1/log2(4) = 1.5; ideal 1 + 1/log2(3) + 1/log2(4) = 2.13093.
    expect(figures['ndcg@10']).toBeCloseTo(1.5 / 2.1309297536, 8);
  });

  it('take grades as gains in nDCG and as relevance elsewhere', () => {
    const figures = score(['low', 'none', 'high'], { low: 1, none: 0, high: 2 });
    // DCG 1 + 2/2 = 2; ideal 2 + 1/log2(3) = 2.63093.
    expect(figures['ndcg@10']).toBeCloseTo(2 / 2.6309297536, 8);
    expect(figures.map).toBeCloseTo((1 + 2 / 3) / 2, 10);
  });

  it('see no further than their depth', () => {
    const ranking = Array.from({ length: 200 }, (_, index) => `d${index + 1}`);
    const figures = score(ranking, { d11: 1, d51: 1, d101: 1 });
    expect(figures['r@10']).toBe(0);
    expect(figures['r@50']).toBeCloseTo(1 / 3, 10);
    expect(figures['r@100']).toBeCloseTo(2 / 3, 10);
    expect(figures['ndcg@10']).toBe(0);
    expect(figures.mrr).toBeCloseTo(1 / 11, 10);
    expect(figures.map).toBeCloseTo((1 / 11 + 2 / 51 + 3 / 101) / 3, 10);
  });

  it('are means in which a query that found nothing counts as 0 and one without relevant documents not at all', () => {
    const figures = scoreRankings(
      new Map([['found', ['a']]]),
      new Map([
        ['found', new Map([['a', 1]])],
        ['empty', new Map([['a', 1]])],
        ['unjudged', new Map([['a', 0]])],
      ]),
    );
    expect(figures.map).toBe(0.5);
    expect(figures['r@1']).toBe(0.5);
  });
});
