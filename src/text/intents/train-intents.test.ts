import { describe, expect, test } from 'vitest';
import { type IntentExample, trainIntents } from './train-intents.ts';

const EXAMPLES: Record<string, string[]> = {
  opening_hours: [
    'When do you open on Saturday?',
    'What are your opening hours?',
    'Are you open on public holidays?',
    'How late is the library open tonight?',
    'Wann haben Sie am Samstag geöffnet?',
    'Wie lange haben Sie heute geöffnet?',
    '土曜日は何時に開きますか',
    '今日は何時まで開いていますか',
  ],
  renew_loan: [
    'Can I renew my loan?',
    'Please extend the loan of my book',
    'I would like to keep this book for two more weeks',
    'How often may a loan be renewed?',
    'Kann ich meine Ausleihe verlängern?',
    'Bitte verlängern Sie die Ausleihe meines Buches',
    '貸出期間を延長できますか',
    '借りた本の貸出を延長したいです',
  ],
  late_fee: [
    'What is the fee for a late return?',
    'How much do I pay if I return a book late?',
    'Why was I charged a late fee?',
    'I do not understand the fine on my account',
    'Wie hoch ist die Gebühr bei verspäteter Rückgabe?',
    'Warum muss ich eine Mahngebühr zahlen?',
    '延滞料はいくらですか',
    '返却が遅れた場合の延滞料を教えてください',
  ],
  reserve_room: [
    'I want to book a study room',
    'Is a study room free tomorrow at 3?',
    'How do I reserve a room for a group?',
    'Reserve the small room for 6 people',
    'Ich möchte einen Arbeitsraum reservieren',
    'Ist morgen ein Arbeitsraum frei?',
    '学習室を予約したいです',
    'グループ用の学習室は空いていますか',
  ],
};

const examples = (of: Record<string, string[]> = EXAMPLES): IntentExample[] =>
  Object.entries(of).flatMap(([label, texts]) => texts.map((text) => ({ text, label })));

const classifier = trainIntents(examples());

test.each([
  ['opening_hours', 'What time do you open on Sunday?'],
  ['renew_loan', 'May I extend my loan by a week?'],
  ['late_fee', 'how much is the late fee'],
  ['reserve_room', 'Could I reserve a study room for 12 people?'],
  ['opening_hours', 'Haben Sie am Sonntag geöffnet?'],
  ['reserve_room', 'Kann ich für morgen einen Arbeitsraum reservieren?'],
  ['opening_hours', '日曜日は何時に開きますか'],
  ['late_fee', '延滞料はどのくらいですか'],
])('a few examples in several languages tell %s: %s', (label, text) => {
  expect(classifier.classify(text).label).toBe(label);
});

describe('how a text is typed', () => {
  test.each([
    ['renew_loan', 'CAN I RENEW MY LOAN PLEASE'],
    ['reserve_room', 'i want to resreve a studdy room'],
    ['late_fee', 'why was i chargd a late fe'],
    ['renew_loan', 'Kann ich meine Ausleihe verlangern'],
    ['opening_hours', 'ｗｈａｔ ａｒｅ ｙｏｕｒ ｏｐｅｎｉｎｇ ｈｏｕｒｓ'],
  ])('does not hide %s: %s', (label, text) => {
    expect(classifier.classify(text).label).toBe(label);
  });

  test('in capitals says no more and no less', () => {
    const text = 'how do I reserve a room';
    expect(classifier.classify(text.toUpperCase())).toEqual(classifier.classify(text));
  });

  test('figures count as figures, whatever their value', () => {
    expect(classifier.classify('A room for 6 people')).toEqual(classifier.classify('A room for 450 people'));
  });
});

describe('out of scope', () => {
  test.each([
    'Which team won the cup final?',
    'Translate this sentence into Portuguese',
    'xqzw vvkj',
    'サッカーの結果',
    '???',
    '',
  ])('is what resembles no example: %s', (text) => {
    expect(classifier.classify(text).label).toBeNull();
  });

  test('examples of it take a text out of scope that its words would have let in', () => {
    const text = 'Is the study room near the castle?';
    const outOfScope = [
      'Is there a study in the castle?',
      'Which castle is near?',
      'How do I get to the castle?',
      'Is the castle free for children?',
    ].map((line) => ({ text: line, label: 'other' }));
    expect(classifier.classify(text).label).not.toBeNull();
    const taught = trainIntents([...examples(), ...outOfScope], { outOfScope: 'other' });
    expect(taught.classify(text).label).toBeNull();
    expect(taught.classify(text).ranked.map(({ label }) => label)).not.toContain('other');
  });
});

test('confidences fall from the likeliest label on and add up to 1', () => {
  const { ranked } = classifier.classify('late fee for the study room');
  const confidences = ranked.map(({ confidence }) => confidence);
  expect(ranked).toHaveLength(4);
  expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
  expect(confidences.reduce((sum, it) => sum + it, 0)).toBeCloseTo(1, 10);
  expect(new Set(ranked.slice(0, 2).map(({ label }) => label))).toEqual(
    new Set(['late_fee', 'reserve_room']),
  );
});

test('equal examples give an equal classifier', () => {
  for (const text of ['renew the room', 'fee', '延長', 'castle'])
    expect(trainIntents(examples()).classify(text)).toEqual(classifier.classify(text));
});

test('one label alone is told from what is nothing like it', () => {
  const one = trainIntents(examples({ late_fee: EXAMPLES.late_fee! }));
  expect(one.classify('how much is the late fee').label).toBe('late_fee');
  expect(one.classify('xqzw vvkj').label).toBeNull();
});

test('examples of nothing in scope are an error', () => {
  expect(() => trainIntents([{ text: 'castle', label: 'other' }], { outOfScope: 'other' })).toThrow(
    RangeError,
  );
  expect(() => trainIntents([])).toThrow(RangeError);
});
