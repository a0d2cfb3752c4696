import { describe, expect, test } from 'vitest';
import { askedAlone, setApart } from './set-apart.ts';

const asked = (message: string): string[] => setApart(message).asks.map(({ text }) => text);

describe('a message asks', () => {
  test.each([
    ['HOW DO I SET UP SSO', ['HOW DO I SET UP SSO']],
    ['travel policy', ['travel policy']],
    ['how do I create and rotate API tokens? 2', ['how do I create and rotate API tokens?']],
    ['What is SAML? And how do I rotate a token?', ['What is SAML?', 'how do I rotate a token?']],
    ['Was ist SAML? Und wie erneuere ich ein Token?', ['Was ist SAML?', 'wie erneuere ich ein Token?']],
    [
      'what is the uptime and how do we measure downtime?',
      ['what is the uptime', 'how do we measure downtime?'],
    ],
    ['how do i export? how do i import?', ['how do i export?', 'how do i import?']],
    [
      '1) what is the uptime? 2) who approves 20%? 3) how do I export?',
      ['what is the uptime?', 'who approves 20%?', 'how do I export?'],
    ],
    ['a) where is the data kept? b) for how long?', ['where is the data kept?', 'for how long?']],
    [
      'Three questions:\n1. price of Business\n2. SSO setup\n3. Android',
      ['price of Business', 'SSO setup', 'Android'],
    ],
    ['- where is the data kept?\n- who may see it?', ['where is the data kept?', 'who may see it?']],
    ['What does No. 5 cost e.g. in euros?', ['What does No. 5 cost e.g. in euros?']],
    ['これは何ですか。いくらですか。', ['これは何ですか。', 'いくらですか。']],
    [
      'Tell me the price of Business. List my accounts.',
      ['Tell me the price of Business.', 'List my accounts.'],
    ],
  ])('"%s"', (message, asks) => expect(asked(message)).toEqual(asks));

  test.each([
    'what is the difference between what Business does and what Enterprise does?',
    'Do we have customers in Lisbon and Porto?',
    'when I log in, what happens?',
    'what does `max_retries` do?',
    'who is mei@ferrowick.example?',
    'terms and conditions',
  ])('one thing in "%s"', (message) => expect(asked(message)).toEqual([message]));

  test.each([
    'thanks!',
    'Hi there 👋',
    'Thanks a lot, Nora',
    'Vielen Dank im Voraus!',
    'please',
    '2',
    '…',
    '',
  ])('nothing in "%s"', (message) => expect(asked(message)).toEqual([]));
});

describe('politeness is dropped', () => {
  test.each([
    ['Hi team, could you please tell me what Business costs? Thanks, Nora', 'what Business costs?'],
    ['hey switchboard, how do I export please?', 'how do I export?'],
    ['Hello! Quick question: who approves expenses?', 'who approves expenses?'],
    [
      'Hallo zusammen, kannst du mir bitte sagen, was Enterprise kostet? Vielen Dank!',
      'was Enterprise kostet?',
    ],
    [
      "Bonjour, pouvez-vous me dire combien coûte Business, s'il vous plaît ? Merci d'avance",
      'combien coûte Business ?',
    ],
    ['Hola equipo, ¿puedes decirme cuánto cuesta Enterprise? Gracias', 'cuánto cuesta Enterprise?'],
    ['Ciao a tutti, vorrei sapere quanto costa Business per favore. Grazie mille!', 'quanto costa Business'],
    [
      'Olá pessoal, gostaria de saber quanto custa o Business, por favor. Obrigado!',
      'quanto custa o Business',
    ],
    ['こんにちは、Enterpriseはいくらですか？よろしくお願いします。', 'Enterpriseはいくらですか？'],
  ])('from "%s"', (message, ask) => expect(asked(message)).toEqual([ask]));

  test('with the signature', () => {
    const { asks, told } = setApart(
      'How do I import assets?\n\nBest regards,\nNora Lindqvist\nAccount Executive',
    );
    expect(asks.map(({ text }) => text)).toEqual(['How do I import assets?']);
    expect(told).toEqual([]);
  });

  test('but never a question that stands below a farewell', () => {
    expect(asked('Cheers,\nwhat is our uptime promise?')).toEqual(['what is our uptime promise?']);
  });
});

