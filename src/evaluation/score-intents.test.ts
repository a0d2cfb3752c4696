import { expect, test } from 'vitest';
import { scoreIntents } from './score-intents.ts';

test('a rejected text in scope counts as wrong, and against the precision of what is out of scope', () => {
  const figures = scoreIntents([
    { wanted: 'price', given: 'price' },
    { wanted: 'price', given: null },
    { wanted: 'leave', given: 'price' },
    { wanted: 'leave', given: 'leave' },
    { wanted: null, given: null },
    { wanted: null, given: 'leave' },
    { wanted: null, given: 'price' },
    { wanted: null, given: 'price' },
  ]);
  expect(figures).toEqual({
    n: 8,
    accuracy: 3 / 8,
    inScopeAccuracy: 2 / 4,
    oosRecall: 1 / 4,
    oosPrecision: 1 / 2,
  });
});

test('where nothing is out of scope, nothing is said of finding it', () => {
  const figures = scoreIntents([
    { wanted: 'price', given: 'price' },
    { wanted: 'price', given: null },
  ]);
  expect(figures).toEqual({ n: 2, accuracy: 0.5, inScopeAccuracy: 0.5, oosRecall: null, oosPrecision: null });
});
