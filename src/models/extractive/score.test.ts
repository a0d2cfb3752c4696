import { expect, test } from 'vitest';
import type { Evidence } from '../../core/citation.ts';
import { readQuestion } from './question.ts';
import { scoreUnits } from './score.ts';

const PRICES: Evidence = {
  n: 1,
  kind: 'passage',
  id: 'passage:1',
  articleId: 'docs/prices.md',
  title: 'Prices of the portal',
  text: '# Prices of the portal\n\nThe portal has a discount for charities. The portal costs 9 EUR a month.',
  language: 'en',
  score: 1,
};
const mayAnswer = async (text: string) =>
  scoreUnits(await readQuestion({ text, about: text }, null), [PRICES]).some(({ eligible }) => eligible);

test('whether there is a thing of several words is answered only by what names it', async () => {
  expect(await mayAnswer('is there a student discount for the portal?')).toBe(false);
  expect(await mayAnswer('is there a charity discount for the portal?')).toBe(true);
  expect(await mayAnswer('is there a discount for the portal?')).toBe(true);
});
