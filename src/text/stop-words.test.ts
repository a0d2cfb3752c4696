import { describe, expect, it } from 'vitest';
import { isCommonWord, isQuestionFiller, STOP_WORDS } from './stop-words.ts';

describe('words without content', () => {
  it('are left out of an index in each language, also where the published lists lack them', () => {
    for (const [language, word] of [
      ['en', 'dont'],
      ['de', 'unsere'],
      ['fr', 'combien'],
      ['es', 'cuesta'],
      ['it', 'costa'],
      ['pt', 'custa'],
    ] as const)
      expect(STOP_WORDS.get(language), word).toContain(word);
  });

  it('are grammar only where a statement is compared: what denies and what is content stays', () => {
    expect(isCommonWord('the')).toBe(true);
    for (const word of ['not', 'nicht', 'nunca', 'horas', 'trabajo'])
      expect(isCommonWord(word), word).toBe(false);
  });

  it('fill a question as they are typed without accents', () => {
    expect(isQuestionFiller('cuanto')).toBe(true);
    expect(isQuestionFiller('konnen')).toBe(true);
    expect(isQuestionFiller('enterprise')).toBe(false);
  });
});