describe('a part leans', () => {
  test('on the one before when it does not stand alone', () => {
    expect(setApart('What does Business cost for 200 seats? And for 500 seats?').asks).toEqual([
      { text: 'What does Business cost for 200 seats?', leans: false, before: null },
      { text: 'And for 500 seats?', leans: true, before: 'What does Business cost for 200 seats?' },
    ]);
  });

  test('on what was told', () => {
    expect(setApart('The app does not sync since the update. What can I do?')).toMatchObject({
      asks: [{ leans: true, before: 'The app does not sync since the update.' }],
      told: ['The app does not sync since the update.'],
    });
  });

  test.each([
    'and for 500 seats?',
    'why?',
    'what about their price?',
    'Und monatlich?',
    '¿Y en dólares?',
    'does it work with Okta?',
  ])('on the conversation in "%s"', (message) =>
    expect(setApart(message).asks).toMatchObject([{ leans: true, before: null }]),
  );

  test.each([
    'Is there a discount for charities?',
    'Is it possible to export reports?',
    'which deals close this month?',
    'what does Business cost?',
  ])('on nothing in "%s"', (message) => expect(setApart(message).asks[0]?.leans).toBe(false));
});

describe('what is carried along is set apart', () => {
  test.each<[string, string, string[], string]>([
    [
      'see https://x.example/lightning/r/Account/001/view?a=b what is our uptime promise?',
      'address',
      ['https://x.example/lightning/r/Account/001/view?a=b'],
      'see what is our uptime promise?',
    ],
    [
      '<https://a.example/b|the page> how do I export?',
      'address',
      ['https://a.example/b'],
      'the page how do I export?',
    ],
    [
      '> The app crashed again\n&gt; please help\nhow do I restart the app?',
      'quote',
      ['The app crashed again\nplease help'],
      'how do I restart the app?',
    ],
    [
      '```npm run x\nfoo```\nwhy does the build fail?',
      'code',
      ['npm run x\nfoo'],
      'why does the build fail?',
    ],
    [
      'TypeError: no x\n    at foo (/app/a.js:12:3)\n    at bar (/app/b.js:1:2)\nwhy does sync fail?',
      'log',
      ['TypeError: no x\n    at foo (/app/a.js:12:3)\n    at bar (/app/b.js:1:2)'],
      'why does sync fail?',
    ],
    [
      'Traceback (most recent call last):\n  File "/a.py", line 3, in x\nwhy does sync fail?',
      'log',
      ['Traceback (most recent call last):\n  File "/a.py", line 3, in x'],
      'why does sync fail?',
    ],
    [
      '2026-11-03 12:00:01 ERROR sync broke\nwhat is E-204?',
      'log',
      ['2026-11-03 12:00:01 ERROR sync broke'],
      'what is E-204?',
    ],
  ])('%j', (message, kind, texts, ask) => {
    const { asks, aside } = setApart(message);
    expect(aside).toEqual(texts.map((text) => ({ kind, text })));
    expect(asks.at(-1)?.text).toBe(ask);
  });

  test('and a pasted error alone is what is asked about', () => {
    expect(asked('java.lang.IllegalStateException: pool is closed\n    at a.b(C.java:3)')).toEqual([
      'java.lang.IllegalStateException: pool is closed',
    ]);
  });

  test('and steps that somebody took are no questions', () => {
    expect(setApart('I did this: 1. opened the app 2. clicked sync 3. it closed. What now?')).toMatchObject({
      asks: [{ text: 'What now?', leans: true }],
      told: ['I did this:', 'opened the app', 'clicked sync', 'it closed.'],
    });
  });

  test('and a question before or after a long paste is still found', () => {
    const paste = 'The quick brown fox jumps over the lazy dog. '.repeat(800);
    expect(asked(`What is our uptime?\n${paste}`)).toContain('What is our uptime?');
    expect(asked(`${paste}\nWhat is our uptime?`)).toContain('What is our uptime?');
  });
});

/** Quadratic work on 200,000 characters takes minutes. */
test.each([
  'a',
  ' ',
  '`',
  '\n',
  '?',
  '> ',
  'a@',
  'a.b.',
  '1) a 2) b ',
  'what and ',
  'please ',
  ' ,',
  '<https://',
  'why, ',
  '- a?\n',
])('a message of nothing but %j takes no more than its length', (piece) => {
  const message = piece.repeat(200_000 / piece.length);
  const started = performance.now();
  setApart(message);
  expect(performance.now() - started).toBeLessThan(3_000);
});

test.each([
  ['Good morning! Which accounts renew this year?', 'Which accounts renew this year?'],
  ['morning team, price for 50 seats please', 'price for 50 seats'],
  ['Morning meetings: when?', 'Morning meetings: when?'],
  ['Good morning! Which deals close and who owns them?', 'Which deals close and who owns them?'],
  ['Hi. I am at Velmara. What do they use?', 'Hi. I am at Velmara. What do they use?'],
  ['What does it cost? Does it have an API?', 'What does it cost? Does it have an API?'],
])('%s asks alone: %s', (message, asked) => expect(askedAlone(message)).toBe(asked));
