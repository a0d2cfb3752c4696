import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { type AskDocument, askTurns } from '../../src/cli/ask-from-terminal.ts';
import { findAsker } from '../../src/cli/find-asker.ts';
import type { Turns } from '../../src/turn/create-turns.ts';
import { type ExampleApp, openExampleApp } from '../fixtures/example-app.ts';
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

let example: ExampleApp;
let app: App;
let turns: Turns;

beforeAll(async () => {
  example = await openExampleApp();
  ({ app, turns } = example);
});

afterAll(() => example?.close());

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
