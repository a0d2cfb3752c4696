import { describe, expect, test } from 'vitest';
import { startRenumbering } from './renumber.ts';

describe('citation marks', () => {
  test('count up in the order in which readers meet them', () => {
    const { apply, shown } = startRenumbering();
    expect(apply('It costs 28 EUR [7]. It is included [3].')).toBe(
      'It costs 28 EUR [1]. It is included [2].',
    );
    expect([...shown]).toEqual([
      [7, 1],
      [3, 2],
    ]);
  });

  test('keep their number in later parts of the same reply', () => {
    const { apply } = startRenumbering();
    apply('First [7].');
    expect(apply('Then [3], and again [7].')).toBe('Then [2], and again [1].');
  });

  test.each([
    ['Both [7, 3].', 'Both [1][2].'],
    ['Both [ 7 ; 3 ].', 'Both [1][2].'],
  ])('that share brackets become one each: %s', (text, renumbered) => {
    expect(startRenumbering().apply(text)).toBe(renumbered);
  });

  test.each(['See [the guide](https://docs.example).', 'In [2026] it was so.', 'An [] is empty.'])(
    'are told from other brackets: %s',
    (text) => {
      expect(startRenumbering().apply(text)).toBe(text);
    },
  );
});
