import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SANDBOX = 'packages/sandbox/src/start-sandbox.ts';
const BENCH = 'bench/bench-command.ts';

/** A copy of the bot alone, as a production installation has it. */
let installation: string;

beforeAll(async () => {
  installation = await mkdtemp(join(tmpdir(), 'switchboard-alone-'));
  await cp(join(ROOT, 'src'), join(installation, 'src'), { recursive: true });
  await cp(join(ROOT, 'package.json'), join(installation, 'package.json'));
  await symlink(join(ROOT, 'node_modules'), join(installation, 'node_modules'));
});
beforeEach(async () => {
  for (const part of ['packages', 'bench', 'data'])
    await rm(join(installation, part), { recursive: true, force: true });
});
afterAll(() => rm(installation, { recursive: true, force: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(installation, path)), { recursive: true });
  await writeFile(join(installation, path), text);
}

function run(...argv: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...argv], {
    cwd: installation,
    env: { PATH: process.env.PATH, SWITCHBOARD_DATA_DIR: join(installation, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (chunk: Buffer) => {
      said[stream] += chunk.toString();
    });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

describe('an installation without the sandbox', () => {
  test('says what to set when it is started without Slack tokens, before it makes anything', async () => {
    const { code, stdout, stderr } = await run('start');
    expect({ code, stdout }).toEqual({ code: 78, stdout: '' });
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'npm ci'])
      expect(stderr).toContain(name);
    expect(await readdir(installation)).not.toContain('data');
  });

  test('says the same where only the packages of the sandbox are missing', async () => {
    await put(SANDBOX, "import 'a-package-that-nobody-has';\n");
    const { code, stderr } = await run('start');
    expect(code).toBe(78);
    expect(stderr).toContain('SLACK_BOT_TOKEN');
  });

  test.each([
    ['a file of the sandbox that is missing', "import './gone.ts';\n", 'gone.ts'],
    ['a fault inside the sandbox', "throw new Error('the sandbox is broken');\n", 'the sandbox is broken'],
  ])('does not take %s for a sandbox that is not installed', async (_what, text, said) => {
    await put(SANDBOX, text);
    const { code, stderr } = await run('start');
    expect(code).toBe(1);
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('SLACK_BOT_TOKEN');
  });
});

describe('an installation without the measurements', () => {
  test('lists bench, and says so when it is asked for one', async () => {
    expect((await run('--help')).stdout).toMatch(/^ +bench +measure/m);
    const { code, stdout, stderr } = await run('bench', 'answers');
    expect({ code, stdout }).toEqual({ code: 69, stdout: '' });
    expect(stderr).toContain('not part of this installation');
  });

  test('does not take a fault inside them for their absence', async () => {
    await put(BENCH, "import './gone.ts';\n");
    const { code, stderr } = await run('bench', 'answers');
    expect(code).toBe(1);
    expect(stderr).toContain('gone.ts');
  });
});
