import { expect, test } from 'vitest';
import { alignTable } from './align-table.ts';

test('columns stand below one another, in wide scripts too', () => {
  expect(
    alignTable(
      ['版', 'Price'],
      [
        ['Starter', '19 EUR'],
        ['事業', '29 EUR [1]'],
      ],
    ),
  ).toBe(
    ['|版     |Price     |', '|-------|----------|', '|Starter|19 EUR    |', '|事業   |29 EUR [1]|'].join(
      '\n',
    ),
  );
});

test('one long cell widens nothing', () => {
  const [head] = alignTable(
    ['A', 'B'],
    [
      ['x'.repeat(200), 'y'],
      ['z', ''],
    ],
  ).split('\n');
  expect(head).toBe('|A  |B  |');
});
