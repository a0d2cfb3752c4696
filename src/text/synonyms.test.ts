import { describe, expect, test } from 'vitest';
import { analyze } from './analyze.ts';
import { synonymsOf } from './synonyms.ts';
import { WORD_GROUPS } from './word-groups.ts';

const areSynonyms = (a: string, b: string): boolean =>
  synonymsOf('en').get(analyze(a, 'en')[0]!)?.has(analyze(b, 'en')[0]!) ?? false;

describe('people use for one another', () => {
  test.each([
    ['pwd', 'password'],
    ['notifications', 'alert'],
    ['app', 'application'],
    ['spreadsheet', 'Excel'],
    ['lawyer', 'counsel'],
    ['gym', 'wellness'],
    ['dept', 'department'],
    ['reimbursed', 'refund'],
    ['bought', 'buy'],
  ])('%s and %s', (a, b) => {
    expect(areSynonyms(a, b)).toBe(true);
    expect(areSynonyms(b, a)).toBe(true);
  });

  test('no words that only share a synonym', () => {
    expect(areSynonyms('passphrase', 'signin')).toBe(false);
    expect(areSynonyms('mins', 'maximum')).toBe(false);
  });
});

test('each group of words joins at least two lexemes, and has no word that is cut in two or left out', () => {
  for (const group of WORD_GROUPS.trim().split('\n')) {
    const words = group.split(' ');
    for (const word of words) expect(analyze(word, 'en'), `${word} of ${group}`).toHaveLength(1);
    expect(new Set(words.map((word) => analyze(word, 'en')[0])).size, group).toBeGreaterThan(1);
  }
});
