import { expect, it } from 'vitest';
import type { Utterance } from '../core/question.ts';
import { dropLanguageRequest } from './drop-language-request.ts';
import { chooseLanguage } from './open-question.ts';

const HISTORY: Utterance[] = [
  { from: 'asker', text: 'How long is a quote valid? In French please.' },
  { from: 'bot', text: 'Un devis …' },
];

it('what says in which language to answer is not looked for', () => {
  expect(
    dropLanguageRequest({ text: 'What does Starter cost? Auf Deutsch bitte', history: HISTORY }),
  ).toEqual({
    text: 'What does Starter cost?',
    history: [{ from: 'asker', text: 'How long is a quote valid?' }, HISTORY[1]],
  });
});

it('who asks for a language and nothing else means what they asked before', () => {
  expect(dropLanguageRequest({ text: 'in German please', history: HISTORY }).text).toBe(
    'How long is a quote valid?',
  );
  expect(dropLanguageRequest({ text: 'in German please', history: [] }).text).toBe('in German please');
});

it('a language that is asked for goes before the one that the person chose', () => {
  expect(chooseLanguage('How long is a quote valid? Answer in German', 'fr', 'en-US')).toBe('de');
  expect(chooseLanguage('How long is a quote valid?', 'fr', 'en-US')).toBe('fr');
});

it('what goes on without a language of its own goes on in the one that was asked for', () => {
  expect(chooseLanguage('500?', undefined, 'en-US', ['What does it cost? In Italian please'])).toBe('it');
  expect(chooseLanguage('And how do I cancel it?', undefined, 'en-US', ['In Italian please'])).toBe('en');
});
