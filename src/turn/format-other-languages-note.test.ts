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

const ASKED = 'How do I reset my password?';

test('it is said in which languages the best of what was found is, when none of it is in the asker’s', () => {
  const said = formatOtherLanguagesNote('en', ASKED, [
    passage(0.9, 'ko-KR'),
    passage(0.8, 'zh'),
    passage(0.7, 'ko'),
  ]);
  expect(said).toContain('Korean and Chinese');
});

test('nothing is said where one of the best is in the language of the question', () => {
  expect(formatOtherLanguagesNote('en', ASKED, [passage(0.9, 'ko'), passage(0.8, 'en-GB')])).toBeNull();
});

test('what is far down the list does not count', () => {
  const best = [passage(0.9, 'ko'), passage(0.8, 'ko'), passage(0.7, 'ko')];
  expect(formatOtherLanguagesNote('en', ASKED, [passage(0.1, 'en'), ...best])).not.toBeNull();
});

test.each([
  ['nothing was found', []],
  ['only records were found', [passage(0.9, 'de', 'record')]],
  ['the language of a text is not known', [passage(0.9)]],
])('nothing is said where %s', (_, evidence) => {
  expect(formatOtherLanguagesNote('en', ASKED, evidence)).toBeNull();
});

test('nothing is said where the lexicon reads one of the languages', () => {
  expect(formatOtherLanguagesNote('en', ASKED, [passage(0.9, 'de'), passage(0.8, 'ko')])).toBeNull();
});

test('nothing is said where the article is in the language of a question that has no fixed texts', () => {
  expect(formatOtherLanguagesNote('en', '密码多久会过期？', [passage(0.9, 'zh')])).toBeNull();
});
