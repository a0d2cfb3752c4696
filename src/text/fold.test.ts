import { expect, it } from 'vitest';
import { dropMarks, fold, foldCase, foldToWords } from './fold.ts';

it.each([
  ['Müller ＡＧ', 'muller ag'],
  ['Straße', 'strasse'],
  ['Łódź', 'lodz'],
  ['Smørrebrød', 'smorrebrod'],
  ['ガバナンス', 'ガバナンス'],
])('a name is the same with and without accents: %s', (name, folded) => {
  expect(fold(name)).toBe(folded);
});

it('case alone leaves accents, which tell words apart', () => {
  expect(foldCase('Él está')).toBe('él está');
});

it('words are what punctuation parts', () => {
  expect(foldToWords('  “Single sign-on”,\n v2.1 ')).toBe('single sign on v2 1');
});

it('a stem loses the points that are seldom typed', () => {
  expect(dropMarks('مُحَمَّد')).toBe('محمد');
});
