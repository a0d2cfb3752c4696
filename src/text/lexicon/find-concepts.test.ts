import { expect, test } from 'vitest';
import { findConcepts } from './find-concepts.ts';
import { LEXICON_LANGUAGES, readConcepts } from './read-concepts.ts';
import { wordsForConcept } from './words-for-concept.ts';

/** What a text speaks of, in the usual words of English. */
function said(text: string, language: string): string[] {
  return findConcepts(text, language).flatMap(({ parts }) =>
    parts.map((concepts) => concepts.map((concept) => readConcepts()[concept]!.en[0]).join('/')),
  );
}

test('every concept has a word in every language', () => {
  const missing = readConcepts().filter((concept) =>
    LEXICON_LANGUAGES.some(
      (language) => concept[language].some((word) => word === '') || concept[language].length === 0,
    ),
  );
  expect(missing).toEqual([]);
});

test.each([
  ['fr', 'mon mot de passe', 'password'],
  ['de', 'Wie setze ich mein Kennwort zurück?', 'reset'],
  ['de', 'zurückgesetzt', 'reset'],
  ['de', 'Urlaubsantrag', 'vacation'],
  ['es', 'los recibos', 'receipt'],
  ['pt', 'taxas anuais', 'annual'],
  ['it', 'la fattura', 'invoice'],
  ['ja', 'パスワードを忘れた', 'password'],
  ['en', 'log in', 'log in'],
])('in %s "%s" speaks of %s', (language, text, concept) => {
  expect(said(text, language).join(' ')).toContain(concept);
});

test('a verb whose half stands elsewhere is another verb', () => {
  expect(said('Wir setzen uns', 'de')).not.toContain('reset');
});

test('a term of which only a function word is left out is not looked up by the rest, unless it is the usual one', () => {
  const [concept] = findConcepts('einschalten', 'de')[0]!.parts[0]!;
  expect(wordsForConcept(concept!, 'en')).not.toContainEqual(['turn']);
});
