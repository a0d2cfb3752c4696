import { describe, expect, test } from 'vitest';
import { KeyTable } from '../curation/pair-by-keys.ts';
import { hashText, hashWords } from './hash-text.ts';
import { compareShingles, sampleShingles, shingle } from './shingles.ts';

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(' ');

describe('two texts are compared by their runs of words', () => {
  test('the same text in other letters and line breaks is the same', () => {
    const likeness = compareShingles(
      shingle(words(0, 50)),
      shingle(words(0, 50).toUpperCase().replaceAll(' ', ',\n')),
    );
    expect(likeness).toMatchObject({ resemblance: 1, containment: 1, shared: 44 });
  });

  test('a short text that a long one contains is contained in it and does not resemble it', () => {
    const { resemblance, containment } = compareShingles(shingle(words(0, 50)), shingle(words(0, 500)));
    expect(containment).toBe(1);
    expect(resemblance).toBeLessThan(0.1);
  });

  test('the longest run that both have is told by its place in each', () => {
    const [first, second] = [`before this ${words(0, 20)} after`, `${words(0, 20)} and something else`];
    const { longest } = compareShingles(shingle(first), shingle(second));
    expect(first.slice(...longest!.first)).toBe(words(0, 20));
    expect(second.slice(...longest!.second)).toBe(words(0, 20));
  });

  test('texts without a run in common, or too short for one, share nothing', () => {
    expect(compareShingles(shingle(words(0, 50)), shingle(words(50, 90))).shared).toBe(0);
    expect(compareShingles(shingle('two words'), shingle('two words'))).toMatchObject({
      shared: 0,
      longest: null,
    });
  });

  test('a sample of one text is sampled in another one too', () => {
    const [part, whole] = [
      sampleShingles(shingle(words(0, 400)).hashes),
      sampleShingles(shingle(words(0, 800)).hashes),
    ];
    expect(part.length).toBeGreaterThan(20);
    expect(part.every((hash) => whole.includes(hash))).toBe(true);
  });
});

test('the words of any script are hashed as they are told apart by letters and digits', () => {
  const texts = ['It’s 3.5 – naïve_user@x', 'größer ２０２４年', 'क्या है', '𝒳y z', '', '...', 'a'];
  for (const text of texts)
    expect(hashWords(text)).toEqual((text.match(/[\p{L}\p{N}]+/gu) ?? []).map(hashText));
});

describe('owners that share keys', () => {
  test('are paired, those that share most first, with how many of the keys are rare', () => {
    const table = new KeyTable();
    table.add(0, [1, 2, 4_294_967_295]);
    table.add(1, [2, 4_294_967_295, 9]);
    for (const owner of [2, 3, 4]) table.add(owner, [9]);
    const [first, ...rest] = table.pairs();
    expect(first).toEqual({ first: 0, second: 1, shared: 2, rare: 2 });
    expect(rest).toHaveLength(6);
    expect(rest.every((pair) => pair.shared === 1 && pair.rare === 0)).toBe(true);
  });

  test('are not paired by what very many have, nor by a key that they have twice', () => {
    const table = new KeyTable();
    for (let owner = 0; owner < 100; owner += 1) table.add(owner, [7]);
    table.add(100, [8, 8]);
    expect(table.pairs()).toEqual([]);
  });
});
