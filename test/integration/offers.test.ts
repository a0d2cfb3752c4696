import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { type AskDocument, askTurns, openTerminalTurns } from '../../src/cli/ask-from-terminal.ts';
import { findAsker } from '../../src/cli/find-asker.ts';
import { readConfig } from '../../src/config.ts';
import type { Turns } from '../../src/turn/create-turns.ts';
import { fillWithExample } from '../fixtures/example-folder.ts';
import { readExampleQuestions } from '../fixtures/example-questions.ts';

/** Every so many of the example company's questions is asked, which makes about thirty. */
const EVERY = 4;
const TALK: [as: string, place: string, text: string][] = [
  ['nora', 'sales', 'hello'],
  ['sam', 'dm', 'what can you do?'],
  ['lena', 'dm', 'Guten Morgen'],
  ['chloe', 'dm', 'bonjour'],
  ['kaito', 'dm', 'こんにちは'],
  ['priya', 'dm', 'what should I do today?'],
  ['diego', 'sales', 'how much does it cost?'],
  ['nora', 'dm', 'write a mail to Velmara Hotels'],
];

let folder: string;
let app: App;
let turns: Turns;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-offers-'));
  const config = readConfig({ SWITCHBOARD_DATA_DIR: folder, LOG_LEVEL: 'silent' }, folder);
  await fillWithExample(folder);
  app = await openApp(config, { command: 'test' });
  turns = await openTerminalTurns(app);
});

afterAll(async () => {
  await turns?.close();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

test('whatever is offered is answered to whom it is offered, where it is offered', async () => {
  const questions = (await readExampleQuestions()).filter((_, at) => at % EVERY === 0);
  const asked = [...questions.map((one) => [one.as, one.in, one.question] as const), ...TALK];
  const offers = new Map<
    string,
    readonly [as: string | undefined, place: string | undefined, text: string]
  >();
  for (const [as, place, text] of asked) {
    const { suggestions, choices } = await ask(as, place, text);
    expect(suggestions.length).toBeLessThanOrEqual(3);
    for (const offer of [...suggestions, ...choices.map(({ question }) => question)])
      offers.set([as, place, offer].join('|'), [as, place, offer]);
  }
  expect(offers.size).toBeGreaterThan(20);
  const refused: string[] = [];
  for (const [key, [as, place, text]] of offers)
    if ((await ask(as, place, text)).outcome !== 'answered') refused.push(key);
  expect(refused).toEqual([]);
}, 300_000);

async function ask(as: string | undefined, place: string | undefined, text: string): Promise<AskDocument> {
  const asker = await findAsker(app.database, { as, in: place });
  return (await askTurns(app, turns, { ...asker, text })).document;
}
