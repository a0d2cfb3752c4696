import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { runProgram } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import { fillWithEmpty } from '../fixtures/embedded-template.ts';
import { createExternalShop, type ExternalShop, SHOP_MAPPING } from '../fixtures/external-shop.ts';
import { WITHOUT_POSTGRES } from '../fixtures/postgres.ts';

describe.skipIf(!process.env.TEST_DATABASE_URL)(
  `sources connect${process.env.TEST_DATABASE_URL ? '' : ` (skipped: ${WITHOUT_POSTGRES})`}`,
  () => {
    let folder: string;
    let app: App;
    let shop: ExternalShop;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'switchboard-live-'));
      const config = readConfig({ SWITCHBOARD_DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' }, folder);
      await fillWithEmpty(join(folder, 'data'));
      app = await openApp(config, { command: 'test' });
      shop = (await createExternalShop())!;
      process.env.SHOP_URL = shop.proxy.url;
    });
    afterAll(async () => {
      delete process.env.SHOP_URL;
      await app?.close();
      await shop?.drop();
      await rm(folder, { recursive: true, force: true });
    });
    afterEach(() => {
      process.env.SHOP_URL = shop.proxy.url;
      shop.proxy.mode = 'pass';
    });
    const run = async (...argv: string[]) => {
      const ran = { out: '', err: '', code: 0 };
      const output = {
        out: (text: string) => {
          ran.out += text;
        },
        err: (text: string) => {
          ran.err += text;
        },
        columns: null,
      };
      const context = { config: app.config, output, cwd: folder, signal: new AbortController().signal };
      ran.code = await runProgram(argv, {
        ...context,
        registry: () => Promise.resolve(app.registry),
        app: () => Promise.resolve(app),
      });
      return ran;
    };
    const connect = async (mapping = SHOP_MAPPING, ...more: string[]) => {
      await writeFile(join(folder, 'shop.yaml'), mapping);
      return run('sources', 'connect', 'shop.yaml', ...more);
    };

    test('checks, keeps, lists, answers, is looked after by doctor, and is taken out again', async () => {
      expect(await connect(SHOP_MAPPING, '--readers', 'everyone')).toEqual({
        out: 'shop is read in place: accounts, contacts, orders, products; readers: everyone\n',
        err: '',
        code: 0,
      });
      const [listed] = JSON.parse((await run('sources', 'list', '--json')).out);
      expect(listed).toMatchObject({
        kind: 'postgres',
        location: 'shop',
        readers: ['everyone'],
        articles: 0,
      });
      const asked = await run('ask', 'What is in order 7001?', '--json');
      expect(JSON.parse(asked.out)).toMatchObject({
        outcome: 'answered',
        text: expect.stringContaining('Ceylon'),
      });
      const doctor = await run('doctor');
      expect(doctor.out).toContain('ok    source shop: read in place, as its mapping says');
      expect((await run('sources', 'remove', 'shop')).code).toBe(0);
      expect(JSON.parse((await run('sources', 'list', '--json')).out)).toEqual([]);
      expect((await run('doctor')).out).not.toContain('source shop');
    });

    test('without readers is for admins only, and says so', async () => {
      const { err, out } = await connect();
      expect(out).toContain('readers: admins');
      expect(err).toContain('No --readers given');
    });

    test('again replaces what was connected by that name', async () => {
      await connect(SHOP_MAPPING, '--readers', 'everyone');
      await connect(SHOP_MAPPING.replace(/products:[\s\S]*/, ''), '--readers', 'group:sales');
      const rows = JSON.parse((await run('sources', 'list', '--json')).out);
      expect(rows).toHaveLength(1);
      expect(rows[0].readers).toEqual(['group:sales']);
    });

    test('names what is wrong by file, line and key, and keeps nothing of it', async () => {
      const before = (await run('sources', 'list', '--json')).out;
      const wrong = await connect(
        SHOP_MAPPING.replace('name: shop', 'name: other').replace('company', 'compani'),
      );
      expect(wrong.code).toBe(65);
      expect(wrong.err).toMatch(
        /^wrong {7}shop\.yaml:9 {2}accounts\.columns\.name: there is no column "compani"/,
      );
      expect(wrong.err).toContain('Nothing was connected.');
      const strange = await connect(SHOP_MAPPING.replace('timeout_ms: 500', 'timeout: 500'), '--json');
      expect(JSON.parse(strange.out)).toMatchObject({
        connected: false,
        findings: [{ line: 4, path: 'timeout', severity: 'wrong' }],
      });
      expect((await run('sources', 'list', '--json')).out).toBe(before);
    });

    test('needs its address in the environment, and never one of the bot’s own settings', async () => {
      delete process.env.SHOP_URL;
      const unset = await connect();
      expect(unset).toMatchObject({ code: 78, err: expect.stringContaining('SHOP_URL is not set') });
      const own = await connect(SHOP_MAPPING.replace('SHOP_URL', 'DATABASE_URL'));
      expect(own).toMatchObject({ code: 78, err: expect.stringContaining('setting of the bot itself') });
    });

    test('out of reach is told without its address, also by doctor', async () => {
      await connect(SHOP_MAPPING, '--readers', 'everyone');
      shop.proxy.mode = 'refuse';
      const ran = await connect();
      expect(ran.code).toBe(69);
      const doctor = await run('doctor');
      expect(doctor).toMatchObject({ code: 1, out: expect.stringContaining('WRONG source shop: ') });
      expect(`${ran.err}${doctor.out}`).not.toMatch(/postgres:\/\/|127\.0\.0\.1:\d|_reader/);
      shop.proxy.mode = 'pass';
      await shop.owner`alter table shop.items rename column packing to package`;
      expect((await run('doctor')).out).toMatch(
        /WRONG source shop: products\.columns\.unit: there is no column/,
      );
      await shop.owner`alter table shop.items rename column package to packing`;
    });

    test('refuses a name that another source has', async () => {
      await app.database.query(
        sql`insert into sources (kind, location, access_id) values ('csv', 'taken', 1)`,
      );
      const taken = await connect(SHOP_MAPPING.replace('name: shop', 'name: taken'));
      expect(taken).toMatchObject({ code: 65, err: expect.stringContaining('choose another name') });
    });
  },
);
