import { describe, expect, test } from 'vitest';
import { calculate } from './calculate.ts';

describe('a sum', () => {
  test.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['30 seat * 32 EUR/seat', '960 EUR'],
    ['30 seats * 32 EUR/seat * 12', '11520 EUR'],
    ['3 h / 720 h', '0.004167'],
    ['20 % * 960 EUR', '192 EUR'],
    ['960 EUR - 20% * 960 EUR', '768 EUR'],
    ['$1,312.50 + $100', '1412.5 USD'],
    ['100 - 3 / 720 * 100', '99.583333'],
    ['17 % 5', '2'],
    ['-(2 + 3)', '-5'],
    ['0.1 + 0.2', '0.3'],
    ['960 EUR / 30 seats', '32 EUR/seats'],
  ])('%s is %s', (expression, text) => {
    expect(calculate(expression)).toMatchObject({ type: 'result', text });
  });

  test.each([
    ['5 EUR + 5 USD', 'cannot be added'],
    ['5 EUR + 5', 'cannot be added'],
    ['1 / 0', 'divided by 0'],
    ['(1 + 2', 'not closed'],
    ['1 +', 'figure is missing'],
    ['', 'nothing to calculate'],
    ['process.exit(1)', 'no figure, unit or sign'],
    ['constructor', 'figure is missing'],
    ['2 ** 3', 'figure is missing'],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'nested too deep'],
    [`${'-'.repeat(150)}1`, 'nested too deep'],
  ])('%s is refused: %s', (expression, reason) => {
    expect(calculate(expression)).toMatchObject({ type: 'fault', reason: expect.stringContaining(reason) });
  });
});
