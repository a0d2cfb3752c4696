import { expect, test } from 'vitest';
import { assessDiscount } from './discount-authority.ts';

const TABLE = [
  { role: 'seller', maxPercent: 10, approverRole: 'sales_manager', conditions: null },
  { role: 'sales_manager', maxPercent: 20, approverRole: 'deal_desk', conditions: null },
  { role: 'deal_desk', maxPercent: 30, approverRole: null, conditions: null },
];

const chain = (percent: number) => {
  const result = assessDiscount(TABLE, { role: 'seller', percent });
  return result.type === 'needs_approval' ? result.chain.map((one) => one.role) : result.type;
};

test('a role grants up to its limit and asks the one who may grant the rest', () => {
  expect(chain(10)).toBe('allowed');
  expect(chain(10.5)).toEqual(['sales_manager']);
  expect(chain(20)).toEqual(['sales_manager']);
  expect(chain(25)).toEqual(['sales_manager', 'deal_desk']);
  expect(chain(31)).toBe('never');
});

test('who has no authority is told who approves it, or the whole table', () => {
  expect(assessDiscount(TABLE, { role: 'member', percent: 15 })).toMatchObject({
    type: 'approver',
    authority: { role: 'sales_manager' },
  });
  expect(assessDiscount(TABLE, { role: 'member', percent: null })).toMatchObject({ type: 'table' });
});

test('conditions that the deal does not meet pass it on to who has none', () => {
  const table = [
    { role: 'rep', maxPercent: 5, approverRole: 'desk', conditions: 'Renewals only' },
    { role: 'desk', maxPercent: 30, approverRole: 'cfo', conditions: 'Deals from 25000 EUR a year' },
    { role: 'cfo', maxPercent: 40, approverRole: null, conditions: null },
  ];
  const deal = { kind: 'new' as const, amount: 19_000, billing: null };
  expect(assessDiscount(table, { role: 'rep', percent: 4, deal })).toMatchObject({
    type: 'needs_approval',
    breaksConditions: true,
    chain: [{ role: 'desk' }, { role: 'cfo' }],
  });
  expect(assessDiscount(table, { role: 'rep', percent: 4 })).toMatchObject({ type: 'allowed' });
});

test('approvers in a circle end the search', () => {
  const circle = [
    { role: 'a', maxPercent: 5, approverRole: 'b', conditions: null },
    { role: 'b', maxPercent: 5, approverRole: 'a', conditions: null },
    { role: 'c', maxPercent: 50, approverRole: null, conditions: null },
  ];
  expect(assessDiscount(circle, { role: 'a', percent: 20 })).toMatchObject({ type: 'needs_approval' });
});
