import { describe, expect, test } from 'vitest';
import { analyze, tokenize } from './analyze.ts';
import { codeSpellings } from './code-spellings.ts';

const spellings = (text: string): string[] =>
  codeSpellings(tokenize(text, 'en'), 'en').map(({ lexemes }) => lexemes.join(' '));

describe('a code', () => {
  test.each([
    ['soc2', 'SOC 2'],
    ['SOC 2', 'soc2'],
    ['iso27001', 'ISO 27001'],
    ['ISO-27001', 'iso27001'],
    ['ppr9087', 'PPR-9087'],
    ['PPR-9087', 'ppr9087'],
    ['5gb', '5 GB'],
    ['ids12', 'IDS 12'],
    ['v3', 'version 3'],
    ['version 3.2', 'v3.2'],
    ['version 3.17.1', 'v3.17.1'],
    ['v3.17.1', '3.17.1'],
  ])('%s is written as %s too', (said, written) => {
    expect(spellings(`About ${said}?`)).toContain(analyze(written, 'en').join(' '));
  });

  test.each([['q3'], ['30d'], ['2nd'], ['a1b2c3'], ['within 30 days'], ['SOC, not 2']])(
    'is not made of %s',
    (text) => expect(spellings(text)).toEqual([]),
  );

  test('stands for each of the words that it is written with', () => {
    expect(codeSpellings(tokenize('PPR-9087', 'en'), 'en')).toEqual([{ at: [0, 4], lexemes: ['ppr9087'] }]);
  });
});
