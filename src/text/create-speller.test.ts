import { describe, expect, test } from 'vitest';
import { createSpeller } from './create-speller.ts';
import { damerauDistance } from './damerau-distance.ts';

const WORDS: [string, number][] = [
  ['offline', 40],
  ['mode', 60],
  ['enterprise', 90],
  ['receive', 20],
  ['invoice', 30],
  ['setup', 10],
  ['login', 25],
  ['price', 80],
  ['prices', 20],
  ['small', 5],
  ['annual', 9],
  ['größe', 4],
  ['rückerstattung', 6],
  ['facturation', 7],
  ['configuración', 8],
  ['sso', 50],
  ['team', 30],
  ['term', 40],
  ['notification', 12],
  ['log', 15],
  ['plan', 9],
];
const speller = createSpeller(WORDS);

describe('a typing error', () => {
  test.each([
    ['ofline', 'offline', 1],
    ['OFLINE', 'offline', 1],
    ['entreprise', 'enterprise', 1],
    ['enterprize', 'enterprise', 1],
    ['recieve', 'receive', 1],
    ['invocie', 'invoice', 1],
    ['anual', 'annual', 1],
    ['notifcatoin', 'notification', 2],
    ['rueckerstattung', 'rückerstattung', 1],
    ['ruckerstatung', 'rückerstattung', 1],
    ['facturaton', 'facturation', 1],
    ['configuracio', 'configuración', 1],
  ])('"%s" becomes "%s"', (typed, word, distance) =>
    expect(speller.correct(typed)).toEqual({ word, distance }),
  );

  test.each([
    'offline',
    'Größe',
    'the',
    'über',
    'avec',
    'ss',
    'tem',
    'E-204',
    'v42x',
    '日本語',
    'xylophone',
    'enterprisingly',
    '',
  ])('is not seen in "%s"', (typed) => expect(speller.correct(typed)).toBeNull());

  test('of few letters is let be: one mistake up to seven, two from eight', () => {
    expect(speller.correct('pirces')).toMatchObject({ word: 'prices' });
    expect(speller.correct('prixxs')).toBeNull();
    expect(speller.correct('entreprsie')).toMatchObject({ distance: 2 });
  });

  test('between two words becomes the one that begins alike, then the more frequent', () => {
    expect(
      createSpeller([
        ['bolt', 1],
        ['belt', 9],
      ]).correct('balt')?.word,
    ).toBe('belt');
    expect(
      createSpeller([
        ['bolt', 1],
        ['colt', 9],
      ]).correct('boltt')?.word,
    ).toBe('bolt');
    expect(
      createSpeller([
        ['molt', 99],
        ['bolt', 1],
      ]).correct('bollt')?.word,
    ).toBe('bolt');
  });

  test('is not corrected where a dictionary has the word', () => {
    const isWord = (word: string) => word === 'horse';
    expect(createSpeller([['house', 9]], isWord).correct('horse')).toBeNull();
    expect(createSpeller([['house', 9]]).correct('horse')).toEqual({ word: 'house', distance: 1 });
  });

  test('is corrected to nothing but the words that were given', () => {
    expect(createSpeller([]).correct('entreprise')).toBeNull();
  });
});

describe('words that were written apart or together', () => {
  test('are split', () => expect(speller.split('offlinemode')).toEqual(['offline', 'mode']));
  test('are known once joined', () => {
    expect(speller.knows('OFFLINE')).toBe(true);
    expect(speller.knows('priceplan')).toBe(false);
  });
  test('are let be when they exist', () => {
    expect(speller.split('enterprise')).toBeNull();
  });
});

test('the distance counts a swap of neighbours once', () => {
  expect(damerauDistance('teh', 'the', 2)).toBe(1);
  expect(damerauDistance('kitten', 'sitting', 3)).toBe(3);
  expect(damerauDistance('kitten', 'sitting', 2)).toBe(3);
  expect(damerauDistance('', 'ab', 2)).toBe(2);
});

test('every word of a large vocabulary is found again with one mistake', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const word = (seed: number): string =>
    Array.from(
      { length: 5 + (seed % 6) },
      (_, at) => letters[((seed * (at + 7) * 2_654_435_761 + at * 97) % 26) | 0] ?? 'a',
    ).join('');
  const words = [...new Set(Array.from({ length: 2_000 }, (_, seed) => word(seed)))];
  const large = createSpeller(words.map((one) => [one, 1]));
  const lost = words.filter((one) => {
    const at = 1 + (one.length % (one.length - 2));
    const typed = one.slice(0, at) + one.slice(at + 1);
    return typed.length >= 4 && !words.includes(typed) && large.correct(typed) === null;
  });
  expect(lost).toEqual([]);
});
