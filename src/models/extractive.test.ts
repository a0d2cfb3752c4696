import { describe, expect, test } from 'vitest';
import type { Evidence } from '../core/citation.ts';
import { type ModelRequest, NO_ANSWER } from '../core/model.ts';
import { createExtractiveModel } from './extractive.ts';
import { findConflicts } from './find-conflicts.ts';

const passage = (n: number, text: string, more: Partial<Evidence> = {}): Evidence => ({
  n,
  kind: 'passage',
  id: `passage:${n}`,
  articleId: `docs/${n}.md`,
  title: 'Page',
  text,
  language: 'en',
  score: 1 / n,
  ...more,
});

async function answer(
  question: string,
  evidence: Evidence[],
  more: Partial<ModelRequest> = {},
): Promise<string> {
  const request: ModelRequest = {
    purpose: 'answer',
    question,
    evidence,
    language: 'en',
    messages: [],
    tools: [],
    maxOutputTokens: 1_000,
    signal: new AbortController().signal,
    ...more,
  };
  let text = '';
  for await (const event of createExtractiveModel().generate(request))
    if (event.type === 'text') text += event.text;
  return text;
}

/** The first two events of an answer. */
async function events(question: string, evidence: Evidence[]): Promise<string[]> {
  const said: string[] = [];
  const request: ModelRequest = {
    purpose: 'answer',
    question,
    evidence,
    language: 'en',
    messages: [],
    tools: [],
    maxOutputTokens: 1_000,
    signal: new AbortController().signal,
  };
  for await (const event of createExtractiveModel().generate(request)) {
    if (event.type === 'verdict') said.push(`verdict ${event.verdict}`);
    if (event.type === 'text') said.push(event.text);
  }
  return said.slice(0, 2);
}

const HOTELS = passage(
  1,
  '# Travel › Hotels\n\nBook early. A hotel may cost up to 300 USD per night. Breakfast is not included in that limit.',
  { title: 'Travel' },
);

describe('the extractive model', () => {
  test('quotes the sentence that answers, with the mark of its source', async () => {
    expect(await answer('How much may a hotel cost per night?', [HOTELS])).toContain(
      'A hotel may cost up to 300 USD per night. [1]',
    );
  });

  test.each([
    ['How much may a rental car cost per day?'],
    ['How much does a hotel in Zanzibar cost per night?'],
    ['Who is the owner of the hotel?'],
    ['What is the capital of Australia?'],
    [''],
  ])('says that nothing answers: %s', async (question) => {
    expect(await answer(question, [HOTELS])).toBe(NO_ANSWER);
  });

  test('says so without any evidence', async () => {
    expect(await answer('How much may a hotel cost?', [])).toBe(NO_ANSWER);
  });

  test('gives the steps in their order, each with its mark', async () => {
    const steps = passage(
      1,
      '# Reset the password › Steps\n\n1. Open Settings.\n2. Press Reset password.\n3. Enter the code.',
      {
        title: 'Reset the password',
      },
    );
    expect(await answer('How do I reset my password?', [steps])).toBe(
      '1. Open Settings. [1]\n2. Press Reset password. [1]\n3. Enter the code. [1]',
    );
  });

  test('says yes or no before the sentence that says so, and not where none does', async () => {
    const page = passage(
      1,
      '# Payment\n\nInvoices are sent by mail. We do not accept credit cards. Ask finance.',
      {
        title: 'Payment',
      },
    );
    const asked = 'Do we accept credit cards?';
    expect(await events(asked, [page])).toEqual(['verdict no', 'We do not accept credit cards. [1]']);
    const open = passage(1, '# Payment\n\nCredit cards are accepted if finance agrees.', {
      title: 'Payment',
    });
    expect((await events(asked, [open])).join()).not.toContain('verdict');
  });

  test('reads the row of a table with the names of its columns', async () => {
    const table = passage(
      1,
      '# Response times\n\n| Priority | First response |\n| P1 | 1 hour |\n| P2 | 4 hours |',
      {
        title: 'Response times',
      },
    );
    expect(await answer('What is the first response time for P2?', [table])).toContain(
      'Priority: P2; First response: 4 hours [1]',
    );
  });

  test('answers in the language of the articles', async () => {
    const german = passage(
      1,
      '# Lizenzplätze\n\nEin Lizenzplatz kann höchstens einmal alle 30 Tage übertragen werden.',
      {
        title: 'Lizenzplätze',
        language: 'de',
      },
    );
    expect(await answer('Wie oft kann ein Lizenzplatz übertragen werden?', [german])).toContain('30 Tage');
    const japanese = passage(1, '# オフライン点検\n\n点検表は一台の端末に最大200件まで保存できます。', {
      title: 'オフライン点検',
      language: 'ja',
    });
    expect(await answer('点検表は端末に何件まで保存できますか？', [japanese])).toContain('200件');
  });

  test('takes forms of one word for one another that no stemmer brings together', async () => {
    const page = passage(1, '# Add-ons\n\nInsights is sold separately.');
    expect(await answer('What do we sell separately?', [page])).toContain('Insights is sold');
  });

  test('answers who with somebody whom the question does not name itself', async () => {
    const page = passage(
      1,
      '# Expenses\n\nThe CEO can expense travel.\n\nDana Hill approves the expenses of the CEO.',
    );
    expect(await answer('Who approves the expenses of the CEO?', [page])).toContain('Dana Hill');
    const without = passage(1, '# Expenses\n\nExpenses of the CEO are approved within a week.');
    expect(await answer('Who approves the expenses of the CEO?', [without])).toBe(NO_ANSWER);
  });

  test('does not put together words that stand far apart in one long paragraph', async () => {
    const filler = Array.from({ length: 60 }, (_, at) => `retained${at}`).join(' ');
    const row = passage(1, `# Retention\n\nPhone numbers ${filler} system logs ${filler} sales contracts.`);
    expect(await answer('Which phone system does sales use?', [row])).toBe(NO_ANSWER);
  });

  test('answers with a figure of a day only where the text tells the day', async () => {
    const explained = passage(
      1,
      '# Satisfaction score\n\nThe satisfaction score is our most important figure.',
    );
    expect(await answer('What was the satisfaction score last month?', [explained])).toBe(NO_ANSWER);
    const dated = passage(1, '# Satisfaction score\n\nThe satisfaction score was 94 in October 2026.');
    expect(await answer('What was the satisfaction score last month?', [dated])).toContain('94');
  });

  test.each([{ purpose: 'understand' as const }, { purpose: 'repair' as const }])(
    'refuses to $purpose',
    async (more) => {
      await expect(answer('x', [HOTELS], more)).rejects.toMatchObject({
        code: 'model_rejected',
        retryable: false,
      });
    },
  );

  test('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(answer('How much may a hotel cost per night?', [HOTELS], { signal })).rejects.toThrow();
  });
});

