import { expect, test } from 'vitest';
import type { z } from 'zod';
import {
  booleanColumn,
  dateColumn,
  decimalColumn,
  instantColumn,
  integerColumn,
  textColumn,
} from './column-values.ts';

function read(column: z.ZodType, value: unknown): unknown {
  const result = column.safeParse(value);
  return result.success ? result.data : 'unreadable';
}

test.each([
  ['1,234.50', '1234.50'],
  ['1.234,50', '1234.50'],
  ['€ 1 234', '1234'],
  ['USD 12', '12'],
  ['12,5', '12.5'],
  ['12,500', '12500'],
  ['1.234.567', '1234567'],
  ['-3.5', '-3.5'],
  [153600, '153600'],
  ['', null],
  ['twelve', 'unreadable'],
  ['12-3', 'unreadable'],
])('the amount %j is read as %j', (value, expected) => expect(read(decimalColumn, value)).toBe(expected));

test.each([
  ['2026-02-28', '2026-02-28'],
  ['2026-02-30', 'unreadable'],
  ['28.2.2026', '2026-02-28'],
  ['12/31/2026', '2026-12-31'],
  ['31/12/2026', '2026-12-31'],
  ['03/04/2026', 'unreadable'],
  ['2026-11-20T08:12:00Z', '2026-11-20'],
])('the date %j is read as %j', (value, expected) => expect(read(dateColumn, value)).toBe(expected));

test('a moment keeps its offset, and a bare date begins in UTC', () => {
  expect(read(instantColumn, '2026-11-20T08:12:00+0100')).toBe('2026-11-20T07:12:00.000Z');
  expect(read(instantColumn, '2026-11-20')).toBe('2026-11-20T00:00:00.000Z');
});

test('a whole number beyond what the database holds, or with a fraction, is refused', () => {
  expect(read(integerColumn, '3000000000')).toBe('unreadable');
  expect(read(integerColumn, '12.5')).toBe('unreadable');
  expect(read(integerColumn, '3,900')).toBe(3900);
});

test('NUL characters and blanks do not reach the database', () => {
  expect(read(textColumn, ' a\0b ')).toBe('ab');
  expect(read(textColumn, '  ')).toBeNull();
  expect(read(booleanColumn, 'Ja')).toBe(true);
});
