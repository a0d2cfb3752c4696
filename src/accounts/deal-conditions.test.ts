import { describe, expect, test } from 'vitest';
import { breaksConditions, readDeal } from './deal-conditions.ts';

describe('the conditions of a discount', () => {
  test.each([
    ['Renewals only; annual term or longer', 'for a new customer', true],
    ['Renewals only; annual term or longer', 'at their renewal', false],
    ['New business and expansion', 'it is a renewal', true],
    ['Deals from 25000 EUR a year', 'on a 19k deal', true],
    ['Deals from 25000 EUR a year', 'on a deal of €40,000', false],
    ['Annual term or longer', 'they stay on month to month', true],
    ['Written reason in the request', 'for a new customer', false],
    ['Nur Verlängerungen', 'bei einem Neukunden', true],
    ['Renewals only', 'can I give 5 %?', false],
  ])('"%s" against "%s"', (conditions, question, broken) =>
    expect(breaksConditions(conditions, readDeal(question))).toBe(broken),
  );
});
