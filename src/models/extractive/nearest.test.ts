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
    ...article(1, 'Export im Portal', 'Im Portal stehen IMEI und ICCID als CSV bereit.'),
    language: 'de',
  };
  const english = article(
    2,
    'The Portal',
    'The Portal shows a list of devices, each with its IMEI and its name.',
  );
  const question = 'does the Portal list IMEI and ICCID as CSV?';
  const ask = async (...found: Evidence[]) =>
    (await findNearest(found, { question, synonyms: [] }, null)).map(({ n }) => n);
  expect(await ask(german, english)).toEqual([2, 1]);
  expect((await ask({ ...german, language: 'en' }, english))[0]).toBe(1);
});

test('words that any story is told with bring nothing near by themselves', async () => {
  const found = [
    article(1, 'Whiteboards', 'A whiteboard does not know who did what.'),
    article(2, 'Badges', 'Visitors need a badge.'),
  ];
  const ask = async (question: string) =>
    (await findNearest(found, { question, synonyms: [] }, null)).map(({ n }) => n);
  expect(await ask('what do you know about Acme')).toEqual([]);
  expect(await ask('what do you know about whiteboards at Acme')).toEqual([1]);
});

test('of an article with a sentence longer than what is shown another one is', async () => {
  const runOn = `Kept data of laptops ${'and of everything else '.repeat(20)}is listed here.`;
  const found = [article(1, 'Data', `${runOn} Laptops are wiped when they come back.`)];
  const shown = await findNearest(
    found,
    { question: 'is data of laptops listed for ever?', synonyms: [] },
    null,
  );
  expect(shown.map(({ text }) => text)).toEqual(['Laptops are wiped when they come back. [1]']);
});
