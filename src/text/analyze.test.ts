import { describe, expect, test } from 'vitest';
import { analyzeQuery } from '../knowledge/analyze-query.ts';
import { analyze } from './analyze.ts';
import { detectLanguage, languageOf } from './detect-language.ts';

describe('the words of a text', () => {
  test('are stemmed by their language, without its function words', () => {
    expect(analyze('The policies are running', 'en')).toEqual(['polici', 'run']);
    expect(analyze('Die Kündigungen der Verträge', 'de')).toEqual(['kundig', 'vertrag']);
    expect(analyze("l'article et les factures", 'fr')).toEqual(['articl', 'factur']);
  });

  test('are the same numbers however they are written', () => {
    expect(analyze('1,000 and 1.000 and 1000', 'en')).toEqual(['1000', '1000', '1000']);
    expect(analyze('18.50 and 18,50', 'en')).toEqual(['18.50', '18.50']);
  });

  test('of scripts without spaces are pairs of letters, beside Latin names', () => {
    expect(analyze('Enterpriseを300席', 'ja')).toEqual(['enterpris', 'を', '300', '席']);
    expect(analyze('年間契約', 'ja')).toEqual(['年間', '間契', '契約']);
  });

  test('leave out a contraction without its apostrophe, and keep the letters of a code', () => {
    expect(analyze('im sick and theyre out', 'en')).toEqual(['sick']);
    expect(analyze('what does IM-101 mean', 'en')).toContain('im');
  });

  test('keep US and IT when they are names', () => {
    expect(analyze('Ask IT in the US, they like us', 'en')).toEqual(['ask', 'it', 'us', 'like']);
  });

  test('do not hold addresses of pages', () => {
    expect(analyze('see https://example.com/a/long/path?q=1 now', 'en')).toEqual(['see', 'now']);
  });
});

describe('the language of a text', () => {
  test.each([
    ['What does Enterprise cost?', 'en'],
    ['Was kostet Business für 120 Plätze im Jahr?', 'de'],
    ['¿Cuánto cuesta Enterprise para 250 usuarios?', 'es'],
    ["Les notifications n'arrivent pas la nuit, que faire ?", 'fr'],
    ['Quanto costa il piano per la squadra?', 'it'],
    ['Quanto custa o plano para não membros?', 'pt'],
    ['Enterpriseを300席、年間契約、円でいくらですか？', 'ja'],
  ])('%s is told', (text, language) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  test('is English with no confidence where nothing tells it', () => {
    expect(detectLanguage('SSO 42')).toEqual({ language: 'en', confidence: 0, overEnglish: 0, hits: 0 });
    expect(languageOf('San Jose, Diego, Elena')).toBe('en');
  });
});

test('a question is searched in English too, but not by its own function words', () => {
  const { language, lexemes } = analyzeQuery('¿Quién está de guardia para los imports?');
  expect(language).toBe('es');
  expect([...lexemes.keys()]).toEqual(expect.arrayContaining(['guardi', 'import']));
  expect([...lexemes.keys()].some((lexeme) => ['los', 'quien', 'de', 'esta'].includes(lexeme))).toBe(false);
});
