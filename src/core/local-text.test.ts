import { describe, expect, it } from 'vitest';
import { inLanguage } from './local-text.ts';

describe('a text as data', () => {
  it('is read in the language asked for', () => {
    expect(inLanguage({ en: 'People', de: 'Personal' }, 'de')).toBe('Personal');
  });

  it('is read in English where that language is missing', () => {
    expect(inLanguage({ en: 'People', de: 'Personal' }, 'ja')).toBe('People');
  });
});
