import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { build } from '../../scripts/build.js';
import { stampOfBuild, stampSources } from '../../scripts/build-stamp.js';
import { makeDocx, paragraph } from '../fixtures/make-docx.ts';

const OURS = fileURLToPath(new URL('../../', import.meta.url));
const DAY_MS = 24 * 3_600_000;

/** A checkout with a program of a few lines. */
let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'switchboard-build-'));
  for (const name of ['bin', 'scripts/build.js', 'scripts/build-stamp.js'])
    await cp(join(OURS, name), join(root, name), { recursive: true });
  for (const name of ['installation.ts', 'map-stack-traces.ts'])
    await cp(join(OURS, 'src/core', name), join(root, 'src/core', name));
  await symlink(join(OURS, 'node_modules'), join(root, 'node_modules'));
  await write('package.json', '{"type":"module"}');
  await write('src/main.ts', `console.log('first' satisfies string);`);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(path: string, content: string): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), content);
}

function start(...argv: string[]): ChildProcess {
  return spawn(process.execPath, [...argv, join(root, 'bin/switchboard.js')], { cwd: tmpdir() });
}

async function run(child = start()): Promise<{ code: number; out: string; err: string }> {
  const [out, err, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { code, out, err };
}

async function builds(): Promise<string[]> {
  const names = await readdir(join(root, 'dist')).catch(() => []);
  return names.filter((name) => !name.endsWith('.js'));
}

describe('a build', () => {
  test('is made where there is none, says so, and is used from then on', async () => {
    expect(await run()).toMatchObject({ code: 0, out: 'first\n', err: 'building dist/ from the sources\n' });
    expect(await run()).toMatchObject({ code: 0, out: 'first\n', err: '' });
  });

  test('is made again when a source changes, appears or goes, and not when a test does', async () => {
    await build(root);
    const seen = [stampSources(root)];
    await write('src/main.ts', `import { word } from './core/word.ts'; console.log(word);`);
    seen.push(stampSources(root));
    await write('src/core/word.ts', `export const word = 'second';`);
    seen.push(stampSources(root));
    expect((await run()).out).toBe('second\n');
    await write('src/core/word.test.ts', '');
    expect(stampSources(root)).toBe(stampOfBuild(root));
    await rm(join(root, 'src/core/word.ts'));
    expect(stampSources(root)).toBe(seen[1]);
    expect(new Set(seen).size).toBe(3);
  });

  test('that is missing behind its entry is made again', async () => {
    await build(root);
    await rm(join(root, 'dist', stampOfBuild(root)!), { recursive: true });
    expect((await run()).out).toBe('first\n');
  });

  test('is whole for each of several processes that make it at once', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => run()));
    expect(all.map(({ code, out }) => ({ code, out }))).toEqual(Array(4).fill({ code: 0, out: 'first\n' }));
    expect(await builds()).toEqual([stampOfBuild(root)]);
  });

  test('stays for those who run it when a newer one takes its place, and goes a day later', async () => {
    const waiting = `process.stdout.write('waiting');
      process.stdin.once('data', async () => { console.log((await import('./core/late.ts')).late); process.exit(); });`;
    await write('src/main.ts', waiting);
    await write('src/core/late.ts', `export const late = ' old';`);
    await build(root);
    const old = stampOfBuild(root)!;
    const child = start();
    const ran = run(child);
    await once(child.stdout!, 'data');
    await write('src/core/late.ts', `export const late = ' and new';`);
    await build(root);
    child.stdin!.end('go');
    expect(await ran).toMatchObject({ code: 0, err: '' });
    expect(await builds()).toContain(old);

    // Its files are as old as it is, but it was replaced just now: the day begins here.
    await utimes(join(root, 'dist', stampOfBuild(root)!), new Date(0), new Date(0));
    await write('src/core/late.ts', `export const late = ' and newer';`);
    await build(root);
    expect(await builds()).toHaveLength(3);

    const long = new Date(Date.now() - DAY_MS - 1_000);
    await utimes(join(root, 'dist', old), long, long);
    await write('src/core/late.ts', `export const late = ' and newest';`);
    await build(root);
    expect(await builds()).not.toContain(old);
    expect(await builds()).toHaveLength(3);
  });

  test('that fails names file and line, runs nothing, and leaves nothing behind', async () => {
    await write('src/main.ts', `console.log('half`);
    const { code, out, err } = await run();
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/src\/main\.ts:1:\d+: ERROR: Unterminated string/);
    expect(await builds()).toEqual([]);
  });

  test('runs where there are no sources, without anything that builds', async () => {
    await build(root);
    for (const name of ['src', 'scripts', 'node_modules']) await rm(join(root, name), { recursive: true });
    expect(await run()).toMatchObject({ code: 0, out: 'first\n', err: '' });
  });

  test('leaves out the parts that an installation lacks, and says so only to who asks for them', async () => {
    await write('packages/one/src/page.ts', `import 'a-package-that-is-not-installed';`);
    await write(
      'src/main.ts',
      `const note = (error) => console.log(error.code, error.url?.replace(/.*-build-[^/]+/, ''));
       await import('../bench/none.ts').catch(note);
       await import('../packages/one/src/page.ts').catch(note);
       console.log('well');`,
    );
    expect(await run()).toMatchObject({
      code: 0,
      out: 'ERR_MODULE_NOT_FOUND /bench/none.ts\nERR_MODULE_NOT_FOUND undefined\nwell\n',
    });
  });

  test('keeps for a package the address of its own sources', async () => {
    await write('src/main.ts', `import { here } from '../packages/one/src/here.ts'; console.log(here);`);
    await write(
      'packages/one/src/here.ts',
      `export const here = new URL('./page.html', import.meta.url).pathname;`,
    );
    expect((await run()).out).toBe(`${root}/packages/one/src/page.html\n`);
  });

  test('has stack traces that name lines of the sources', async () => {
    await write(
      'src/core/fail.ts',
      `\n\nexport function fail(): never {\n  throw new Error('on purpose');\n}`,
    );
    await write(
      'src/main.ts',
      `import { mapStackTraces } from './core/map-stack-traces.ts';
       mapStackTraces();
       const { fail } = await import('./core/fail.ts');
       try { fail(); } catch (error) { console.log((error as Error).stack); }
       fail();`,
    );
    const { code, out, err } = await run();
    expect(code).toBe(1);
    for (const said of [out, err]) {
      expect(said).toContain(`Error: on purpose\n    at fail (${root}/src/core/fail.ts:4:9)`);
      expect(said).toMatch(/at .*\/src\/main\.ts:[45]:\d+/);
    }
  });
});

