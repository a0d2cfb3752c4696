import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../core/citation.ts';
import { deniedQuotes } from './denied-quotes.ts';
import { readQuestion } from './question.ts';
import { scoreUnits } from './score.ts';

const passage = (n: number, title: string, text: string): Evidence => ({
  n,
  kind: 'passage',
  id: `passage:${n}`,
  title,
  text: `# ${title}\n\n${text}`,
  language: 'en',
  score: 1 / n,
});

const CARDS = [
  passage(1, 'Battlecard: Arvo', 'Arvo is a mobile app for technicians. Its mobile app is fast.'),
  passage(2, 'Battlecard: Brint', 'Brint has no mobile app, only a website. Brint is cheap.'),
  passage(3, 'Battlecard: Celta', 'Celta is sold without a mobile app. It has no API.'),
];
const EDITIONS = passage(
  1,
  'Editions',
  '| Feature | Starter | Business |\n| API | no | yes |\n| Audit log | no | no |\n| Export | yes | yes |',
);

async function quotes(text: string, evidence: Evidence[]): Promise<string[] | null> {
  const question = await readQuestion({ text, about: text }, null);
  const found = deniedQuotes(question, scoreUnits(question, evidence), evidence);
  return found?.map((quote) => quote.map((unit) => unit.text).join(' ')) ?? null;
}

describe('a question for what something is not', () => {
  test('is answered by every sentence that denies it, and none that speaks of it', async () => {
    expect(await quotes('Which competitors have no mobile app?', CARDS)).toEqual([
      'Brint has no mobile app, only a website.',
      'Celta is sold without a mobile app.',
    ]);
  });

  test('is answered by the row that says no', async () => {
    expect(await quotes('Which editions have no audit log?', [EDITIONS])).toEqual([
      'Feature: Audit log; Starter: no; Business: no',
    ]);
    expect(await quotes('Which editions have no export?', [EDITIONS])).toEqual([]);
  });

  test('is told from one for what is', async () => {
    expect(await quotes('Which competitors have a mobile app?', CARDS)).toBeNull();
    expect(await quotes('Why is there no mobile app?', CARDS)).toBeNull();
  });
});
