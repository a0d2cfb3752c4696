import { describe, expect, it } from 'vitest';
import type { Utterance } from '../core/question.ts';
import { rewriteFollowUp } from './rewrite-follow-up.ts';

const HISTORY: Utterance[] = [
  { from: 'asker', text: 'What does the Sensor Gateway cost?' },
  { from: 'bot', text: 'The Sensor Gateway costs 450 EUR. [1]' },
];

describe('what is searched for', () => {
  it('is the question itself when nothing was said before', () => {
    expect(rewriteFollowUp({ text: 'and in dollars?', history: [] })).toBe('and in dollars?');
  });

  it('takes the subject from the thread when the question leans on it', () => {
    expect(rewriteFollowUp({ text: 'and in dollars?', history: HISTORY })).toBe(
      'and in dollars? sensor gateway cost',
    );
    expect(rewriteFollowUp({ text: 'Und wie installiere ich das?', history: HISTORY })).toContain(
      'sensor gateway',
    );
    expect(rewriteFollowUp({ text: 'それはどこですか', history: HISTORY })).toContain('sensor gateway');
  });

  it('is the question itself when that stands on its own', () => {
    const text = 'Which browsers does the dashboard of Ferrowick Business support on tablets?';
    expect(rewriteFollowUp({ text, history: HISTORY })).toBe(text);
  });
});