test('an extension that imports zod gets the very copy that the bot runs', async () => {
  await write(
    'src/main.ts',
    `import { z } from 'zod';
     const { z: theirs } = await import(new URL('zod.js', import.meta.url).href);
     const { default: outside } = await import(new URL('../zod.js', import.meta.url).href);
     console.log(z === theirs, z === outside);`,
  );
  expect((await run()).out).toBe('true true\n');
});

test('the bot that is built reads a Word document in a thread of its own', async () => {
  await mkdir(join(root, 'handbook'));
  await writeFile(
    join(root, 'handbook/leave.docx'),
    makeDocx({ body: paragraph('Leave is thirty days a year.') }),
  );
  const env = { PATH: process.env.PATH, SWITCHBOARD_DATA_DIR: join(root, 'data'), LOG_LEVEL: 'error' };
  const argv = [join(OURS, 'bin/switchboard.js'), 'ingest', 'documents', join(root, 'handbook'), '--json'];
  const { code, out, err } = await run(spawn(process.execPath, argv, { env }));
  expect(code, err).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ added: 1, unreadable: [] });
}, 120_000);

test('the bot that is built names lines of the sources', async () => {
  const broken = `data:text/javascript,process.on = () => { throw new Error('no signals here') }`;
  const child = spawn(process.execPath, ['--import', broken, join(OURS, 'bin/switchboard.js'), '--help']);
  const { err } = await run(child);
  expect(err).toMatch(/Error: no signals here\n(?:.*\n)*.*\/src\/cli\/handle-signals\.ts:\d+:\d+/);
});
