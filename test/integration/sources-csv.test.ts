import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { csv } from '../../src/sources/csv.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { clearTables } from '../fixtures/clear-tables.ts';
import { openEmbeddedTemplate } from '../fixtures/embedded-template.ts';
import { ingestRecordsAt } from '../fixtures/ingest-path.ts';

let database: OpenDatabase;
let folder: string;
beforeAll(async () => {
  database = await openEmbeddedTemplate();
});
beforeEach(async () => {
  await clearTables(database);
  folder = await mkdtemp(join(tmpdir(), 'sheets-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(() => database.close());

async function put(file: string, text: string | Buffer): Promise<string> {
  await writeFile(join(folder, file), text);
  return join(folder, file);
}

async function rows(table: string): Promise<Record<string, unknown>[]> {
  return database.query(sql`select * from ${sql.identifier(table)} order by id`);
}

describe('a CSV file', () => {
  test('of accounts with a byte order mark, semicolons, quoted line breaks and German numbers is read', async () => {
    const path = await put(
      'accounts.csv',
      '\uFEFFId;Account Name;Beschreibung;Employees;ARR;Currency;Renewal Date\r\n' +
        '001;"Müller; Söhne GmbH";"zwei\r\nZeilen";1200;"153.600,50";eur;31.01.2027\r\n',
    );
    expect(await ingestRecordsAt(database, csv, { path })).toMatchObject({ added: 1, unreadable: [] });
    expect(await rows('accounts')).toMatchObject([
      {
        name: 'Müller; Söhne GmbH',
        employees: 1200,
        annual_recurring_revenue: '153600.50',
        currency: 'EUR',
        renewal_date: '2027-01-31',
        extra: { Beschreibung: 'zwei\r\nZeilen' },
      },
    ]);
  });

  test('of a Salesforce report is told by its headers, and links by account name within its folder', async () => {
    await put('a-accounts.csv', 'Account ID,Account Name\n001A,Acme\n');
    await put(
      'export.csv',
      'Opportunity Name,Account Name,Stage,Amount,Close Date\nRenewal,Acme,Closed Won,"1,200.50",2026-12-31\n',
    );
    expect(await ingestRecordsAt(database, csv, { path: folder })).toMatchObject({ added: 2, problems: [] });
    const [account] = await rows('accounts');
    expect(await rows('opportunities')).toMatchObject([
      { name: 'Renewal', account_id: account!.id, amount: '1200.50', closed: true },
    ]);
  });

  test('loads around rows that cannot be read, telling file, line and reason', async () => {
    const path = await put(
      'cases.csv',
      'Case Number,Subject,Opened Date\n1,Fine,2026-11-01\n2,Too,many,values\n3,Odd date,03/04/2026\n4,,2026-11-02\n5,Also fine,2026-11-03\n',
    );
    const report = await ingestRecordsAt(database, csv, { path });
    expect(report.added).toBe(2);
    expect(report.unreadable).toMatchObject([
      { file: 'cases.csv', line: 3, reason: 'has 4 values where the headers are 3' },
      { file: 'cases.csv', line: 4, reason: 'opened_at cannot be read' },
      { file: 'cases.csv', line: 5, reason: 'subject is missing' },
    ]);
  });

  test('with a quote that never closes is read up to there', async () => {
    const path = await put('leads.csv', 'Id,Name,Company\n1,Ada,Acme\n2,"Bob,Beta\n3,Cy,Gamma\n');
    const report = await ingestRecordsAt(database, csv, { path });
    expect(report).toMatchObject({ added: 1, removalSkipped: true });
    expect(report.unreadable).toEqual([
      { file: 'leads.csv', line: 3, reason: 'a quote is opened and never closed' },
    ]);
  });

  test('that loses a row loses the record, and a broken row keeps what was known of it', async () => {
    const path = await put(
      'contacts.csv',
      'Id,Name,Email\n1,Ada,a@x.example\n2,Bob,b@x.example\n3,Cy,c@x.example\n',
    );
    await ingestRecordsAt(database, csv, { path });
    await put('contacts.csv', 'Id,Name,Email\n1,Ada\n2,Robert,b@x.example\n');
    expect(await ingestRecordsAt(database, csv, { path })).toMatchObject({ changed: 1, removed: 1 });
    expect((await rows('contacts')).map((row) => row.name)).toEqual(['Ada', 'Robert']);
  });

  test.each([
    ['empty.csv', ''],
    ['accounts.csv', 'Id,Name\n'],
    ['mystery.csv', 'Foo,Bar\n1,2\n'],
    ['accounts.csv', Buffer.from([0x49, 0x64, 0xff, 0xfe])],
  ])('without anything to load (%s) is an error', async (file, text) => {
    const path = await put(file, text);
    await expect(ingestRecordsAt(database, csv, { path })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a price book', () => {
  const head = 'sku,currency,term,min_seats,max_seats,unit_amount,valid_from,valid_to\n';

  test('is replaced row by row, and a wrong row is told and left out', async () => {
    const path = await put(
      'prices.csv',
      `${head}A,EUR,annual,1,49,12.50,2026-01-01,\nA,EUR,annual,50,,11,2026-01-01,\n`,
    );
    expect(await ingestRecordsAt(database, csv, { path })).toMatchObject({ added: 2 });
    await put(
      'prices.csv',
      `${head}A,EUR,annual,1,49,12.50,2026-01-01,\nA,EUR,annual,50,,10,2026-01-01,\nA,EURO,weekly,50,40,x,2026-01-01,\n`,
    );
    const report = await ingestRecordsAt(database, csv, { path });
    expect(report).toMatchObject({ added: 1, unchanged: 1, removed: 1 });
    expect(report.unreadable[0]).toMatchObject({
      line: 4,
      reason: expect.stringContaining('term is neither monthly nor annual'),
    });
    expect((await rows('prices')).map((row) => row.unit_amount)).toEqual(['12.50', '10']);
  });

  test('does not take over the SKU of another source', async () => {
    await ingestRecordsAt(database, csv, { path: await put('products.csv', 'SKU,Name\nA,First\n') });
    const other = await mkdtemp(join(tmpdir(), 'sheets-'));
    await writeFile(join(other, 'products.csv'), 'SKU,Name\nA,Second\nB,Third\n');
    const report = await ingestRecordsAt(database, csv, { path: other });
    expect(report.unreadable).toMatchObject([{ line: 2, reason: 'SKU A belongs to another source' }]);
    expect((await rows('products')).map((row) => row.name).sort()).toEqual(['First', 'Third']);
    await rm(other, { recursive: true });
  });

  test('of discount authority is told by its headers', async () => {
    await ingestRecordsAt(database, csv, {
      path: await put('who-may.csv', 'role,max_percent,approver_role\nseller,10,boss\n'),
    });
    expect(await rows('discount_authority')).toMatchObject([
      { role: 'seller', max_percent: 10, approver_role: 'boss' },
    ]);
  });
});
