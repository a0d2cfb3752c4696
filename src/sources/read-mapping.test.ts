import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMapping } from './read-mapping.ts';

const EXAMPLE = readFileSync(new URL('../../example/northwind.yaml', import.meta.url), 'utf8');

const faultsOf = (text: string) => {
  const read = readMapping(text);
  return read.type === 'read'
    ? []
    : read.faults.map(({ line, path, reason }) => `${line} ${path}: ${reason}`);
};
/** The example with one line changed; `line` is where that line stands. */
const changed = (from: string, to: string) => {
  expect(EXAMPLE).toContain(from);
  return {
    text: EXAMPLE.replace(from, to),
    line: EXAMPLE.slice(0, EXAMPLE.indexOf(from)).split('\n').length,
  };
};

describe('a mapping', () => {
  test('of the example is read whole', () => {
    const read = readMapping(EXAMPLE);
    expect(read).toMatchObject({ type: 'read', mapping: { name: 'northwind', url_from: 'NORTHWIND_URL' } });
    if (read.type === 'faulty') return;
    expect(read.lineOf(['orders', 'lines', 'columns', 'product'])).toBe(
      EXAMPLE.slice(0, EXAMPLE.indexOf('product: item')).split('\n').length,
    );
  });

  test.each([
    [
      'a key that nobody knows',
      'country: country',
      'colour: country',
      'accounts.columns.colour: is not known here',
    ],
    ['a table without its schema', 'table: public.customers', 'table: customers', 'must be schema.table'],
    ['SQL for a column', 'name: company_name', 'name: company_name || x."y"', 'must be a column'],
    ['SQL for a table', 'table: public.customers', 'table: public.customers; drop table x', ''],
    [
      'an address in clear',
      'url_from: NORTHWIND_URL',
      'url_from: postgres://a:b@c/d',
      'name of an environment variable',
    ],
    ['too long a limit', 'timeout_ms: 2000', 'timeout_ms: 60000', 'must be at most 10000'],
    ['no name for accounts', 'name: company_name', 'industry: company_name', 'needs name'],
    ['a currency that is none', 'currency: USD', 'currency: dollars', 'ISO 4217'],
  ])('with %s is refused, with its line', (what, from, to, reason) => {
    const { text, line } = changed(from, to);
    const faults = faultsOf(text);
    if (what === 'SQL for a table') {
      // It is a name like any other: quoted as one, it is no table of anybody's.
      expect(faults).toEqual([]);
      return;
    }
    expect(faults.join('\n')).toContain(reason);
    expect(faults.some((fault) => Math.abs(Number(fault.split(' ')[0]) - line) <= 1)).toBe(true);
  });

  test('that is no YAML is refused with the line', () => {
    expect(faultsOf('name: a\ntitle: [b\n')).toEqual([expect.stringMatching(/^[23] : /)]);
    expect(faultsOf('')).toHaveLength(1);
  });

  test('has all of its faults told at once', () => {
    const faults = faultsOf('name: Wrong Name\naccounts:\n  table: x\n  id: a\n  columns: {}\n');
    expect(faults.join('\n')).toMatch(/1 name: .*\n.*url_from: is missing\n3 accounts.table/);
  });

  test('with people or orders of accounts that it does not map is refused', () => {
    expect(faultsOf(EXAMPLE.replace(/accounts:[\s\S]*?\n\n/, '')).join()).toContain('need accounts');
  });
});
