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

test('who has no authority is told who has', () => {
  const result = assessDiscount(TABLE, { role: 'member', percent: 15 });
  expect(result.type === 'table' && result.authorities.map((one) => one.role)).toEqual([
    'sales_manager',
    'deal_desk',
  ]);
});

test('approvers in a circle end the search', () => {
  const circle = [
    { role: 'a', maxPercent: 5, approverRole: 'b', conditions: null },
    { role: 'b', maxPercent: 5, approverRole: 'a', conditions: null },
    { role: 'c', maxPercent: 50, approverRole: null, conditions: null },
  ];
  expect(assessDiscount(circle, { role: 'a', percent: 20 })).toMatchObject({ type: 'needs_approval' });
});
