import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '../../src/store/database.ts';
import { migrate, readJournal } from '../../src/store/migrate.ts';
import { openServer } from '../../src/store/open-server.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openEmbeddedWithoutTables } from '../fixtures/embedded-template.ts';
import { migrateAsBefore, sinceTheSquash } from '../fixtures/old-migrations.ts';
import { createTestDatabase, type TestDatabase, WITHOUT_POSTGRES } from '../fixtures/postgres.ts';

const missing = process.env.TEST_DATABASE_URL ? '' : ` (skipped: ${WITHOUT_POSTGRES})`;

test('the journal of migrations is strictly increasing, in number and in time', async () => {
  const journal = await readJournal();
  expect(journal.map((entry) => entry.idx)).toEqual(journal.map((_, n) => n));
  for (const [n, entry] of journal.slice(1).entries()) {
    expect(entry.when, entry.tag).toBeGreaterThan(journal[n]!.when);
    expect(entry.tag > journal[n]!.tag, entry.tag).toBe(true);
  }
});

describe('migrating the embedded database', () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openEmbeddedWithoutTables();
  });
  afterAll(() => database.close());

  test('several migrators at once apply each migration once', async () => {
    const applied = await Promise.all([migrate(database), migrate(database), migrate(database)]);
    expect(applied.flat()).toEqual((await readJournal()).map((entry) => entry.tag));
  });

  test('a second time there is nothing to do', async () => {
    expect(await migrate(database)).toEqual([]);
  });

  test('a database that a newer version migrated is refused by name', async () => {
    await database.query(sql`insert into switchboard_migrations (name) values ('0099_tomorrow')`);
    await expect(migrate(database)).rejects.toMatchObject({
      code: 'database_newer',
      message: expect.stringContaining('0099_tomorrow'),
    });
    await database.query(sql`delete from switchboard_migrations where name = '0099_tomorrow'`);
  });

  test('a database that lacks one of ours and has a newer one is refused too', async () => {
    const last = (await readJournal()).at(-1)!.tag;
    await database.query(sql`update switchboard_migrations set name = '0099_tomorrow' where name = ${last}`);
    await expect(migrate(database)).rejects.toMatchObject({ code: 'database_newer' });
    await database.query(sql`update switchboard_migrations set name = ${last} where name = '0099_tomorrow'`);
  });
});

test('a migration that fails leaves nothing of itself or of those before it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-migrations-'));
  const database = await openEmbeddedWithoutTables();
  try {
    const entries = ['0000_good', '0001_bad'].map((tag, idx) => ({ idx, when: idx + 1, tag }));
    await writeFile(join(folder, '0000_good.sql'), 'create table good (id int);');
    await writeFile(
      join(folder, '0001_bad.sql'),
      'create table bad (id int);\n--> statement-breakpoint\nnonsense;',
    );
    await mkdir(join(folder, 'meta'));
    await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify({ entries }));
    await expect(migrate(database, folder)).rejects.toThrow(/syntax error/);
    const rows = await database.query(sql`select 1 from pg_tables where schemaname = 'public'`);
    expect(rows).toEqual([]);
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
});

