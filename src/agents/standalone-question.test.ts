import { describe, expect, it } from 'vitest';
import type { Utterance } from '../core/question.ts';
import { standaloneQuestion } from './standalone-question.ts';

function thread(...said: [question: string, ...about: string[]][]): Utterance[] {
  return said.flatMap(([text, ...about]): Utterance[] => [
    { from: 'asker', text },
    { from: 'bot', text: 'As it says. [1]', about },
  ]);
}

describe('a follow-up is put as a question of its own', () => {
  it.each<[text: string, standalone: string, history: Utterance[]]>([
    ['and Dunmoor?', 'what does Dunmoor cost?', thread(['what does Averly cost?', 'Battlecard: Averly'])],
    [
      'same question for Dunmoor',
      'how long can Dunmoor work offline?',
      thread(['how long can averly work offline', 'Battlecard: Averly']),
    ],
    [
      'what about Dunmoor?',
      'what does Dunmoor cost?',
      thread(['what does averly cost?', 'Battlecard: Averly']),
    ],
    [
      'and what about their price?',
      'and what about Averly’s price?',
      thread(['how do we beat averly', 'Battlecard: Averly']),
    ],
    ['what do they cost?', 'what do Averly cost?', thread(['how do we beat Averly?'])],
    [
      'can we make it longer?',
      'can we make Free pilot longer?',
      thread(['how many weeks does a pilot take', 'Free pilot']),
    ],
    [
      'does it work with Entra?',
      'does SAML work with Entra?',
      thread(['how do I set up SAML?', 'Set up SAML']),
    ],
    ['why?', 'why reports empty?', thread(['my reports are empty'])],
    ['on iPhone?', 'on iPhone push messages not arrive?', thread(['push messages do not arrive'])],
    [
      'whats usually the reason?',
      'whats usually the reason import stops line ten?',
      thread(['the import stops at line ten']),
    ],
    ['und Dunmoor?', 'was kostet Dunmoor?', thread(['was kostet Averly?', 'Battlecard: Averly'])],
  ])('%s', (text, standalone, history) => expect(standaloneQuestion({ text, history })).toBe(standalone));

  it('each on the one before it, whatever was said in between', () => {
    const history = thread(
      ['how do we beat averly', 'Battlecard: Averly'],
      ['what about their price?'],
      ['thanks!'],
    );
    expect(standaloneQuestion({ text: 'same for Dunmoor', history })).toBe('what about Dunmoor’s price?');
  });
});

it.each([
  'Which browsers does the dashboard of Ferrowick Business support on tablets?',
  'how long does a trial last?',
  'who approves a discount of 20 percent?',
  'is there an Android app?',
])('a question that stands on its own stays as it is: %s', (text) => {
  const history = thread(['what does Averly cost?', 'Battlecard: Averly']);
  expect(standaloneQuestion({ text, history })).toBe(text);
});

it('nothing is added where nothing was said before', () => {
  expect(standaloneQuestion({ text: 'and in dollars?', history: [] })).toBe('and in dollars?');
});
