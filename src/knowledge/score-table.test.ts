import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ScoreTable, withScoreTable } from './score-table.ts';

const additions = fc.array(
  fc.record({
    // Of the same page, of neighbouring pages and far away.
    passageId: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 2_000_000 })),
    score: fc.integer({ min: 1, max: 8 }),
  }),
  { maxLength: 200 },
);

test('sums scores by passage and gives the best first, equal ones by id', () => {
  fc.assert(
    fc.property(additions, fc.integer({ min: 1, max: 60 }), (added, limit) => {
      const sums = new Map<number, number>();
      const table = new ScoreTable();
      for (const { passageId, score } of added) {
        table.add(passageId, score);
        sums.set(passageId, (sums.get(passageId) ?? 0) + score);
      }
      const all = [...sums].map(([passageId, score]) => ({ passageId, score }));
      all.sort((a, b) => b.score - a.score || a.passageId - b.passageId);
      expect(table.best(limit)).toEqual(all.slice(0, limit));
      expect(table.size).toBe(sums.size);
      expect(table.lowestOfBest(limit)).toBe(all[limit - 1]?.score ?? Number.NEGATIVE_INFINITY);
    }),
  );
});

test('a table that is lent again knows nothing of the query before, not even one that failed', async () => {
  const failing = withScoreTable(async (table) => {
    table.add(7, 3);
    throw new Error('lost');
  });
  await expect(failing).rejects.toThrow('lost');
  await withScoreTable(async (table) => {
    expect(table.best(10)).toEqual([]);
    // Two queries at once have a table each.
    table.add(1, 1);
    await withScoreTable(async (other) => expect(other.size).toBe(0));
  });
});