describe.skipIf(missing !== '')(`opening a server${missing}`, () => {
  const made: TestDatabase[] = [];
  const fresh = async () => {
    const database = (await createTestDatabase())!;
    made.push(database);
    return database;
  };
  const open = (urls: { databaseUrl: string; migrationUrl?: string }) =>
    openStore({ dataDir: '/nonexistent', command: 'test', ...urls });
  afterAll(async () => {
    for (const database of made) await database.drop();
  });

  test('migrates as the owner of the tables and works as the runtime role', async () => {
    const { url, migrationUrl } = await fresh();
    const store = await open({ databaseUrl: url, migrationUrl });
    expect(store.migrated).toHaveLength((await readJournal()).length);
    const [row] = await store.database.query<{ role: string }>(sql`select current_user::text as role`);
    expect(row?.role).toBe(new URL(url).username);
    await store.close();
  });

  test('makes the runtime role a member of the group roles where nobody has', async () => {
    const { url, migrationUrl } = await fresh();
    const admin = await openServer(process.env.TEST_DATABASE_URL!, { maxConnections: 1 });
    const runtime = sql.identifier(new URL(url).username);
    await admin.query(sql`revoke switchboard_app, switchboard_reader from ${runtime}`);
    await admin.close();
    const store = await open({ databaseUrl: url, migrationUrl });
    const member = await store.database.query(sql`
      select pg_has_role('switchboard_app', 'member') as app, pg_has_role('switchboard_reader', 'member') as reader`);
    expect(member).toEqual([{ app: true, reader: true }]);
    await store.close();
  });

  test('several processes that start at once apply each migration once', async () => {
    const { url, migrationUrl } = await fresh();
    const stores = await Promise.all([1, 2, 3].map(() => open({ databaseUrl: url, migrationUrl })));
    expect(stores.flatMap((store) => store.migrated)).toHaveLength((await readJournal()).length);
    for (const store of stores) await store.close();
  });

  test('refuses tables that were never made, and says which setting is missing', async () => {
    const { url } = await fresh();
    await expect(open({ databaseUrl: url })).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining('DATABASE_MIGRATION_URL'),
    });
  });

  test('refuses a newer database as newer, also where it could not migrate anything', async () => {
    const { url, migrationUrl } = await fresh();
    await (await open({ databaseUrl: url, migrationUrl })).close();
    const owner = await openServer(migrationUrl, { maxConnections: 1 });
    await owner.query(sql`insert into switchboard_migrations (name) values ('0099_tomorrow')`);
    await owner.close();
    for (const urls of [{ databaseUrl: url }, { databaseUrl: url, migrationUrl }])
      await expect(open(urls)).rejects.toMatchObject({
        code: 'database_newer',
        message: expect.stringContaining('0099_tomorrow'),
      });
  });

  test('takes over tables of before 0.1.0 as their owner only, and says so where it may not', async () => {
    const { url, migrationUrl } = await fresh();
    const owner = await openServer(migrationUrl, { maxConnections: 1 });
    await migrateAsBefore(owner);
    await owner.close();
    await expect(open({ databaseUrl: url })).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining('DATABASE_MIGRATION_URL'),
    });
    const store = await open({ databaseUrl: url, migrationUrl });
    expect(store.migrated).toEqual(await sinceTheSquash());
    await store.close();
    await (await open({ databaseUrl: url })).close();
  });

  test('refuses tables of long before 0.1.0 by what to do, also where it could not migrate anything', async () => {
    const { url, migrationUrl } = await fresh();
    const owner = await openServer(migrationUrl, { maxConnections: 1 });
    await migrateAsBefore(owner, 20);
    await owner.close();
    for (const urls of [{ databaseUrl: url }, { databaseUrl: url, migrationUrl }])
      await expect(open(urls)).rejects.toMatchObject({
        code: 'database_older',
        message: expect.stringContaining('0019_live_mappings_audience'),
      });
  });

  test('refuses to work as the owner of the tables', async () => {
    const { migrationUrl } = await fresh();
    await expect(open({ databaseUrl: migrationUrl, migrationUrl })).rejects.toMatchObject({
      code: 'database_unsafe_role',
      message: expect.stringContaining('owns the tables'),
    });
  });

  test('refuses to work as a superuser', async () => {
    const { migrationUrl } = await fresh();
    const admin = new URL(process.env.TEST_DATABASE_URL!);
    admin.pathname = new URL(migrationUrl).pathname;
    await expect(open({ databaseUrl: admin.toString(), migrationUrl })).rejects.toMatchObject({
      code: 'database_unsafe_role',
      message: expect.stringContaining('is a superuser'),
    });
  });

  test('refuses a role that bypasses row-level security, or is no member of the group roles', async () => {
    const { url, migrationUrl } = await fresh();
    await (await open({ databaseUrl: url, migrationUrl })).close();
    const admin = await openServer(process.env.TEST_DATABASE_URL!, { maxConnections: 1 });
    const role = sql.identifier(new URL(url).username);
    await admin.query(sql`alter role ${role} bypassrls`);
    await expect(open({ databaseUrl: url })).rejects.toThrow(/BYPASSRLS/);
    await admin.query(sql`alter role ${role} nobypassrls`);
    await admin.query(sql`revoke switchboard_reader from ${role}`);
    await expect(open({ databaseUrl: url, migrationUrl })).rejects.toThrow(/no member of switchboard_reader/);
    await admin.close();
  });

  test('a server that is not there is named as unreachable', async () => {
    await expect(open({ databaseUrl: 'postgres://bot:secret@127.0.0.1:9/none' })).rejects.toMatchObject({
      code: 'database_unreachable',
      message: expect.not.stringContaining('secret'),
    });
  });

  test('a wrong password is refused without being repeated', async () => {
    const url = new URL((await fresh()).url);
    url.password = 'not-the-password';
    await expect(open({ databaseUrl: url.toString() })).rejects.toMatchObject({
      code: 'database_unreachable',
      message: expect.not.stringContaining('not-the-password'),
    });
  });
});
