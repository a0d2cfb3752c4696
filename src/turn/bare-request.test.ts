import { describe, expect, test } from 'vitest';
import type { Utterance } from '../core/question.ts';
import { isBareRequest, questionBehind } from './bare-request.ts';

describe('asking for a person', () => {
  test.each([
    'Can I talk to a person?',
    'I want to speak to a human please',
    'Kann ich mit einem Menschen sprechen?',
  ])('is all there is to: %s', (text) => {
    expect(isBareRequest(text)).toBe(true);
  });

  test.each([
    'Can I talk to a person about the Solvane renewal?',
    'Kann ich mit einem Menschen über die Verlängerung von Solvane sprechen?',
    'What does Enterprise cost?',
  ])('is not all there is to: %s', (text) => {
    expect(isBareRequest(text)).toBe(false);
  });
});

describe('the question that a person is asked for', () => {
  const history: Utterance[] = [
    { from: 'asker', text: 'How long is data kept?' },
    { from: 'bot', text: '30 days.' },
    { from: 'other_person', text: 'What about backups?' },
    { from: 'asker', text: 'Can I talk to a person?' },
  ];

  test('is what the asker asked before they only asked for a person, not what others said', () => {
    expect(questionBehind({ text: 'Can I talk to a person?', history })).toBe('How long is data kept?');
  });

  test('is what they say now where it is about something', () => {
    const text = 'Can I talk to a person about the Solvane renewal?';
    expect(questionBehind({ text, history })).toBe(text);
  });

  test('is their request itself where they asked nothing before', () => {
    const text = 'Can I talk to a person?';
    expect(questionBehind({ text, history: [] })).toBe(text);
  });
});
