import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { type AskDocument, askTurns } from '../../src/cli/ask-from-terminal.ts';
import { findAsker } from '../../src/cli/find-asker.ts';
import { asId, type MessageTs, type TeamId } from '../../src/core/ids.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { search } from '../../src/knowledge/search.ts';
import type { Turns } from '../../src/turn/create-turns.ts';
import { type ExampleApp, openExampleApp } from '../fixtures/example-app.ts';

const TEAM = asId<TeamId>('T0FERROWICK');

let example: ExampleApp;
let app: App;
let turns: Turns;

beforeAll(async () => {
  example = await openExampleApp();
  ({ app, turns } = example);
});

afterAll(() => example?.close());

async function ask(text: string, thread?: string): Promise<AskDocument> {
  const asker = await findAsker(app.database, { as: 'nora', in: 'dm' });
  const placed = thread === undefined ? {} : { threadTs: asId<MessageTs>(thread) };
  return (await askTurns(app, turns, { ...asker, ...placed, text })).document;
}

test('a message of several questions is answered part by part, by flows and by articles', async () => {
  const { outcome, text, citations } = await ask(
    '1) what does Business cost for 40 seats? 2) How long does the free trial last? 3) who approves 25 percent discount?',
  );
  expect(outcome).toBe('answered');
  expect(text).toContain('€29.00');
  expect(text).toContain('21 days');
  expect(text).toContain('deal desk');
  expect(new Set(citations.map(({ n }) => n)).size).toBe(citations.length);
});

test('what of a message stays open is named', async () => {
  const { outcome, text, notes } = await ask(
    'Who owns Northquay Ports? And which moon of Jupiter is the heaviest?',
  );
  expect(outcome).toBe('answered');
  expect(text).toContain('Nora Lindqvist');
  expect(notes.join(' ')).toContain('which moon of Jupiter is the heaviest');
});

test('a reply that is not sure shows the nearest articles, with what they say and where', async () => {
  const { outcome, reason, level, text, citations } = await ask('techs in a tunnel all day, any trouble?');
  expect({ outcome, reason, level }).toEqual({ outcome: 'refused', reason: 'not_sure', level: 'may_help' });
  expect(text).toContain('it may help');
  expect(citations.length).toBeGreaterThan(0);
  expect(citations.length).toBeLessThanOrEqual(3);
});

test('rows of a table are said as that table, each with its source, and aligned in a terminal', async () => {
  const asker = await findAsker(app.database, { as: 'nora', in: 'dm' });
  const { document, reply } = await askTurns(app, turns, {
    ...asker,
    text: 'which sub-processors do we have?',
  });
  const [table] = reply.parts.flatMap((part) => (part.type === 'table' ? [part] : []));
  expect(table?.columns).toEqual(['Sub-processor', 'Purpose', 'Place']);
  expect(table?.rows).toHaveLength(4);
  for (const row of table?.rows ?? []) expect(row.at(-1)).toMatch(/\S \[1\]$/);
  const lines = document.text.split('\n').filter((line) => line.startsWith('|'));
  expect(new Set(lines.map((line) => line.indexOf('|', 1))).size).toBe(1);
  expect(reply.citations[0]?.quote).toContain('Ledgerby');
});

test.each([
  ['is SSO included in Starter?', /^No: .*SSO is not available on Starter/s],
  ['do we train models with customer data?', /^No: .*does not train/s],
  ['the free trial lasts 30 days, right?', /^No: The free trial lasts 21 days/],
  ['Die Testphase dauert 30 Tage, oder?', /^Nein: .*21 days/s],
  [
    'since the free trial lasts 30 days, what happens at its end?',
    /^The article says something else: .*21 days/s,
  ],
])(
  'a question for yes or no, and a wrong premise, gets what the article says first: %s',
  async (asked, said) => {
    const { outcome, text } = await ask(asked);
    expect(outcome).toBe('answered');
    expect(text).toMatch(said);
  },
);

test('where the article says neither yes nor no plainly, the answer does not either', async () => {
  const { text } = await ask('does Business include SSO?');
  expect(text).not.toMatch(/^(?:Yes|No)\b/);
  expect(text).toContain('2 EUR per seat');
});

test('of two things that are compared both are quoted, in the order of the question', async () => {
  const { outcome, text } = await ask('what is the difference between the free trial and a paid pilot?');
  expect(outcome).toBe('answered');
  expect(text.indexOf('21 days')).toBeGreaterThanOrEqual(0);
  expect(text.indexOf('60 days')).toBeGreaterThan(text.indexOf('21 days'));
});

test('a question for what something lacks is answered by what denies it', async () => {
  const { outcome, text } = await ask('which competitors have no mobile app?');
  expect(outcome).toBe('answered');
  expect(text).toContain('Plovernet module has no mobile app');
  expect(text).not.toContain('mobile-first');
});

test('nothing is shown where nothing comes near', async () => {
  const { outcome, level, citations } = await ask('blorptang wibblefrotz?');
  expect({ outcome, level, citations }).toEqual({ outcome: 'refused', level: 'none', citations: [] });
});

test('a word with a typing error finds what was meant', async () => {
  const audience = { teamId: TEAM, everyone: true, people: [] };
  const found = await search(app.database, createLocalEmbedder(app.database), {
    query: 'ofline tecnicians',
    audience,
    limit: 3,
  });
  expect(
    found.hits
      .map(({ text }) => text)
      .join(' ')
      .toLowerCase(),
  ).toContain('offline');
  expect(found.trace.words.length).toBeGreaterThan(2);
});

test('a guest is told no word of an article that they may not read', async () => {
  const audience = { teamId: TEAM, everyone: false, people: [] };
  const found = await search(app.database, createLocalEmbedder(app.database), {
    query: 'ofline tecnicians',
    audience,
    limit: 3,
  });
  expect(found.hits).toEqual([]);
  expect(found.trace.words.join(' ')).not.toContain('offlin');
});

test('a complaint about an answer is met with an apology, and looks nothing up', async () => {
  const { threadId } = await ask('How long does the free trial last?');
  const { outcome, text, citations } = await ask("that's wrong", threadId);
  expect({ outcome, citations }).toEqual({ outcome: 'answered', citations: [] });
  expect(text).toMatch(/sorry/i);
});

test('a lead is found by name', async () => {
  const leads = await app.database.query<{ full: string }>(
    sql`select name || '' as full from leads order by id limit 1`,
  );
  const { outcome, text } = await ask(`What is the status of the lead ${leads[0]?.full}?`);
  expect(outcome).toBe('answered');
  expect(text).toContain(leads[0]?.full.split(' ').at(-1));
});
