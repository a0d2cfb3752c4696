import { expect, test } from 'vitest';
import { layOutTables } from './lay-out-tables.ts';

const TABLE =
  '| Edition | Price | Limit |\n| Starter | 19 EUR | 5 GB |\n| Business | 29 EUR |  |\n| Enterprise | 41 EUR | none |';
const EVIDENCE = [
  {
    n: 1,
    kind: 'passage' as const,
    id: 'passage:1',
    title: 'Prices',
    text: `# Prices\n\nPrices are net.\n\n${TABLE}`,
  },
  { n: 2, kind: 'passage' as const, id: 'passage:2', title: 'Old prices', text: `# Old prices\n\n${TABLE}` },
];
const STARTER = '- Edition: Starter; Price: 19 EUR; Limit: 5 GB';
const BUSINESS = '- Edition: Business; Price: 29 EUR';

test('rows that follow one another are a table, with its columns and a mark on each row', () => {
  expect(
    layOutTables(`Prices are net. [1]\n${STARTER} [1]\n${BUSINESS} [1]\n\nAsk the desk. [2]`, EVIDENCE),
  ).toEqual([
    { type: 'text', text: 'Prices are net. [1]' },
    {
      type: 'table',
      columns: ['Edition', 'Price', 'Limit'],
      rows: [
        ['Starter', '19 EUR', '5 GB [1]'],
        ['Business', '29 EUR [1]', ''],
      ],
    },
    { type: 'text', text: 'Ask the desk. [2]' },
  ]);
});

test.each([
  ['one row alone', `${STARTER} [1]`],
  ['rows of two sources', `${STARTER} [1]\n${BUSINESS} [2]`],
  ['a row that the source does not have', `${STARTER} [1]\n- Edition: Business; Price: 9 EUR [1]`],
  ['a list', '- Starter is small. [1]\n- Business is larger. [1]'],
])('%s stays as it was said', (_what, text) => {
  expect(layOutTables(text, EVIDENCE)).toEqual([{ type: 'text', text }]);
});
