import { getTableConfig } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { columnsHolding, type Holding, PRIVACY_CATALOGUE } from '../../src/store/privacy-catalogue.ts';
import { schemaTables } from '../fixtures/schema-tables.ts';

const HOLDINGS: readonly Holding[] = ['code', 'person', 'name', 'words', 'article', 'record', 'setup'];
/** Numbers, times and flags say nothing of anybody beside the row that they are in. */
const CAN_HOLD_TEXT = /^(text|jsonb|bytea|halfvec)/;

it('the privacy catalogue says of every column of text or JSON what it holds, once', async () => {
  const tables = (await schemaTables()).map((table) => getTableConfig(table));
  const wanted = tables.map(({ name, columns }) => [
    name,
    columns
      .filter((column) => CAN_HOLD_TEXT.test(column.getSQLType()))
      .map((column) => column.name)
      .sort(),
  ]);
  const said = Object.keys(PRIVACY_CATALOGUE).map((name) => [name, columnsHolding(name, HOLDINGS).sort()]);
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(wanted));
});
