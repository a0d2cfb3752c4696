import { expect, test } from 'vitest';
import type { Evidence } from '../../core/citation.ts';
import { aboutOthers } from './about-others.ts';
import { chooseQuotes, surenessFeatures } from './answer.ts';
import { readQuestion } from './question.ts';
import { scoreUnits } from './score.ts';

const passage = (n: number, title: string, text: string): Evidence => {
  return { n, kind: 'passage', id: `passage:${n}`, title, text, language: 'en', score: 1 / n };
};
const FOUND = [
  passage(
    1,
    'Rival: Brixolab',
    'Brixolab sells planning software to bakeries in Portugal and works there with partners.',
  ),
  passage(2, 'Taking leave', 'People who travel tell their lead. Acmeflow pays the flight.'),
  passage(3, 'The Acmeflow app', 'The Acmeflow app works on phones.'),
  passage(4, 'Set up SAML', 'Acmeflow reads SAML metadata.'),
];
const titles = async (text: string) => {
  const question = await readQuestion({ text, about: text }, null);
  return [...aboutOthers(question, FOUND)].map(({ title }) => title);
};

test('is what has a title with a name that is not asked about, nor the company’s own, nor an abbreviation', async () => {
  expect(await titles('May I work from Portugal?')).toEqual(['Rival: Brixolab']);
  expect(await titles('Where does Brixolab sell?')).toEqual([]);
  expect(await titles('where does brixolab sell?')).toEqual([]);
});

test('is less sure to answer', async () => {
  const subject = async (text: string) => {
    const question = await readQuestion({ text, about: text }, null);
    return surenessFeatures(question, scoreUnits(question, FOUND)).subject;
  };
  expect(await subject('Which software does Brixolab sell to bakeries in Portugal?')).toBe(1);
  expect(await subject('Which software do bakeries in Portugal use?')).toBe(0);
});

test('does not answer by the one word that a question shares with it', async () => {
  const answers = async (text: string) => {
    const question = await readQuestion({ text, about: text }, null);
    return chooseQuotes(question, scoreUnits(question, FOUND)).flat();
  };
  expect(await answers('can I work from Portugal')).toEqual([]);
  expect(await answers('does Brixolab work with partners in Portugal')).not.toEqual([]);
});