test('brings the steps of an article to a task that is said without a question', async () => {
  const portal = (n: number, text: string): Evidence => ({
    ...passage(n, `# Let contractors into the portal\n\n${text}`, {
      title: 'Let contractors into the portal',
      score: 1 / n,
    }),
    articleId: 'docs/portal.md',
  });
  const overview = portal(1, 'The portal is where contractors from outside see their own work.');
  const steps = portal(
    2,
    '1. Open Settings and choose Partners.\n2. Press Add company.\n3. Enter its address.',
  );
  const said = await answer('let contractors from outside into the portal', [overview, steps]);
  expect(said).toContain('Press Add company');
  expect(said.indexOf('see their own work')).toBeLessThan(said.indexOf('Press Add company'));
  expect(await answer('What is the portal of contractors?', [overview, steps])).not.toContain('Add company');
});

describe('what is quoted beside the first', () => {
  const RIVAL = (under: string, text: string, n: number): Evidence => ({
    ...passage(n, `# Rival: Brixolab › ${under}\n\n${text}`, { title: 'Rival: Brixolab', score: 1 }),
    articleId: 'docs/rival.md',
  });
  const WEAK = RIVAL(
    'Weaknesses',
    'Brixolab takes a year to roll out. The Brixolab app needs a connection.',
    1,
  );
  const STRONG = RIVAL('Strengths', 'Brixolab covers purchasing. Brixolab is sold in forty countries.', 2);

  test('is not what stands under the heading of another case', async () => {
    const said = await answer("What are Brixolab's weaknesses?", [WEAK, STRONG]);
    expect(said).toContain('takes a year');
    expect(said).not.toContain('purchasing');
  });

  test('is not what only says what its page is about', async () => {
    const page = 'This page describes how long data of customers is kept when a contract ends.';
    const said = await answer('How long is data of customers kept when a contract ends?', [
      passage(1, `# Retention\n\n${page} Data of customers is kept for 30 days when a contract ends.`),
    ]);
    expect(said).toContain('30 days');
    expect(said).not.toContain('This page');
  });
});

