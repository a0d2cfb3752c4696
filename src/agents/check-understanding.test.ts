import { describe, expect, test } from 'vitest';
import { asId } from '../core/ids.ts';
import type { Question, Utterance } from '../core/question.ts';
import { AGENTS } from './agents.ts';
import { checkUnderstanding } from './check-understanding.ts';

function asked(text: string, history: Utterance[] = []): Question {
  const audience = { teamId: asId<Question['audience']['teamId']>('T1'), everyone: true, people: [] };
  return { text, history, asker: null, audience, language: 'en', timeZone: 'UTC', now: new Date(0) };
}

function check(question: Question, said: Partial<{ agent: string; question: string; searches: string[] }>) {
  return checkUnderstanding(
    { agent: 'sales', question: question.text, searches: [], ...said },
    { question, agents: AGENTS },
  );
}

const THREAD: Utterance[] = [
  { from: 'asker', text: 'What does Business cost for 30 seats?' },
  { from: 'bot', text: 'Business costs 32 EUR a seat.', about: ['Multi-year terms'] },
];

describe('a model that understands a question', () => {
  test('may put a follow-up in words of the thread', () => {
    const { understanding, faults } = check(asked('and for a multi-year deal?', THREAD), {
      question: 'What does Business cost for 30 seats in a multi-year deal?',
      searches: ['multi-year terms reduction'],
    });
    expect(understanding).toEqual({
      agent: 'sales',
      question: 'What does Business cost for 30 seats in a multi-year deal?',
      searches: ['multi-year terms reduction'],
    });
    expect(faults).toEqual([]);
  });

  test.each([
    ['a figure', 'What does Business cost for 300 seats?'],
    ['a name', 'What does Business cost for Velmara Hotels?'],
    ['another subject', 'Which salary does our chief executive get at present?'],
    ['nothing', ' '],
    ['a book', 'Business '.repeat(200)],
  ])('cannot bring %s that nobody said', (_, said) => {
    const { understanding, faults } = check(asked('and for a multi-year deal?', THREAD), { question: said });
    expect(understanding.question).toBeNull();
    expect(faults).toHaveLength(1);
  });

  test('cannot name an agent that there is not', () => {
    expect(check(asked('sso?'), { agent: 'root' }).understanding.agent).toBeNull();
  });

  test('has no more than three searches, none of them long or with figures of its own', () => {
    const { understanding } = check(asked('how is SSO set up'), {
      searches: [
        'set up SSO',
        'set up SSO',
        'x'.repeat(300),
        'SSO for 500 seats',
        'SAML',
        'sign-in',
        'identity',
      ],
    });
    expect(understanding.searches).toEqual(['set up SSO', 'SAML', 'sign-in']);
  });
});
