import { describe, expect, test } from 'vitest';
import { readBilling } from './read-billing.ts';
import { readCurrency } from './read-currency.ts';
import { readMoney } from './read-money.ts';
import { readSeats } from './read-seats.ts';
import { readTerm } from './read-term.ts';

describe('seats', () => {
  test.each<[string, number | null]>([
    ['Business for 250 seats', 250],
    ['PRICE FOR 1,500 USERS', 1500],
    ['250 Enterprise seats', 250],
    ['twenty-five users', 25],
    ['für fünfzig Nutzer', 50],
    ['pour deux cents utilisateurs', 200],
    ['para doscientos cincuenta usuarios', 250],
    ['per venticinque utenti', 25],
    ['para vinte e cinco utilizadores', 25],
    ['300席で', 300],
    ['licences: 40', 40],
    ['and for 500?', 500],
    ['a 3 year deal', null],
    ['18 % off', null],
    ['0 seats', null],
  ])('of "%s"', (text, value) => expect(readSeats(text)?.value ?? null).toBe(value));
});

describe('the length of a contract', () => {
  test.each<[string, number | null | undefined]>([
    ['and with a 3 year deal?', 36],
    ['a three-year term', 36],
    ['a 36 months contract', 36],
    ['36-month commitment', 36],
    ['contract for 2 years', 24],
    ['multi-year discount', null],
    ['bei dreijährigem Vertrag', 36],
    ['Vertrag über 3 Jahre', 36],
    ['mehrjähriger Vertrag', null],
    ['contrat de trois ans', 36],
    ['contrato de 3 años', 36],
    ['contratto di due anni', 24],
    ['contrato de 2 anos', 24],
    ['3年契約', 36],
    ['who joined within 3 months of the contract?', undefined],
    ['the contract ended 3 years ago', undefined],
    ['we keep data for 3 months', undefined],
  ])('of "%s"', (text, months) => expect(readTerm(text)?.months).toBe(months));

  test('is not how it is billed', () => {
    expect(readBilling('150 seats starter MONTHLY usd').billing).toBe('monthly');
    expect(readBilling('jährlich').billing).toBe('annual');
    expect(readBilling('monthly or annual').billing).toBeNull();
    expect(readBilling('how much per month').billing).toBeNull();
  });
});

describe('money', () => {
  test.each<[string, number, string | null]>([
    ['a 40k deal', 40_000, null],
    ['€40,000', 40_000, 'EUR'],
    ['40.000 €', 40_000, 'EUR'],
    ['40 000 €', 40_000, 'EUR'],
    ['1.5m USD', 1_500_000, 'USD'],
    ['$1.5 million', 1_500_000, 'USD'],
    ['2 Mio. Euro', 2_000_000, 'EUR'],
    ['3 millones de euros', 3_000_000, 'EUR'],
    ['CHF 12’500', 12_500, 'CHF'],
    ['£99.50', 99.5, 'GBP'],
    ['400万円', 4_000_000, 'JPY'],
    ['40K EUR', 40_000, 'EUR'],
    ['us$ 500', 500, 'USD'],
  ])('of "%s"', (text, value, currency) =>
    expect(readMoney(`a ${text} b`)).toMatchObject([{ value, currency }]),
  );

  test.each(['40 seats', '18%', '2027', 'v4.2', 'E-204k', '40 kids'])('is not in "%s"', (text) =>
    expect(readMoney(text)).toEqual([]),
  );

  test('is named by its currency', () => {
    expect(readCurrency('IN EUROS')?.code).toBe('EUR');
    expect(readCurrency('in Schweizer Franken')?.code).toBe('CHF');
    expect(readCurrency('a European price')).toBeNull();
  });
});
