import { describe, expect, it } from 'vitest';
import { readQuantities, sameQuantity } from './read-quantities.ts';

function isSame(claimed: string, known: string): boolean {
  const [mine] = readQuantities(claimed);
  const [theirs] = readQuantities(known);
  return mine !== undefined && theirs !== undefined && sameQuantity(mine, theirs);
}

describe('two quantities say the same', () => {
  it.each([
    ['180 minutes', '3 hours'],
    ['two weeks', '14 days'],
    ['three months', 'a term of 1 quarter'],
    ['half an hour', 'every 30 minutes'],
    ['100k EUR', '100,000 EUR'],
    ['30 days', '30 Tage'],
    ['2 October', '2026-10-02'],
    ['1,500.00 EUR', '1.500,00 €'],
    ['5 business days', '5 working days'],
    ['within five working days', '5営業日以内'],
    ['10 jours ouvrés', '10 Werktage'],
    ['3 días hábiles', '3 giorni lavorativi'],
    ['4 dias úteis', 'four working days'],
  ])('%s and %s', (claimed, known) => {
    expect(isSame(claimed, known)).toBe(true);
  });
});

describe('two quantities differ', () => {
  it.each([
    ['10 hours', '10 days'],
    ['190 USD', '190 EUR'],
    ['5 percent', '5 EUR'],
    ['1,000 EUR', '1 EUR'],
    ['2 October', '3 October 2026'],
    ['5 days', '5 working days'],
    ['5 business days', '5 days'],
    ['5日以内', '5営業日以内'],
    ['8 hours', '8 business hours'],
    ['10 jours', '10 jours ouvrables'],
    ['18 months', '18 years'],
    ['3 Monate', '3 Jahre'],
    ['6か月', '6年'],
  ])('%s and %s', (claimed, known) => {
    expect(isSame(claimed, known)).toBe(false);
  });
});

describe('a figure', () => {
  it('has the rate and the limit that stand around it', () => {
    expect(readQuantities('up to 450.00 EUR per seat per month')[0]).toMatchObject({
      limit: 'most',
      rates: { time: 'month', things: ['seat'] },
    });
  });

  it.each([
    ['the monthly list price of 57.60 EUR per seat', 'month'],
    ['57.60 EUR per seat for 60 days', '60 day'],
    ['10 percent of the yearly fee', 'year'],
    ['10 percent of the September fee', 'month'],
    ['20 % der Jahresgebühr', 'year'],
    ['10 % du tarif mensuel', 'month'],
    ['el precio anual es de 900 EUR', 'year'],
    ['on the annual term it is 26 EUR', null],
    ['5 seats for 60 days', null],
  ])('of money is for a period: %s', (text, time) => {
    expect(readQuantities(text)[0]?.rates.time).toBe(time);
  });

  it('of a range of days has the month of its end', () => {
    expect(readQuantities('From 14 to 16 September 2026').map(({ dates }) => dates)).toEqual([
      [{ year: 2026, month: 9, day: 14 }],
      [{ year: 2026, month: 9, day: 16 }],
    ]);
  });

  it.each(['Ferrowick Go 4 works', 'since 2017', 'the error FG-204'])(
    'only names something in "%s"',
    (text) => {
      expect(readQuantities(text).every(({ isName }) => isName)).toBe(true);
    },
  );

  it.each(['en las dos ediciones', 'the two of them', '1つ選びます'])('is none in "%s"', (text) => {
    expect(readQuantities(text)).toEqual([]);
  });
});
