import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { removeSource } from '../../src/sources/remove-source.ts';
import { salesforce } from '../../src/sources/salesforce.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { clearTables } from '../fixtures/clear-tables.ts';
import { openEmbeddedTemplate } from '../fixtures/embedded-template.ts';
import { ingestRecordsAt } from '../fixtures/ingest-path.ts';

const REAL = fileURLToPath(new URL('../../../shared/data/crm', import.meta.url));

let database: OpenDatabase;
let folder: string;
beforeAll(async () => {
  database = await openEmbeddedTemplate();
});
beforeEach(async () => {
  await clearTables(database);
  folder = await mkdtemp(join(tmpdir(), 'trees-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(() => database.close());

function record(type: string, referenceId: string, fields: Record<string, unknown>) {
  return { attributes: { type, referenceId }, ...fields };
}

async function put(file: string, ...records: unknown[]): Promise<void> {
  await writeFile(join(folder, file), JSON.stringify({ records }, null, 2));
}

const ACME = record('Account', 'AccountRef1', { Name: 'Acme', Region__c: 'North' });

async function rows(table: string): Promise<Record<string, unknown>[]> {
  return database.query(sql`select * from ${sql.identifier(table)} order by id`);
}

describe('a folder of sObject trees', () => {
  test('becomes records whose links hold, with custom fields kept', async () => {
    await put(
      'Contacts.json',
      record('Contact', 'ContactRef1', { FirstName: 'Ada', LastName: 'Byron', AccountId: '@AccountRef1' }),
    );
    await put('Accounts.json', ACME);
    await put(
      'Tasks.json',
      record('Task', 'TaskRef1', { Subject: 'Call', WhoId: '@ContactRef1', ActivityDate: '2026-11-01' }),
      record('Reservation__c', 'R1', { Contact__c: '@ContactRef1', Start_Date__c: '2026-12-01' }),
      record('Experience__c', 'E1', { Name: 'Tour' }),
    );
    const report = await ingestRecordsAt(database, salesforce, { path: folder });
    expect(report).toMatchObject({ added: 4, unreadable: [], problems: [], skipped: { Experience__c: 1 } });
    const [account] = await rows('accounts');
    expect(account).toMatchObject({ name: 'Acme', extra: { Region__c: 'North' } });
    expect(await rows('contacts')).toMatchObject([{ name: 'Ada Byron', account_id: account!.id }]);
    expect(await rows('activities')).toMatchObject([
      { type: 'reservation', account_id: account!.id },
      { type: 'task', subject: 'Call', account_id: account!.id },
    ]);
  });

  test('is readable by admins only unless said otherwise', async () => {
    await put('Accounts.json', ACME);
    await ingestRecordsAt(database, salesforce, { path: folder });
    const readers = () =>
      database.query(sql`select r.key from accounts a join access_rules r on r.id = a.access_id`);
    expect(await readers()).toEqual([{ key: 'admins' }]);
    expect(
      await ingestRecordsAt(database, salesforce, { path: folder, readers: ['everyone'] }),
    ).toMatchObject({
      changed: 1,
    });
    expect(await readers()).toEqual([{ key: 'everyone' }]);
  });

  test('does not clash with another folder that uses the same references', async () => {
    await put('Accounts.json', ACME);
    await ingestRecordsAt(database, salesforce, { path: folder });
    const other = await mkdtemp(join(tmpdir(), 'trees-'));
    await writeFile(join(other, 'Accounts.json'), JSON.stringify({ records: [{ ...ACME, Name: 'Other' }] }));
    await ingestRecordsAt(database, salesforce, { path: other });
    expect((await rows('accounts')).map((row) => row.name).sort()).toEqual(['Acme', 'Other']);
    await rm(other, { recursive: true });
  });

  test('keeps a record whose link leads nowhere, and says which', async () => {
    await put(
      'Contacts.json',
      record('Contact', 'ContactRef1', { LastName: 'Byron', AccountId: '@AccountRef9' }),
    );
    const report = await ingestRecordsAt(database, salesforce, { path: folder });
    expect(report.problems).toMatchObject([
      { file: 'Contacts.json', line: 6, reason: expect.stringContaining('AccountRef9') },
    ]);
    expect(await rows('contacts')).toMatchObject([{ name: 'Byron', account_id: null }]);
  });

  test('is loaded but for what is broken, which is told with its line, and nothing is removed meanwhile', async () => {
    await put('Accounts.json', ACME);
    await put('Contacts.json', record('Contact', 'ContactRef1', { LastName: 'Byron' }));
    await ingestRecordsAt(database, salesforce, { path: folder });
    await put(
      'Accounts.json',
      ACME,
      { Name: 'no attributes' },
      record('Account', 'AccountRef2', { NumberOfEmployees: 'many', Name: 'B' }),
    );
    await writeFile(join(folder, 'Contacts.json'), '{"records": [\n  {"attributes": \n');
    const report = await ingestRecordsAt(database, salesforce, { path: folder });
    expect(report.unreadable).toMatchObject([
      { file: 'Accounts.json', reason: 'record 2 has no attributes with type and referenceId' },
      { file: 'Accounts.json', line: 17, reason: 'employees cannot be read' },
      { file: 'Contacts.json', line: 3, reason: 'is not valid JSON from here on' },
    ]);
    expect(report).toMatchObject({ unchanged: 1, removed: 0, removalSkipped: true });
    expect(await rows('contacts')).toHaveLength(1);
  });

  test('is brought in again by what changed only, and what has gone is removed', async () => {
    const second = record('Account', 'AccountRef2', { Name: 'Beta' });
    const third = record('Account', 'AccountRef3', { Name: 'Gamma' });
    await put('Accounts.json', ACME, second, third);
    await ingestRecordsAt(database, salesforce, { path: folder });
    await put('Accounts.json', ACME, { ...second, Name: 'Beta Ltd' });
    const report = await ingestRecordsAt(database, salesforce, { path: folder });
    expect(report).toMatchObject({ added: 0, changed: 1, unchanged: 1, removed: 1 });
    expect((await rows('accounts')).map((row) => row.name)).toEqual(['Acme', 'Beta Ltd']);
  });

  test('that is emptied or gone is an error and removes nothing', async () => {
    await put('Accounts.json', ACME);
    await ingestRecordsAt(database, salesforce, { path: folder });
    await put('Accounts.json');
    await expect(ingestRecordsAt(database, salesforce, { path: folder })).rejects.toMatchObject({
      code: 'not_found',
    });
    await rm(folder, { recursive: true });
    await expect(ingestRecordsAt(database, salesforce, { path: folder })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await rows('accounts')).toHaveLength(1);
  });

  test('that is stopped half-way keeps what was stored, removes nothing, and goes on at the next run', async () => {
    const many = Array.from({ length: 1_200 }, (_, n) =>
      record('Account', `A${n}`, { Name: `Account ${n}` }),
    );
    await put('Accounts.json', ...many);
    const stop = new AbortController();
    const onProgress = ({ done }: { done: number }) => done === 700 && stop.abort();
    await expect(
      ingestRecordsAt(database, salesforce, { path: folder, signal: stop.signal, onProgress }),
    ).rejects.toThrow();
    expect(await rows('accounts')).toHaveLength(500);
    expect(await ingestRecordsAt(database, salesforce, { path: folder })).toMatchObject({
      unchanged: 500,
      added: 700,
    });
  });

  test('is removed as one, other sources staying', async () => {
    await put('Accounts.json', ACME);
    const { sourceId } = await ingestRecordsAt(database, salesforce, { path: folder });
    const [source] = await database.query<{ location: string }>(
      sql`select location from sources where id = ${sourceId}`,
    );
    await database.query(
      sql`insert into accounts (id, source_id, access_id, name) values ('x/1', 999, 1, 'Other')`,
    );
    expect(await removeSource(database, source!.location)).toEqual({ articles: 0, records: 1 });
    expect(await rows('accounts')).toMatchObject([{ name: 'Other' }]);
    expect(await removeSource(database, source!.location)).toBeNull();
  });
});

describe.skipIf(!existsSync(REAL))('the real trees (shared/data/crm)', () => {
  test('of easy-spaces are loaded, with both dangling markets told', async () => {
    const report = await ingestRecordsAt(database, salesforce, { path: join(REAL, 'easy-spaces') });
    expect(report).toMatchObject({ added: 37, unreadable: [] });
    expect(report.problems.map((one) => one.line)).toEqual([6, 18]);
    expect(await rows('contacts')).toHaveLength(12);
    expect(
      (await rows('contacts')).every((row) => String(row.account_id).startsWith('easy-spaces/AccountRef')),
    ).toBe(true);
  });

  test('of coral-cloud are loaded once although two files define the same people', async () => {
    const report = await ingestRecordsAt(database, salesforce, { path: join(REAL, 'coral-cloud') });
    expect(report).toMatchObject({ unreadable: [], skipped: { Experience__c: 35 } });
    expect(
      report.problems.every((one) => one.file === 'Contact-large.json' || one.reason.includes('Experience')),
    ).toBe(true);
    expect((await rows('cases')).map((row) => row.contact_id)).toEqual([
      'coral-cloud/ContactRef155',
      'coral-cloud/ContactRef155',
    ]);
    expect(await ingestRecordsAt(database, salesforce, { path: join(REAL, 'coral-cloud') })).toMatchObject({
      added: 0,
      changed: 0,
      removed: 0,
    });
  });
});
