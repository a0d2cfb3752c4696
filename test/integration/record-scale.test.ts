import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillCompany } from '../../bench/company-fill.ts';
import { countRecordsRead } from '../../bench/count-records-read.ts';
import { countStatements, type StatementCounter } from '../../bench/count-statements.ts';
import { rememberRecords } from '../../src/accounts/remember-records.ts';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { tidyEmbedded } from '../../src/store/tidy-embedded.ts';
import { type ExampleApp, openExampleApp } from '../fixtures/example-app.ts';

/** In a smaller table of products the planner goes through all of them rather than look up those of some prices. */
const [ACCOUNTS, PRODUCTS] = [5_000, 10_000];
/** So many rows a question may bring into the process, its search included. */
const MOST_ROWS = 600;
/** So many rows of records the database itself may look at for it. */
const MOST_FETCHED = 1_000;

let example: ExampleApp;
let counter: StatementCounter;
beforeAll(async () => {
  example = await openExampleApp();
  counter = countStatements(example.app.database);
  await fillCompany(example.app.database, { accounts: ACCOUNTS, products: PRODUCTS });
  await tidyEmbedded(example.app.database);
}, 60_000);
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

it.each([
  'How is Brackwater Foods doing?',
  'what does Enterprise cost for 250 seats?',
  'Which cases are open at Velmara Hotels?',
  'What about case 104522?',
  'How many deals did we lose against Opsquill in the third quarter of 2026?',
  '北森鉄道サービスのチャンピオンは誰ですか？',
])('the database goes through no table of records for a question: %s', async (text) => {
  const { database } = example.app;
  await ask(text);
  const before = await countRecordsRead(database);
  await ask(text);
  const after = await countRecordsRead(database);
  for (const [name, scanned] of Object.entries(after.scanned)) {
    expect(scanned - before.scanned[name]!, `rows of ${name} gone through`).toBe(0);
    expect(after.fetched[name]! - before.fetched[name]!, `rows of ${name}`).toBeLessThan(MOST_FETCHED);
  }
});

it('the words of records are read again when records have changed, and of that table alone', async () => {
  const { database } = example.app;
  const readers = { teamId: asId<TeamId>('T0FERROWICK'), everyone: true, people: [] };
  const known = rememberRecords<{ stages: string[]; industries: string[] }>({
    stages: {
      kinds: ['opportunities', 'accounts'],
      read: async (tx) =>
        (await tx.query<{ stage: string }>(sql`select distinct stage from opportunities`)).map(
          ({ stage }) => stage,
        ),
    },
    industries: {
      kinds: ['accounts'],
      read: async (tx) =>
        (await tx.query<{ industry: string }>(sql`select distinct industry from accounts`)).map(
          ({ industry }) => industry,
        ),
    },
  });
  await known(database, readers);
  counter.take();
  await known(database, readers);
  expect(counter.take().statements).toBe(1);
  await database.query(sql`update opportunities set stage = 'quillfeathered' where id = 'bench/1'`);
  counter.take();
  expect((await known(database, readers)).stages).toContain('quillfeathered');
  expect(counter.takeAll().filter(({ sql: text }) => text.includes('select distinct industry'))).toEqual([]);
});

it('what changed while it was read is remembered for nobody', async () => {
  const { database } = example.app;
  const readers = { teamId: asId<TeamId>('T0FERROWICK'), everyone: true, people: [] };
  let reads = 0;
  const known = rememberRecords<{ count: number }>({
    count: {
      kinds: ['cases'],
      read: () => Promise.resolve(++reads),
    },
  });
  const { query } = database;
  // Somebody else's change comes in between the read and the look that follows it.
  database.query = async (statement, options) => {
    database.query = query;
    await query(sql`update cases set status = 'open' where id = 'bench/1'`);
    return query(statement, options);
  };
  await known(database, readers);
  expect((await known(database, readers)).count).toBe(2);
  expect((await known(database, readers)).count).toBe(2);
});

it('an account that was added a moment ago is found, and one that was taken out is not', async () => {
  const { database } = example.app;
  await database.query(sql`
    insert into accounts (id, name, access_id, source_id)
    select 'bench/new', 'Quillfeather Observatory', access_id, source_id from accounts where id = 'bench/1'`);
  const found = await ask('brief me on Quillfeather Observatory');
  expect(JSON.stringify(found)).toContain('Quillfeather Observatory');
  await database.query(sql`delete from accounts where id = 'bench/new'`);
  expect((await ask('brief me on Quillfeather Observatory')).outcome).not.toBe('answered');
});

it('an account that its asker may not see is found by nobody, however it is written', async () => {
  const { database } = example.app;
  const [rule] = await database.query<{ id: number }>(sql`
    insert into access_rules (key, readers) values ('person:NOBODY', array['person:NOBODY']) returning id`);
  await database.query(sql`
    insert into accounts (id, name, access_id, source_id)
    select 'bench/hidden', 'Hiddenvale Quarries', ${rule!.id}, source_id from accounts where id = 'bench/1'`);
  for (const text of ['brief me on hiddenvale', 'How is Hiddenvale doing?', 'brief me on Hidenvale'])
    expect(JSON.stringify(await ask(text))).not.toContain('Quarries');
});
