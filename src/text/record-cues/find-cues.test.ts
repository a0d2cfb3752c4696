import { describe, expect, it } from 'vitest';
import { findCues, meantCue } from './find-cues.ts';

describe('meantCue', () => {
  it.each([
    ['biggist', 'biggest'],
    ['renewels', 'renewals'],
  ])('takes %s for %s', (typed, meant) => {
    expect(findCues(typed)).toEqual([]);
    expect(meantCue(typed)).toBe(meant);
  });

  it.each(['hello', 'okta', 'deal', 'x', ''])('takes %j for no slip', (word) => {
    expect(meantCue(word)).toBeNull();
  });
});
