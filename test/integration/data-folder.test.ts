import { chmod, cp, mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { App } from '../../src/app.ts';
import { EXIT } from '../../src/cli/command.ts';
import { sendCommand, serveCommands, socketPath } from '../../src/cli/holder-socket.ts';
import { copyTemplate } from '../../src/store/copy-template.ts';
import { makeTemplate } from '../../src/store/make-template.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { prepareDataFolder } from '../../src/store/prepare-data-folder.ts';
import { runCommand } from '../fixtures/run-command.ts';

let folder: string;
const open = (): Promise<Store> => openStore({ dataDir: folder, command: 'test' });
const modeOf = async (...names: string[]) => (await stat(join(folder, ...names))).mode & 0o777;
const mask = process.umask(0o022);
process.umask(mask);

/** A database as the product makes it, once: that takes its time. */
let made: string;
beforeAll(async () => {
  made = join(await mkdtemp(join(tmpdir(), 'switchboard-made-')), 'data');
  await mkdir(made, { mode: 0o755 });
  await chmod(made, 0o755);
  await (await openStore({ dataDir: made, command: 'test' })).close();
});
afterAll(() => rm(join(made, '..'), { recursive: true, force: true }));
const fill = () => cp(made, folder, { recursive: true });

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'switchboard-data-')), 'data');
});
afterEach(async () => {
  process.umask(mask);
  vi.unstubAllEnvs();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

describe('the data folder', () => {
  test('is private, whatever it was before, and so is what is made in it', async () => {
    await fill();
    expect(await modeOf()).toBe(0o700);
    const names = await readdir(join(folder, 'pg'), { recursive: true });
    const shared: string[] = [];
    for (const name of names) if (((await modeOf('pg', name)) & 0o077) !== 0) shared.push(name);
    expect(shared).toEqual([]);
  });

  test('stays open for what else is in it; the database does not', async () => {
    await mkdir(join(folder, 'pg'), { recursive: true });
    await writeFile(join(folder, 'notes.txt'), 'of somebody');
    for (const name of ['', 'pg']) await chmod(join(folder, name), name === '' ? 0o755 : 0o777);
    await prepareDataFolder(folder);
    expect([await modeOf(), await modeOf('pg')]).toEqual([0o755, 0o700]);
  });

  test('that lost the file of its version is not begun afresh over what is in it', async () => {
    await fill();
    await rm(join(folder, 'pg', 'PG_VERSION'));
    const before = await readdir(join(folder, 'pg'));
    await expect(open()).rejects.toMatchObject({
      code: 'data_folder_damaged',
      message: expect.stringContaining('switchboard restore'),
    });
    expect(await readdir(join(folder, 'pg'))).toEqual(before);
  });

  test('whose database is damaged is named, with what to do', async () => {
    await fill();
    await truncate(join(folder, 'pg', 'global', 'pg_control'), 10);
    await expect(open()).rejects.toMatchObject({
      code: 'data_folder_damaged',
      message: expect.stringMatching(/pg is damaged .*switchboard restore/),
    });
  });
});

describe('a first start', () => {
  test('begins with a copy of the database that the installation has made, as private as any', async () => {
    await makeTemplate();
    // A start that was killed while it copied.
    await mkdir(join(folder, 'pg.draft', 'base'), { recursive: true });
    const store = await open();
    expect(store.migrated).toEqual([]);
    await store.close();
    expect((await readdir(folder)).filter((name) => name.startsWith('pg'))).toEqual(['pg']);
    expect([await modeOf('pg'), await modeOf('pg', 'base'), await modeOf('pg', 'PG_VERSION')]).toEqual([
      0o700, 0o700, 0o600,
    ]);
  });

  test('makes its own where there is none, or none that can be copied', async () => {
    await mkdir(join(folder, 'pg'), { recursive: true });
    await writeFile(join(folder, '..', 'no folder'), '');
    for (const template of [null, join(folder, '..', 'gone'), join(folder, '..', 'no folder')]) {
      await copyTemplate(template, join(folder, 'pg'));
      expect([await readdir(folder), await readdir(join(folder, 'pg'))]).toEqual([['pg'], []]);
    }
  });
});

describe('a backup', () => {
  let file: string;
  const config = () => ({ SWITCHBOARD_DATA_DIR: folder });
  const run = (app: object, ...argv: string[]) =>
    runCommand({ config: config(), ...app } as unknown as App, ...argv);
  const people = async ({ database }: Store) =>
    (await database.query<{ id: string }>(sql`select id from people order by id`)).map(({ id }) => id);
  const add = ({ database }: Store, id: string) =>
    database.query(sql`insert into people (team_id, id, handle, kind) values ('T1', ${id}, ${id}, 'member')`);
  beforeEach(async () => {
    await fill();
    file = join(folder, '..', 'backup.tar.gz');
  });

  test('brings back what it holds, and what was there meanwhile is kept', async () => {
    const store = await open();
    await add(store, 'U1');
    const saved = await run({ database: store.database }, 'backup', file);
    expect([saved.code, saved.err]).toEqual([EXIT.ok, '']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await add(store, 'U2');
    await store.close();
    // It is brought back over one that is damaged too.
    await rm(join(folder, 'pg', 'PG_VERSION'));
    const restored = await run({}, 'restore', file);
    expect([restored.code, restored.err]).toEqual([EXIT.ok, '']);
    const again = await open();
    expect(await people(again)).toEqual(['U1']);
    await again.close();
    const [kept] = (await readdir(folder)).filter((name) => name.startsWith('pg.before-'));
    expect(restored.out).toContain(kept);
  });

  test('replaces no other one, and what is none replaces no database', async () => {
    const store = await open();
    await add(store, 'U1');
    await writeFile(file, 'something else');
    const refused = await run({ database: store.database }, 'backup', file);
    expect([refused.code, refused.err]).toEqual([EXIT.badInput, expect.stringContaining('there already')]);
    await store.close();
    const none = await run({}, 'restore', file);
    expect([none.code, none.err]).toEqual([EXIT.badInput, expect.stringContaining('is no backup')]);
    expect((await run({}, 'restore', `${file}.gone`)).code).toBe(EXIT.notFound);
    const again = await open();
    expect(await people(again)).toEqual(['U1']);
    const held = await run({}, 'restore', file);
    expect(held.code).toBe(EXIT.inUse);
    await again.close();
  });

  test('on a server is made with what PostgreSQL has for it', async () => {
    const app = { config: { DATABASE_URL: 'postgres://db.example/switchboard' } };
    for (const [command, program] of [
      ['backup', 'pg_dump'],
      ['restore', 'pg_restore'],
    ] as const) {
      const { code, err } = await run(app, command, file);
      expect([code, err]).toEqual([EXIT.badInput, expect.stringContaining(program)]);
    }
  });
});

describe('the socket of the holder', () => {
  const output = { out: () => undefined, err: () => undefined, columns: null };
  const send = () =>
    sendCommand(folder, { argv: [], cwd: '/', columns: null }, output, new AbortController().signal);
  let outside: string;
  beforeEach(async () => {
    const root = join(folder, '..');
    vi.stubEnv('TMPDIR', root);
    outside = join(root, `switchboard-${userInfo().uid}`);
    folder = join(folder, 'of-a-path-that-is-too-long-for-the-address-of-a-socket'.repeat(2));
    await mkdir(folder, { recursive: true });
    return async () => {
      folder = join(root, 'data');
    };
  });

  test('is not put into a folder that others may write to, and none is used there', async () => {
    await mkdir(outside);
    await chmod(outside, 0o777);
    expect(socketPath(folder)).toContain(outside);
    await expect(serveCommands(folder, () => Promise.resolve(0))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(send()).rejects.toMatchObject({ code: 'forbidden' });
    await chmod(outside, 0o700);
    const commands = await serveCommands(folder, () => Promise.resolve(7));
    expect(await send()).toBe(7);
    await commands.close();
  });

  test('is not taken for ours where it is a file', async () => {
    await mkdir(outside, { mode: 0o700 });
    await writeFile(socketPath(folder), '');
    await expect(send()).rejects.toMatchObject({ code: 'forbidden' });
  });
});
