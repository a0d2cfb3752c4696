import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countStatements, type StatementCounter } from '../../bench/count-statements.ts';
import { type ExampleApp, openExampleApp } from '../fixtures/example-app.ts';

/** So many rows a question may bring into the process, its search included. */
const MOST_ROWS = 600;

let example: ExampleApp;
let counter: StatementCounter;
beforeAll(async () => {
  example = await openExampleApp();
  counter = countStatements(example.app.database);
  await example.app.database.query(sql`
    insert into accounts (id, name, aliases, access_id, source_id)
    select 'big/' || n, 'Company ' || md5(n::text) || ' GmbH', array['C' || n], access_id, source_id
    from generate_series(1, 5000) as n, (select access_id, source_id from accounts limit 1) as one`);
  await example.app.database.query(sql`
    insert into products (id, sku, name, family, unit, access_id, source_id)
    select 'big/' || n, 'SKU-' || n, 'Part ' || md5(n::text), 'addon', 'flat', access_id, source_id
    from generate_series(1, 3000) as n, (select access_id, source_id from products limit 1) as one`);
});
afterAll(() => example?.close());

const ask = (text: string) => example.ask(text, { as: 'nora' });

it.each([
  'How do I set up SAML single sign-on with Okta?',
  'How is Brackwater Foods doing?',
  'what does Enterprise cost for 250 seats?',
])('a question reads nothing in proportion to accounts and products: %s', async (text) => {
  await ask(text);
  counter.take();
  await ask(text);
  expect(counter.take().rows).toBeLessThan(MOST_ROWS);
});

it('an account that was added a moment ago is found, and one that was taken out is not', async () => {
  const { database } = example.app;
  await database.query(sql`
    insert into accounts (id, name, access_id, source_id)
    select 'big/new', 'Quillfeather Observatory', access_id, source_id from accounts where id = 'big/1'`);
  const found = await ask('brief me on Quillfeather Observatory');
  expect(JSON.stringify(found)).toContain('Quillfeather Observatory');
  await database.query(sql`delete from accounts where id = 'big/new'`);
  expect((await ask('brief me on Quillfeather Observatory')).outcome).not.toBe('answered');
});

it('an account that its asker may not see is found by nobody, however it is written', async () => {
  const { database } = example.app;
  const [rule] = await database.query<{ id: number }>(sql`
    insert into access_rules (key, readers) values ('person:NOBODY', array['person:NOBODY']) returning id`);
  await database.query(sql`
    insert into accounts (id, name, access_id, source_id)
    select 'big/hidden', 'Hiddenvale Quarries', ${rule!.id}, source_id from accounts where id = 'big/1'`);
  for (const text of ['brief me on hiddenvale', 'How is Hiddenvale doing?', 'brief me on Hidenvale'])
    expect(JSON.stringify(await ask(text))).not.toContain('Quarries');
});
