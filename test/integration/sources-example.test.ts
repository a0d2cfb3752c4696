import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXAMPLE_RECORDS, loadExample } from '../../src/sources/example.ts';
import { removeSource } from '../../src/sources/remove-source.ts';
import { EXAMPLE, type ExampleCompany, openExampleCompany } from './accounts-example.ts';

let company: ExampleCompany;
beforeAll(async () => {
  company = await openExampleCompany();
});
afterAll(() => company.database.close());

test('the example company is loaded whole, and a second time nothing changes', async () => {
  const again = await loadExample(company.database, EXAMPLE);
  expect(again).toMatchObject({ added: 0, changed: 0, removed: 0, unreadable: [], problems: [] });
  expect(again.unchanged).toBeGreaterThan(250);
});

test('what hangs on an account has the readers of the account, prices those of their product', async () => {
  const readers = (table: string, column: string, value: string) =>
    company.database.query<{ key: string }>(sql`
      select distinct r.key from ${sql.identifier(table)} t join access_rules r on r.id = t.access_id
      where ${sql.identifier(column)} = ${value}`);
  for (const table of ['contacts', 'opportunities', 'cases', 'activities']) {
    expect(await readers(table, 'account_id', 'acc-tarnmoor-energy'), table).toEqual([
      { key: 'group:leadership' },
    ]);
    expect(await readers(table, 'account_id', 'acc-solvane-foods'), table).toEqual([{ key: 'everyone' }]);
  }
  expect(await readers('prices', 'sku', 'FW-ADD-FORESIGHT')).toEqual([{ key: 'group:leadership' }]);
  expect(await readers('prices', 'sku', 'FW-ENTERPRISE')).toEqual([{ key: 'everyone' }]);
});

test('the example’s records are removed by one call', async () => {
  const removed = await removeSource(company.database, EXAMPLE_RECORDS);
  expect(removed!.records).toBeGreaterThan(250);
  const [left] = await company.database.query<{ n: number }>(sql`
    select ((select count(*) from accounts) + (select count(*) from prices) + (select count(*) from activities))::int as n`);
  expect(left!.n).toBe(0);
});