describe('disagreements', () => {
  const kept = (n: number, days: number) =>
    passage(
      n,
      `# Retention\n\nAfter the contract ends, customer data is kept for ${days} days and then deleted.`,
    );
  const QUESTION = 'How long is customer data kept after the contract ends?';

  test('between two articles are found with both figures', async () => {
    const [found, ...others] = await findConflicts([kept(1, 30), kept(2, 90)], QUESTION);
    expect([found?.first.figures, found?.second.figures]).toEqual([['30 days'], ['90 days']]);
    expect(others).toEqual([]);
  });

  test('are none where the figures agree or the sentences are about other things', async () => {
    const backups = passage(2, '# Backups\n\nBackups of a workspace are overwritten after 35 days.');
    expect(await findConflicts([kept(1, 30), kept(2, 30)], QUESTION)).toEqual([]);
    expect(await findConflicts([kept(1, 30), backups], QUESTION)).toEqual([]);
  });

  test('are none where one is about a trial and the other about a contract, or one is only a heading', async () => {
    const question = 'How many days does a trial last?';
    const trial = passage(1, '# Trials\n\nA trial lasts 14 days before it expires.');
    const contract = passage(2, '# Trials\n\nA contract lasts 30 days before it expires.');
    const heading = passage(3, '# Trials\n\nTrial lasts 30 days\n\nAsk sales for the rest.');
    const other = passage(4, '# Trials\n\nA trial lasts 30 days before it expires.');
    expect(await findConflicts([trial, contract], question)).toEqual([]);
    expect(await findConflicts([trial, heading], question)).toEqual([]);
    expect(await findConflicts([trial, other], question)).toHaveLength(1);
  });

  test('are none where hardly more than the unit of the figures is the same', async () => {
    const valid = passage(1, '# Quotes\n\nA quote is valid for 30 days from its date.');
    const sent = passage(2, '# Renewals\n\n90 days before: the rep sends the renewal quote.');
    const longer = passage(3, '# Offers\n\nA quote is valid for 45 days from its date.');
    const question = 'how long is our quote good for';
    expect(await findConflicts([valid, sent], question)).toEqual([]);
    expect(await findConflicts([valid, sent, longer], question)).toHaveLength(1);
  });

  test('are none where a row tells a figure of another column than the sentence speaks of', async () => {
    const rows = (column: string) =>
      passage(
        1,
        `# Uptime\n\n| Uptime in the month | ${column} |\n| --- | --- |\n| below the commitment | 5 % |`,
      );
    const said = passage(2, '# Enterprise\n\nWe are committed to an uptime of 99.9 % for Enterprise.');
    const question = 'what is the uptime commitment for Enterprise';
    expect(await findConflicts([rows('Enterprise credit'), said], question)).toEqual([]);
    expect(await findConflicts([rows('Enterprise uptime'), said], question)).not.toEqual([]);
  });

  test('are none where one speaks of something else in place of what is asked', async () => {
    const text = (what: string, days: number) =>
      `At the end of the ${what} the data of a customer is kept for ${days} days.`;
    const trial = passage(3, `# Trials\n\n${text('trial', 14)}`);
    const contract = passage(4, `# Contracts\n\n${text('contract', 90)}`);
    expect(await findConflicts([kept(1, 30), trial], QUESTION)).toEqual([]);
    expect(await findConflicts([kept(1, 30), trial, contract], QUESTION)).toHaveLength(1);
  });

  describe('with what an answer rests on, where the question has other words', () => {
    const question = 'What happens with a technician who is in a tunnel?';
    const SAID = 'Offline data is kept on the device for 30 days.';
    const said = passage(1, `# Offline\n\n${SAID}`);
    const find = (text: string, cited = [{ n: 1, text: SAID }]) =>
      findConflicts([said, passage(2, `# Other\n\n${text}`)], question, cited);

    test('are found once', async () => {
      const found = await find('In the app, offline data is kept on the device for 90 days.');
      expect(found.map(({ first, second }) => [first.figures, second.figures])).toEqual([
        [['30 days'], ['90 days']],
      ]);
      expect(await find('In the app, offline data is kept on the device for 90 days.', [])).toEqual([]);
    });

    test.each([
      ['another subject', 'Customer data is kept on the server for 90 days.'],
      ['another attribute', 'Offline data on the device may have a size of 90 megabytes.'],
      ['a few words in common', 'Photos are kept for 90 days.'],
      ['the same figure', 'Offline data is kept on the device for 30 days.'],
    ])('are none with %s', async (_what, text) => expect(await find(text)).toEqual([]));
  });
});
