import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId, type TeamId, type TurnId } from '../../src/core/ids.ts';
import { search } from '../../src/knowledge/search.ts';
import { tokenize } from '../../src/text/analyze.ts';
import { readReceipt } from '../../src/turn/read-receipt.ts';
import { type ExampleApp, openExampleApp } from '../fixtures/example-app.ts';

let example: ExampleApp;

beforeAll(async () => {
  example = await openExampleApp();
});

afterAll(() => example?.close());

test('a reply names the typing errors that it corrected, and so does its receipt', async () => {
  const { text, notes, receiptId } = await example.ask('ofline mode', { as: 'nora' });
  expect(text.toLowerCase()).toContain('offline');
  expect(notes.join(' ')).toContain('*offline*');
  const receipt = await readReceipt(example.app.database, asId<TurnId>(receiptId), 'operator');
  expect(receipt?.retrieval?.corrections).toContainEqual({ said: 'ofline', meant: 'offline' });
});

test('nothing is said to be corrected in a question without typing errors', async () => {
  const { notes } = await example.ask('offline mode', { as: 'nora' });
  expect(notes.join(' ')).not.toContain('you wrote');
});

test('a form of a word that the lexicon knows is no slip of a word of another language', async () => {
  const { database, embedder } = example.app;
  const audience = { teamId: asId<TeamId>('T0FERROWICK'), everyone: true, people: [] };
  const { trace } = await search(database, embedder, {
    query: 'Welche Kunden sehen das?',
    audience,
    limit: 3,
  });
  expect(trace.corrections).toEqual([]);
});

test('a shorter word with two slips is searched as the nearest one, and not said to be it', async () => {
  const { database, embedder } = example.app;
  const audience = { teamId: asId<TeamId>('T0FERROWICK'), everyone: true, people: [] };
  const { trace } = await search(database, embedder, { query: 'wirkspoce ofline', audience, limit: 3 });
  expect(trace.words).toContain('workspac');
  expect(trace.corrections).toEqual([{ said: 'ofline', meant: 'offlin' }]);
});

test('nobody is told a word of hidden articles by misspelling it', async () => {
  const hidden = await wordsOnlyIn("not (r.readers @> array['everyone'] or r.readers @> array['anyone'])");
  const internal = await wordsOnlyIn("not r.readers @> array['anyone']");
  expect(hidden.length).toBeGreaterThan(10);
  for (const [as, words] of [
    ['nora', hidden.slice(0, 20)],
    ['lena', internal.slice(0, 20)],
  ] as const) {
    const asked = words.map((word) => word.slice(0, -2) + word.at(-1) + word.at(-2));
    const { notes, text, receiptId } = await example.ask(`what about ${asked.join(' ')}?`, { as });
    const receipt = await readReceipt(example.app.database, asId<TurnId>(receiptId), 'operator');
    const shown = JSON.stringify([notes, text, receipt?.retrieval]).toLowerCase();
    expect(words.filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(shown))).toEqual([]);
  }
});

/** Longer words of the articles that fulfil a condition, which no other article has. */
async function wordsOnlyIn(condition: string): Promise<string[]> {
  const rows = await example.app.database.query<{ body: string; hidden: boolean }>(sql`
    select a.title || ' ' || a.body as body, ${sql.raw(condition)} as hidden
    from articles a join access_rules r on r.id = a.access_id`);
  const words = (some: typeof rows): Set<string> =>
    new Set(some.flatMap(({ body }) => tokenize(body, 'en').map(({ text }) => text.toLowerCase())));
  const others = words(rows.filter((row) => !row.hidden));
  return [...words(rows.filter((row) => row.hidden))].filter(
    (word) => /^[a-z]{7,}$/.test(word) && !others.has(word),
  );
}
