import { describe, expect, test } from 'vitest';
import type { PriceRow } from './price-book.ts';
import { type PriceRequest, quotePrice } from './quote-price.ts';

const seat = { sku: 'A', unit: 'seat' };

function row(over: Partial<PriceRow>): PriceRow {
  const base = { sku: 'A', currency: 'EUR', term: 'annual', minSeats: 50, maxSeats: 99, unitAmount: '48.00' };
  return { ...base, validFrom: '2026-01-01', validTo: null, ...over };
}

const BOOK = [
  row({}),
  row({ minSeats: 100, maxSeats: 249, unitAmount: '44.10' }),
  row({ minSeats: 250, maxSeats: null, unitAmount: '40.00' }),
  row({ minSeats: 250, maxSeats: null, unitAmount: '36', validFrom: '2025-01-01', validTo: '2025-12-31' }),
  row({ minSeats: 250, maxSeats: null, unitAmount: '41', validFrom: '2027-01-01' }),
  row({ currency: 'JPY', unitAmount: '7600' }),
];

function quote(over: Partial<PriceRequest>) {
  const base = { product: seat, seats: 250, term: 'annual', currency: 'EUR', on: '2026-11-21' };
  return quotePrice(BOOK, { ...base, ...over });
}

describe('a quote', () => {
  test.each([
    [99, '48.00', '4752.00'],
    [100, '44.10', '4410.00'],
    [249, '44.10', '10980.90'],
    [250, '40.00', '10000.00'],
    [100_000, '40.00', '4000000.00'],
  ])('of %i seats takes the tier that holds them, for every seat', (seats, unitAmount, perMonth) => {
    expect(quote({ seats })).toMatchObject({ type: 'priced', tier: { unitAmount }, perMonth });
  });

  test('takes the price of the day, both ends of its validity included', () => {
    expect(quote({ on: '2025-12-31' })).toMatchObject({ tier: { unitAmount: '36.00' } });
    expect(quote({ on: '2026-01-01' })).toMatchObject({ tier: { unitAmount: '40.00' } });
    expect(quote({ on: '2027-01-01' })).toMatchObject({ tier: { unitAmount: '41.00' } });
  });

  test('in yen has no decimals', () => {
    expect(quote({ currency: 'JPY', seats: 50 })).toMatchObject({ perMonth: '380000', perYear: '4560000' });
  });

  test('of too few seats says from how many on it is sold', () => {
    expect(quote({ seats: 49 })).toMatchObject({
      type: 'not_sold',
      reason: 'too_few',
      tiers: [{ minSeats: 50 }, {}, {}],
    });
  });

  test('of more seats than the last tier holds says so', () => {
    expect(quote({ currency: 'JPY', seats: 100 })).toMatchObject({ type: 'not_sold', reason: 'too_many' });
  });

  test('in a currency that is not sold names those that are', () => {
    expect(quote({ currency: 'CHF' })).toMatchObject({ reason: 'currency', currencies: ['EUR', 'JPY'] });
  });

  test('on a term that is not sold names those that are', () => {
    expect(quote({ term: 'monthly' })).toMatchObject({ reason: 'term', terms: ['annual'] });
  });

  test('before the first price says when it begins, after the last when it ended', () => {
    expect(quote({ on: '2024-06-30' })).toMatchObject({ reason: 'not_yet', day: '2025-01-01' });
    const ended = quotePrice([row({ validTo: '2026-06-30' })], {
      product: seat,
      seats: 60,
      term: 'annual',
      currency: 'EUR',
      on: '2026-07-01',
    });
    expect(ended).toMatchObject({ reason: 'no_longer', day: '2026-06-30' });
  });

  test('without seats lists the tiers of the day only', () => {
    const tiers = quote({ seats: null });
    expect(tiers).toMatchObject({ type: 'tiers' });
    expect(tiers.type === 'tiers' && tiers.tiers.map((tier) => tier.unitAmount)).toEqual([
      '48.00',
      '44.10',
      '40.00',
    ]);
  });

  test('of what is sold flat is for one unit unless more are wanted', () => {
    const flat = [row({ minSeats: 1, maxSeats: null, unitAmount: '450' })];
    const request = {
      product: { sku: 'A', unit: 'flat' },
      seats: null,
      term: 'annual',
      currency: 'EUR',
      on: '2026-11-21',
    };
    expect(quotePrice(flat, request)).toMatchObject({ quantity: 1, perYear: '5400.00' });
    expect(quotePrice(flat, { ...request, seats: 2 })).toMatchObject({ quantity: 2, perYear: '10800.00' });
  });
});
