import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../core/citation.ts';
import { comparedQuotes } from './compared-quotes.ts';
import { readQuestion } from './question.ts';

const passage = (n: number, title: string, text: string): Evidence => ({
  n,
  kind: 'passage',
  id: `passage:${n}`,
  title,
  text: `# ${title}\n\n${text}`,
  language: 'en',
  score: 1 / n,
});

async function compare(text: string, evidence: Evidence[]): Promise<string[] | null> {
  const read = (said: string) => readQuestion({ text: said, about: said }, null);
  const found = await comparedQuotes(await read(text), evidence, read);
  return found?.map((quote) => quote.map((unit) => unit.text).join(' | ')) ?? null;
}

const ROTATION = passage(1, 'Shift rotation', 'The rotation says who is on call in which week.');
const ESCALATION = passage(
  2,
  'Escalation path',
  'The escalation path says who is called when nobody answers.',
);
const EDITIONS = passage(
  3,
  'Editions',
  '| Feature | Starter | Business |\n| API | no | yes |\n| Seats | 5 | 10 |',
);

describe('a comparison', () => {
  test.each([
    ['What is the difference between the escalation path and the shift rotation?'],
    ['Escalation path vs shift rotation'],
    ['compare the escalation path with the shift rotation'],
  ])('quotes both in the order of the question: %s', async (text) => {
    expect(await compare(text, [ROTATION, ESCALATION])).toEqual([
      'The escalation path says who is called when nobody answers.',
      'The rotation says who is on call in which week.',
    ]);
  });

  test('quotes the table that has a column for each', async () => {
    expect(await compare('How does Business differ from Starter?', [ROTATION, EDITIONS])).toEqual([
      'Feature: API; Starter: no; Business: yes | Feature: Seats; Starter: 5; Business: 10',
    ]);
  });

  test('is none where one of the two is not there, or nothing is compared', async () => {
    expect(
      await compare('What is the difference between the rotation and a holiday?', [ROTATION]),
    ).toBeNull();
    expect(await compare('Who is on call?', [ROTATION, ESCALATION])).toBeNull();
  });
});
