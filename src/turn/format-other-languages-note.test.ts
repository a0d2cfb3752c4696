import { expect, test } from 'vitest';
import type { Evidence } from '../core/citation.ts';
import { formatOtherLanguagesNote } from './format-other-languages-note.ts';

const passage = (score: number, language?: string, kind: Evidence['kind'] = 'passage'): Evidence => ({
  n: 1,
  kind,
  id: `passage:${score}`,
  title: 'A',
  text: 'a',
  score,
  ...(language === undefined ? {} : { language }),
});

test('it is said in which languages the best of what was found is, when none of it is in the asker’s', () => {
  const said = formatOtherLanguagesNote('en', [
    passage(0.9, 'de-AT'),
    passage(0.8, 'ja'),
    passage(0.7, 'de'),
  ]);
  expect(said).toContain('German and Japanese');
});

test('nothing is said where one of the best is in the language of the question', () => {
  expect(formatOtherLanguagesNote('en', [passage(0.9, 'de'), passage(0.8, 'en-GB')])).toBeNull();
});

test('what is far down the list does not count', () => {
  const best = [passage(0.9, 'de'), passage(0.8, 'de'), passage(0.7, 'de')];
  expect(formatOtherLanguagesNote('en', [passage(0.1, 'en'), ...best])).not.toBeNull();
});

test.each([
  ['nothing was found', []],
  ['only records were found', [passage(0.9, 'de', 'record')]],
  ['the language of a text is not known', [passage(0.9)]],
])('nothing is said where %s', (_, evidence) => {
  expect(formatOtherLanguagesNote('en', evidence)).toBeNull();
});
