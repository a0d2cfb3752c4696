import { describe, expect, test } from 'vitest';
import { readPercents } from './read-percents.ts';

describe('a percentage', () => {
  test.each([
    '18%',
    '18 %',
    '18\u00a0%',
    '18 percent',
    '18 per cent',
    '18 per-cent',
    '18 pct',
    '18pct',
    '18 PERCENT',
    '１８％',
    '18 Prozent',
    '18 pour cent',
    '18 por ciento',
    '18 por cento',
    '18 per cento',
    '18 パーセント',
    '18パーセント',
    'eighteen percent',
    'achtzehn Prozent',
    'dix-huit pour cent',
    'dieciocho por ciento',
    'diciotto per cento',
    'dezoito por cento',
  ])('is read from "%s"', (text) =>
    expect(readPercents(`x ${text} y`).map(({ value }) => value)).toEqual([18]),
  );

  test('keeps its decimals, with dot or comma', () => {
    expect(readPercents('12.5 % or 7,5 %').map(({ value }) => value)).toEqual([12.5, 7.5]);
  });

  test.each(['18 seats', '18 off', '$18', '18 centres'])('is not in "%s"', (text) =>
    expect(readPercents(text)).toEqual([]),
  );

  test('may be "18 off" where a discount is spoken of, unless it is money', () => {
    const read = (text: string) => readPercents(text, { ofDiscount: true }).map(({ value }) => value);
    expect(read('can I give 18 off to them?')).toEqual([18]);
    expect(read('can I give $18 off to them?')).toEqual([]);
    expect(read('can I give 500 off?')).toEqual([]);
    expect(read('can I give 18 seats?')).toEqual([]);
  });
});
