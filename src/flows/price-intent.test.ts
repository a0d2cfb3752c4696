import { describe, expect, test } from 'vitest';
import type { Product } from '../accounts/price-book.ts';
import { readPriceFollowUp, readPriceIntent } from './price-intent.ts';

function product(sku: string, over: Partial<Product>): Product {
  const base = { name: sku, edition: null, family: 'edition', unit: 'seat', description: null };
  return { sku, ...base, aliases: [], features: [], ...over };
}

const BOOK = [
  product('BUS', { name: 'Acme Business', edition: 'Business', aliases: ['standard'] }),
  product('ENT', { name: 'Acme Enterprise', edition: 'Enterprise' }),
  product('SSO', { name: 'Single sign-on', family: 'addon', aliases: ['sso'] }),
  product('BOX', { name: 'Extra sandbox environment', family: 'addon', unit: 'flat' }),
  product('GATE', { name: 'Sensor Gateway', family: 'addon', unit: 'flat' }),
];

describe('a price question', () => {
  test.each([
    ['What does Enterprise cost for 250 seats, annual, in euros?', 250, 'EUR', 'annual'],
    ['Enterprise price, 1,250 users, paid monthly, $', 1250, 'USD', 'monthly'],
    ['Was kostet Enterprise für 250 Benutzer im Jahr in Euro?', 250, 'EUR', 'annual'],
    ['Wie viel kosten 1.250 Enterprise-Lizenzen monatlich in Franken?', 1250, 'CHF', 'monthly'],
    ['Combien coûte Enterprise pour 250 utilisateurs, par an, en euros ?', 250, 'EUR', 'annual'],
    ['¿Cuánto cuesta Enterprise para 250 usuarios, contrato anual, en euros?', 250, 'EUR', 'annual'],
    ['Quanto costa Enterprise per 250 utenti all’anno in sterline?', 250, 'GBP', 'annual'],
    ['Quanto custa o Enterprise para 250 utilizadores, mensal, em dólares?', 250, 'USD', 'monthly'],
    ['Enterpriseは250名、年間契約、円でいくらですか？', 250, 'JPY', 'annual'],
    ['Ｅｎｔｅｒｐｒｉｓｅ ２５０席 月払い ドル 価格', 250, 'USD', 'monthly'],
  ])('"%s" is understood', (text, seats, currency, term) => {
    expect(readPriceIntent(BOOK, text)).toMatchObject({ products: [{ sku: 'ENT' }], seats, currency, term });
  });

  test('names a product, and the edition of the seats is not priced with the add-on', () => {
    const skus = (text: string) => readPriceIntent(BOOK, text)?.products.map((one) => one.sku);
    expect(skus('What does SSO cost for 180 Business seats?')).toEqual(['SSO']);
    expect(skus('What does Business with SSO cost for 180 seats?')).toEqual(['BUS', 'SSO']);
    expect(skus('Compare Business and Enterprise for 120 seats')).toEqual(['BUS', 'ENT']);
    expect(skus('How much are 2 Sensor Gateways in USD?')).toEqual(['GATE']);
  });

  test.each([
    ['what do 20 gateways cost?', 20, null],
    ['price of 5 gateways a month', 5, null],
    ['what would 12 gateways cost with 5 % off', 12, 5],
    ['what does a gateway cost?', 1, null],
  ])(
    '"%s" counts what is not sold by the seat where only a part of its name is said',
    (text, seats, percentOff) =>
      expect(readPriceIntent(BOOK, text)).toMatchObject({ products: [{ sku: 'GATE' }], seats, percentOff }),
  );

  test('for a day to come carries the day', () => {
    const text = 'What will Business cost for 120 seats from 1 March 2027?';
    expect(readPriceIntent(BOOK, text)).toMatchObject({ on: '2027-03-01', seats: 120 });
    expect(readPriceIntent(BOOK, 'Was kostet Business für 120 Plätze ab Januar 2027?')).toMatchObject({
      on: '2027-01-01',
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ['15% off enterprise for 250 seats', { percentOff: 15, seats: 250 }],
    ['enterprise 250 seats less a fifth off', { percentOff: 20 }],
    ['Enterprise for 100 users, three-year contract', { years: 3, seats: 100 }],
    ['Was kostet Enterprise für 100 Nutzer bei zwei Jahren Laufzeit?', { years: 2 }],
    ['price of Business for 49 and for 50 seats', { seats: 50, moreSeats: [49] }],
    ['what did Business cost for 60 people in 2025?', { on: '2025-01-01', seats: 60 }],
    ['Business for 60 people from next year', { on: '2027-01-01' }],
    ['business 60 seats last year, price?', { on: '2025-01-01' }],
    ['buisness 40 ppl', { products: [{ sku: 'BUS' }], seats: 40 }],
    ['what does the smallest edition cost for 12 users?', { rank: 'smallest', seats: 12 }],
    ['price of the big edition, 12 users', { rank: 'biggest' }],
    ['which add-ons are there and what do they cost?', { family: 'addon' }],
    ['how much for 30 people on Team?', { unknown: 'Team', seats: 30 }],
    ['how much is a sandbox?', { products: [{ sku: 'BOX' }], seats: 1, isCounted: false }],
    ['how much is the gateway thing?', { products: [{ sku: 'GATE' }], seats: 1 }],
  ])('"%s" is read slot by slot', (text, slots) => {
    expect(readPriceIntent(BOOK, text, '2026-11-21')).toMatchObject(slots);
  });

  test.each([
    'what does SLA mean',
    'how do I export prices to CSV',
    'How much does it cost to print labels?',
    'What is the floor price for Enterprise below 1,000 seats?',
    'By how much may the price of Enterprise rise at a renewal?',
    'What does a pilot of Enterprise cost?',
    'how much storage do you get on Business',
    'wie viel Speicher hat Business?',
    'cuánto almacenamiento tiene Business',
    'how much does a Business customer get back?',
    'and the warranty with Sensor Gateway?',
    'can they pay month to month and how much extra is that',
    'Does Business cost more than Gantrova?',
    'How much does Plovernet cost for 250 seats?',
    'Is SSO included in Enterprise?',
    'Why did the price of Business go up?',
    'Our enterprise customers have 250 seats, how do I invite them?',
    'What did the September incident cost us?',
    'What does Enterprise do for 250 seats?',
    'Wie hoch ist die Mehrwertsteuer?',
    '社員食堂の値段は？',
    '',
  ])('is not "%s"', (text) => expect(readPriceIntent(BOOK, text)).toBeNull());
});

describe('a follow-up', () => {
  const earlier = ['thanks', 'What does Enterprise cost for 250 seats, annual, in euros?'];

  test.each([
    ['and for 500 seats?', { seats: 500, currency: 'EUR', products: [{ sku: 'ENT' }] }],
    ['und monatlich?', { seats: 250, term: 'monthly' }],
    ['y en dólares?', { currency: 'USD', term: 'annual' }],
    ['and Business?', { products: [{ sku: 'BUS' }], seats: 250 }],
  ])('"%s" changes what it says and keeps the rest', (text, expected) => {
    expect(readPriceFollowUp(BOOK, text, earlier)).toMatchObject(expected);
  });

  test('keeps what earlier follow-ups changed', () => {
    const said = [
      'and for 500 seats?',
      'and monthly?',
      'What does Enterprise cost for 250 seats, annual, in euros?',
    ];
    expect(readPriceFollowUp(BOOK, 'and in dollars?', said)).toMatchObject({
      products: [{ sku: 'ENT' }],
      seats: 500,
      term: 'monthly',
      currency: 'USD',
    });
  });

  test('is not another question, nor one without a price question before it', () => {
    expect(readPriceFollowUp(BOOK, 'How do I set up SSO for a new tenant?', earlier)).toBeNull();
    expect(readPriceFollowUp(BOOK, 'ok, great', earlier)).toBeNull();
    expect(readPriceFollowUp(BOOK, 'and for 500 seats?', ['What is an SLA?'])).toBeNull();
  });
});
