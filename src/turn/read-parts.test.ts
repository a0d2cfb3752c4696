import { expect, it } from 'vitest';
import { readParts } from './read-parts.ts';

const leaningOf = (text: string) =>
  readParts({ text, history: [] }).flatMap(({ leaning }) => leaning.map(({ about }) => about));

it('what is asked in the same breath is a question by itself, about what it leans on', () => {
  expect(leaningOf('What does Enterprise cost for 250 seats and does it include SSO?')).toEqual([
    'does Enterprise include SSO?',
  ]);
  expect(leaningOf('Who owns Velmara Hotels and when did they last have an outage?')).toEqual([
    'when did Velmara Hotels last have an outage?',
  ]);
});

it('what stands for itself is a part of its own, and one question has none that leans', () => {
  const [first, second] = readParts({
    text: 'How much is Business for 80 seats? How do I import assets?',
    history: [],
  });
  expect([first?.leaning, second?.text]).toEqual([[], 'How do I import assets?']);
  expect(leaningOf('What do Business and Enterprise cost for 100 seats?')).toEqual([]);
});
