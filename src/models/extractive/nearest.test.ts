import { expect, test } from 'vitest';
import type { Evidence } from '../../core/citation.ts';
import { findNearest } from '../extractive.ts';

const article = (n: number, title: string, text: string): Evidence => ({
  n,
  kind: 'passage',
  id: `passage:${n}`,
  articleId: `docs/${n}.md`,
  title,
  text,
  language: 'en',
  score: 1 / n,
});
const FOUND = [
  article(1, 'Travel and expenses', 'Trains are preferred to flights. Receipts are kept for a year.'),
  article(2, 'Delays', 'Orders that arrive late after dinner are shown in red at home.'),
];
const nearest = async (question: string) =>
  (await findNearest(FOUND, { question, synonyms: [] }, null)).map(({ n }) => n);

test('what may help holds the article that was found first, though no sentence of it comes near', async () => {
  expect(await nearest('may I expense a taxi home late after dinner where orders arrive in red?')).toEqual([
    2, 1,
  ]);
});

test('what comes near by itself stands once', async () => {
  expect(await nearest('are trains preferred to flights?')).toEqual([1]);
});

test('nothing is shown where nothing comes near, whatever was found first', async () => {
  expect(await nearest('who won the chess championship?')).toEqual([]);
});

test('what is in the language of the question stands before what is not, however near that comes', async () => {
  const german = {
    ...article(1, 'Benachrichtigungen abschalten', 'Benachrichtigungen schaltet man unter Konto ab.'),
    language: 'de',
  };
  const english = article(
    2,
    'Notifications do not arrive',
    'Check whether notifications are allowed on the phone.',
  );
  const question = 'how can I silence the notifications on my phone?';
  const found = await findNearest([german, english], { question, synonyms: [] }, null);
  expect(found[0]?.n).toBe(2);
});
