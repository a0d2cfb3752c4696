import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkConnection } from '../../src/cli/check-connection.ts';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { asAudience } from '../../src/store/as-audience.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openServer } from '../../src/store/open-server.ts';
import { noticesArrive } from '../../src/store/probe-notices.ts';
import { createTestDatabase, type TestDatabase, WITHOUT_POSTGRES } from '../fixtures/postgres.ts';
import { eventually } from '../fixtures/slack-person.ts';

/** CI says so where the machine's package mirror did not give PgBouncer. */
const WITHOUT_POOLER = process.env.TEST_WITHOUT_PGBOUNCER ?? 'no PgBouncer; run scripts/install-pgbouncer.sh';
const hasPooler = (() => {
  try {
    execFileSync('pgbouncer', ['--version']);
    return true;
  } catch {
    return false;
  }
})();
const EVERYONE = { teamId: asId<TeamId>('T1'), everyone: true, people: [] };

describe('addresses of PostgreSQL as providers write them', () => {
  let made: TestDatabase;
  const open: OpenDatabase[] = [];
  const poolers: { process: ChildProcess; folder: string }[] = [];
  beforeEach(async ({ skip }) => {
    const created = await createTestDatabase();
    if (created === null) return skip(WITHOUT_POSTGRES);
    made = created;
  });
  afterEach(async () => {
    for (const database of open.splice(0)) await database.close();
    for (const { process: pooler, folder } of poolers.splice(0)) {
      pooler.kill();
      rmSync(folder, { recursive: true, force: true });
    }
    await made?.drop();
  });
  const connect = async (url: string, more: Parameters<typeof openServer>[1] = {}) => {
    const database = await openServer(url, more);
    open.push(database);
    return database;
  };
  const asAdmin = async (...statements: string[]) => {
    const admin = postgres(process.env.TEST_DATABASE_URL!.replace(/\/[^/]*$/, new URL(made.url).pathname));
    for (const statement of statements) await admin.unsafe(statement);
    await admin.end();
  };
  /** What the product does all the time: as an audience, in a transaction, and with vectors. */
  const useAll = async (database: OpenDatabase) => {
    const vector = '[1,2,3]';
    const [found] = await database.query<{ distance: number }>(
      sql`select (${vector}::halfvec <=> ${vector}::halfvec)::float8 as distance`,
    );
    expect(found?.distance).toBeCloseTo(0);
    const rows = await asAudience(database, EVERYONE, (tx) =>
      tx.query<{ role: string; audience: string }>(
        sql`select current_setting('role') as role, current_setting('switchboard.audience') as audience from (select 1) one`,
      ),
    );
    expect(rows[0]?.role).toBe('switchboard_reader');
    const [after] = await database.query<{ role: string }>(sql`select current_setting('role') as role`);
    expect(after?.role).toBe('none');
  };

  test('parameters that the server does not know are left out, and those that it knows count', async () => {
    await migrate(await connect(made.migrationUrl, { maxConnections: 1 }));
    const database = await connect(
      `${made.url}?sslmode=prefer&channel_binding=prefer&pgbouncer=true&connection_limit=3&nonsense=1&other_nonsense=2&statement_timeout=54321`,
    );
    const [row] = await database.query<{ timeout: string }>(
      sql`select current_setting('statement_timeout') as timeout`,
    );
    expect(row?.timeout).toBe('54321ms');
    await useAll(database);
  });

  test('pgvector is found in another schema, by the owner and at run time', async () => {
    await asAdmin(
      'create schema "Extensions of us"',
      'grant usage on schema "Extensions of us" to public',
      'alter extension vector set schema "Extensions of us"',
    );
    const owner = await connect(made.migrationUrl, { maxConnections: 1 });
    expect((await migrate(owner)).length).toBeGreaterThan(5);
    await useAll(await connect(made.url));
  });

  test('a database on another machine without TLS is warned of, one on this machine is not', async () => {
    await migrate(await connect(made.migrationUrl, { maxConnections: 1 }));
    const database = await connect(made.url);
    const tls = async (url: string) =>
      (await checkConnection({ DATABASE_URL: url }, database)).find(({ check }) => check === 'database TLS');
    expect(await tls(made.url)).not.toHaveProperty('fix');
    expect(await tls('postgres://bot:x@db.example/switchboard')).toHaveProperty('fix');
    expect(await tls('postgres://bot:x@db.example/switchboard?sslmode=verify-full')).not.toHaveProperty(
      'fix',
    );
  });

  test('a server without TLS is named where the address asks for it', async () => {
    await expect(openServer(`${made.url}?sslmode=verify-full`)).rejects.toMatchObject({
      code: 'database_unreachable',
    });
  });

  const reason = hasPooler ? '' : ` (skipped: ${WITHOUT_POOLER})`;
  describe.skipIf(!hasPooler)(`behind PgBouncer in transaction mode${reason}`, () => {
    /** The address of a pooler of its own, in front of the migrated database. */
    async function startPooler(): Promise<string> {
      await migrate(await connect(made.migrationUrl, { maxConnections: 1 }));
      const folder = mkdtempSync(join(tmpdir(), 'switchboard-pooler-'));
      chmodSync(folder, 0o755);
      const { hostname, port, username, password, pathname } = new URL(made.url);
      const own = 20_000 + Math.floor(Math.random() * 12_000);
      writeFileSync(join(folder, 'users'), `"${username}" "${password}"\n`);
      writeFileSync(
        join(folder, 'pgbouncer.ini'),
        `[databases]
* = host=${hostname} port=${port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = plain
auth_file = ${join(folder, 'users')}
pool_mode = transaction
default_pool_size = 3
`,
      );
      const asOther = process.getuid?.() === 0 ? ['-u', 'postgres'] : [];
      const started = spawn('pgbouncer', ['-q', ...asOther, join(folder, 'pgbouncer.ini')], {
        stdio: 'ignore',
      });
      poolers.push({ process: started, folder });
      const pooled = `postgres://${username}:${password}@127.0.0.1:${own}${pathname}`;
      await eventually('the pooler', async () => {
        const one = postgres(pooled, { max: 1, prepare: false, connect_timeout: 2 });
        const answered = await one`select 1`.then(
          () => true,
          () => false,
        );
        await one.end({ timeout: 1 });
        return answered;
      });
      return pooled;
    }

    test('everything works with ?pgbouncer=true, at once and again and again', async () => {
      const database = await connect(`${await startPooler()}?pgbouncer=true&nonsense=1`);
      for (let round = 0; round < 5; round += 1)
        await Promise.all(Array.from({ length: 12 }, () => useAll(database)));
    });

    test('notices come past the pooler where DATABASE_LISTEN_URL says how, and are known to be missing elsewhere', async () => {
      const pooled = `${await startPooler()}?pgbouncer=true`;
      expect(await noticesArrive(await connect(pooled), 500)).toBe(false);
      const warned = await checkConnection({ DATABASE_URL: pooled }, await connect(pooled));
      expect(warned).toContainEqual(
        expect.objectContaining({
          check: 'database notices',
          fix: expect.stringContaining('DATABASE_LISTEN_URL'),
        }),
      );
      const database = await connect(pooled, { listenUrl: made.url });
      expect(await noticesArrive(database)).toBe(true);
    });

    test('a pooler is noticed where the address does not tell of it', async () => {
      const database = await connect(await startPooler());
      for (let round = 0; round < 5; round += 1)
        await Promise.all(Array.from({ length: 12 }, () => useAll(database)));
    });

    test('what to do about pgvector in another schema is named there, and works', async () => {
      const pooled = await startPooler();
      const { username } = new URL(made.url);
      await asAdmin(
        'create schema extensions',
        'grant usage on schema extensions to public',
        'alter extension vector set schema extensions',
      );
      await expect(openServer(pooled)).rejects.toMatchObject({
        code: 'config_invalid',
        message: expect.stringContaining('SET search_path = "$user", public, extensions;'),
      });
      await asAdmin(`alter role ${username} set search_path = "$user", public, extensions`);
      await useAll(await connect(await startPooler()));
    });
  });
});
