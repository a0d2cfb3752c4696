import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, type Ran, runSwitchboard } from '../fixtures/process-switchboard.ts';

/** Command lines as a stranger runs them on a machine where nothing of ours runs yet. */
let folder: string;
const run = (argv: string[], env: Record<string, string> = {}, more: { cwd?: string } = {}): Promise<Ran> =>
  runSwitchboard(argv, { env: { SWITCHBOARD_DATA_DIR: join(folder, 'data'), ...env }, ...more });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a bad configuration', () => {
  test('has all its faults listed by name, shows no value, and ends with 78', async () => {
    const env = {
      PORT: '99999-secret',
      LOG_LEVEL: 'shout',
      DATABASE_URL: 'mysql://user:hunter2@host/x',
      SLACK_BOT_TOKEN: 'nonsense-token',
      TURN_TIMEOUT_SECONDS: '0',
    };
    const { code, stdout, stderr } = await run(['ask', 'x'], env);
    expect(code).toBe(78);
    expect(stdout).toBe('');
    for (const name of Object.keys(env)) expect(stderr).toContain(name);
    expect(stderr).toContain('SLACK_APP_TOKEN');
    for (const value of ['99999', 'hunter2', 'nonsense', 'shout']) expect(stderr).not.toContain(value);
  });

  test('in .env of the working folder counts like one in the environment', async () => {
    const cwd = join(folder, 'with-env');
    await mkdir(cwd);
    await writeFile(join(cwd, '.env'), 'PORT=abc\nLOG_LEVEL=\n');
    const { code, stderr } = await run(['people'], {}, { cwd });
    expect(code).toBe(78);
    expect(stderr).toContain('PORT');
    expect(stderr).not.toContain('LOG_LEVEL');
  });
});

describe('words of a command line', () => {
  test('help is a command where it stands first, and a question where it is asked', async () => {
    expect(await run(['help', 'ask'])).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage:') });
    const asked = await run(['ask', 'help', '--json']);
    expect(asked.code, asked.stderr).toBe(0);
    expect(documentOf(asked).outcome).toBe('answered');
  });

  test('are completed by the shell without a database, and by a script that it prints', async () => {
    const nothing = { DATABASE_URL: 'postgres://bot@127.0.0.1:9/none' };
    const { stdout } = await run(['complete', '--', 'triage', ''], nothing);
    expect(stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(
      expect.arrayContaining(['list', 'show', 'assign', 'close']),
    );
    expect((await run(['complete', '--', 'ask', '--'], nothing)).stdout).toContain('--as\t');
    expect(await run(['complete', 'bash'], nothing)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('complete -F'),
    });
  });
});

test('two questions at the same time without a bot are both answered', async () => {
  const both = await Promise.all(['kites', 'pricing'].map((what) => run(['ask', `${what}?`, '--json'])));
  for (const ran of both) {
    expect(ran.code, ran.stderr).toBe(0);
    expect(documentOf(ran).receiptId).toBeTruthy();
  }
});

test('a database server that is not there ends with 69', async () => {
  const { code, stdout, stderr } = await run(['ask', 'x?'], {
    DATABASE_URL: 'postgres://bot:hunter2@127.0.0.1:9/none',
  });
  expect(code).toBe(69);
  expect(stdout).toBe('');
  expect(stderr).toContain('ECONNREFUSED');
  expect(stderr).not.toContain('hunter2');
  const doctor = await run(['doctor', '--json'], {
    DATABASE_URL: 'postgres://bot:hunter2@127.0.0.1:9/none',
  });
  expect(documentOf(doctor)).toMatchObject({ ok: false });
  expect(doctor.stdout).not.toContain('hunter2');
});

test('help needs no configuration and no database', async () => {
  for (const argv of [
    [],
    ['--help'],
    ['ask', '--help'],
    ['ingest', 'markdown', '--help'],
    ['start', '--help'],
  ]) {
    const { code, stdout } = await run(argv, { PORT: 'nonsense' });
    expect(code, argv.join(' ')).toBe(0);
    expect(stdout).toContain('Usage');
  }
});

describe('a port that is taken', () => {
  let server: Server;
  let port: number;
  beforeAll(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as { port: number }).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('is named before the database is opened or anything is loaded', async () => {
    const fresh = join(folder, 'never-opened');
    const { code, stderr } = await run(['start'], { PORT: String(port), SWITCHBOARD_DATA_DIR: fresh });
    expect(code).toBe(65);
    expect(stderr).toBe(`Port ${port} is taken by another program. Set PORT to a free one.\n`);
    expect(existsSync(fresh)).toBe(false);
  });
});

const tmpfs = mayMount();
test.skipIf(!tmpfs)(
  `a full disk is named, and nothing is left behind${tmpfs ? '' : ' (skipped: it takes the right to mount)'}`,
  async () => {
    const full = join(folder, 'full');
    await mkdir(full);
    system('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', full]);
    try {
      const small = await run(['ask', 'x?'], { SWITCHBOARD_DATA_DIR: join(full, 'data') });
      expect(small.code, small.stderr).toBe(74);
      expect(small.stderr).toMatch(/disk is full/i);
      expect(small.stdout).toBe('');
      await writeFile(join(full, 'filler'), Buffer.alloc(8_000_000)).catch(() => undefined);
      const none = await run(['ask', 'x?'], { SWITCHBOARD_DATA_DIR: join(full, 'other') });
      expect(none.code, none.stderr).toBe(74);
      expect(none.stderr).toMatch(/disk is full/i);
    } finally {
      system('umount', ['-l', full]);
    }
  },
);

/** Whether this process may mount a file system of its own. */
function mayMount(): boolean {
  const at = join(tmpdir(), `switchboard-mount-${process.pid}`);
  try {
    system('mkdir', [at]);
    system('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at], { stdio: 'ignore' });
    system('umount', [at]);
    return true;
  } catch {
    return false;
  } finally {
    system('rmdir', [at]);
  }
}

/** Runs a program of the operating system. */
function system(program: string, argv: string[], options: { stdio?: 'ignore' } = {}): void {
  execFileSync(program, argv, options);
}
