import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askTurns } from '../../src/cli/ask-from-terminal.ts';
import { findAsker } from '../../src/cli/find-asker.ts';
import { asId, type MessageTs } from '../../src/core/ids.ts';
import { type ExampleApp, openExampleApp } from '../fixtures/example-app.ts';

let example: ExampleApp;

beforeAll(async () => {
  example = await openExampleApp();
});

afterAll(() => example?.close());

/** What is said, row by row, of an answer that rests on the records. */
async function answerTo(text: string, from: { as: string; in?: string }): Promise<string> {
  const document = await example.ask(text, from);
  expect(document.outcome, `${text}: ${document.text}`).toBe('answered');
  expect(document.citations.map(({ id }) => id).join()).toContain('query:');
  return document.text;
}

describe('questions across records', () => {
  it.each<[as: string, text: string, said: (string | RegExp)[], not: (string | RegExp)[]]>([
    ['nora', 'which open deals are mine?', ['Northquay', 'Cordova', 'Larkspur'], ['Solvane', 'Velmara']],
    ['nora', 'total value of my open deals', ['€318,360', 'US$396,900'], ['715,260']],
    ['jonas', 'which customers are in the UK?', ['Brightwater Logistics'], ['Solvane']],
    ['jonas', 'how many customers do we have in Japan', [/: 2\b/, 'Kitamori', 'Minatogawa'], []],
    ['jonas', 'top two customers by revenue', ['Northquay', 'Solvane'], ['Kitamori']],
    ['priya', 'open tickets waiting on the customer', ['1069', '1079'], ['1041']],
    ['priya', 'how many open cases are there per priority?', ['P1', 'P3'], []],
    ['nora', 'good morning! total value of my open deals', ['€318,360'], []],
    [
      'nora',
      'hi team, which of my deals close before the end of the month please?',
      ['Larkspur'],
      ['Northquay'],
    ],
    ['nora', 'how many open deals do i have and what are they worth', [/: 6\b/, '€318,360'], ['997,440']],
    ['jonas', "how many deals are open and what's the total", [/: 17\b/, '€997,440'], ['tier']],
    [
      'jonas',
      'good morning! which deals close this month and who owns them',
      ['Owner', 'Greta Vogelsang'],
      [],
    ],
    ['diego', 'my stale deals', ['Perrin'], ['Northquay']],
    ['nora', 'customers nobody has talked to for six months', ['Quillon'], ['Brightwater']],
    ['jonas', 'deals we lost', ['Pasternal'], ['Northquay']],
    ['jonas', 'renewals in the next 40 days over 50k', ['Velmara'], ['Drachwerk', 'Kitamori']],
    ['jonas', 'how many deals did we win in October 2026?', ['None found'], ['quarter']],
    ['nora', 'my opportunites closing in decembre', ['Larkspur', 'Brightwater Logistics'], ['Cordova']],
    ['greta', 'welche meiner Deals haben keinen nächsten Schritt?', ['First conversation'], ['Drachwerk']],
    ['nora', 'quels clients avons-nous en Allemagne ?', ['Asterhof', 'Drachwerk'], ['Solvane']],
    ['diego', '¿cuántos casos abiertos tenemos?', [/\b11\b/], []],
    ['kaito', '今月末までにクローズする商談', [/ありません|商談/], ['Cordova']],
  ])('%s asks "%s"', async (as, text, said, not) => {
    const answer = await answerTo(text, { as });
    for (const one of said) expect(answer).toMatch(one);
    for (const one of not) expect(answer).not.toMatch(one);
  });

  it('counts and adds what all readers may see, and says so', async () => {
    const hidden = 'Tarnmoor';
    const question = 'which accounts renew in March 2027?';
    const open = await example.ask(question, { as: 'ruth', in: 'sales' });
    const alone = await example.ask(question, { as: 'ruth' });
    expect(open.text).not.toContain(hidden);
    expect(open.text).toMatch(/: 1 \[1\]/);
    expect(alone.text).toContain(hidden);
    expect(alone.text).toMatch(/: 2 \[1\]/);
    expect(open.notes.join()).toContain('everyone here may read');
    expect(JSON.stringify(open)).not.toContain(hidden);
  });

  it('says that there is nothing as an answer, cited to the query', async () => {
    const document = await example.ask('open deals with Lego in Japan closing yesterday', { as: 'jonas' });
    expect(document.outcome).toBe('refused');
    const none = await example.ask('which of our deals in Japan are overdue?', { as: 'jonas' });
    expect(none).toMatchObject({ outcome: 'answered' });
    expect(none.text).toMatch(/^None found/);
    expect(none.citations).toHaveLength(1);
    expect(none.citations[0]).toMatchObject({ kind: 'record' });
  });

  it('takes no word of English for a slip in a word of another language', async () => {
    const document = await example.ask('who competes with us in Germany?', { as: 'jonas' });
    expect(document.citations.map(({ id }) => id).join()).not.toContain('query:');
  });

  it('says what a word was taken to mean', async () => {
    const { notes } = await example.ask('stale deals', { as: 'jonas' });
    expect(notes.join()).toContain('more than 14 days');
  });

  it('goes on from what was listed: narrower, wider, in another order, and one of them', async () => {
    const ask = await threadOf('jonas');
    expect(await ask('show me all open deals')).toContain('Northquay');
    const narrow = await ask('only Germany');
    expect(narrow).toContain('Drachwerk');
    expect(narrow).not.toContain('Northquay');
    const sorted = await ask('by amount');
    expect(sorted.indexOf('Asterhof')).toBeLessThan(sorted.indexOf('Drachwerk'));
    const second = await ask('the second one');
    expect(second).toContain('Drachwerk');
    expect(second).toContain('Gantrova');
    const wider = await ask('and in Japan?');
    expect(wider).toContain('Kitamori');
    expect(wider).not.toContain('Drachwerk');
  });

  it.each([
    'how do I escalate a case?',
    'can customers open tickets by email?',
    'which customers can I name as references?',
    'what is a deal desk?',
  ])('leaves "%s" to the articles', async (text) => {
    const { citations } = await example.ask(text, { as: 'nora' });
    expect(citations.map(({ id }) => id).join()).not.toContain('query:');
  });
});

/** One conversation in somebody's own messages. */
async function threadOf(as: string): Promise<(text: string) => Promise<string>> {
  const { app, turns } = example;
  let thread: MessageTs | undefined;
  return async (text) => {
    const asker = await findAsker(app.database, { as });
    const { document } = await askTurns(app, turns, {
      ...asker,
      text,
      ...(thread === undefined ? {} : { threadTs: thread }),
    });
    thread = asId<MessageTs>(document.threadId);
    return document.text;
  };
}
