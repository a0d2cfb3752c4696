import { describe, expect, it } from 'vitest';
import type { Utterance } from '../core/question.ts';
import { questionCalledTo } from './question-called-to.ts';

const OPEN: Utterance[] = [
  { from: 'other_person', text: 'what does Business cost for 40 seats?' },
  { from: 'other_person', text: 'need it by noon' },
];

describe('who calls the bot into a thread means its open question', () => {
  it.each([
    '^',
    '',
    '👆',
    'can you help here?',
    'any idea?',
    'this one?',
    'kannst du hier helfen?',
    'une idée ?',
    'これに答えて',
  ])('%j', (text) => expect(questionCalledTo(text, OPEN)).toBe('what does Business cost for 40 seats?'));

  it('be it put as a question or not', () => {
    const history: Utterance[] = [{ from: 'other_person', text: 'travel policy' }];
    expect(questionCalledTo('can you answer this?', history)).toBe('travel policy');
  });
});

describe('a message stays as it is', () => {
  it.each(['and for 500 seats?', 'can you help with the invoice?', 'what does Starter cost?', 'why?'])(
    'that says something of its own: %s',
    (text) => expect(questionCalledTo(text, OPEN)).toBe(text),
  );

  it('where the bot has answered since', () => {
    expect(questionCalledTo('any idea?', [...OPEN, { from: 'bot', text: 'It costs …' }])).toBe('any idea?');
  });

  it('where nothing was said before', () => expect(questionCalledTo('^', [])).toBe('^'));
});
