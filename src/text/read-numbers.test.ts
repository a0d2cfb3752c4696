import { describe, expect, test } from 'vitest';
import { readNumbers } from './read-numbers.ts';

const values = (text: string): number[] => readNumbers(text).map(({ value }) => value);

describe('the numbers of a text', () => {
  test.each<[string, number[]]>([
    ['250 seats, 1,500 users and 40.000 more', [250, 1500, 40000]],
    ['1’500 Plätze', [1500]],
    ['12.5 percent', [12.5]],
    ['twenty-five seats and two hundred and fifty users', [25, 250]],
    ['three thousand', [3000]],
    ['TWENTY FIVE', [25]],
    ['fünfundzwanzig Plätze, zweihundertfünfzig Nutzer, achtzehn', [25, 250, 18]],
    ['vingt-cinq postes, quatre-vingt-dix, soixante-quinze', [25, 90, 75]],
    ['veinticinco puestos, treinta y cinco, doscientos cincuenta', [25, 35, 250]],
    ['venticinque posti, duecentocinquanta', [25, 250]],
    ['vinte e cinco lugares, duzentos e cinquenta', [25, 250]],
    ['二百五十席と二十五席', [250, 25]],
    ['最大30席、v2は5席以上で1,500円', [30, 5, 1500]],
    ['第3四半期', [3]],
    ['a two or three year deal', [2, 3]],
    ['two and five', [2, 5]],
    ['due date of the once open case', []],
    ['release v2 of E-204x', []],
  ])('"%s"', (text, expected) => expect(values(text)).toEqual(expected));

  test('stand where they are told to stand', () => {
    const text = 'Für fünfundzwanzig Plätze';
    const [found] = readNumbers(text);
    expect(text.slice(found?.from, found?.to)).toBe('fünfundzwanzig');
  });
});
