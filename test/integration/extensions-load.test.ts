import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import type { Config } from '../../src/config.ts';
import { stampFiles } from '../../src/extend/changed-files.ts';
import type { Registry } from '../../src/extend/pieces.ts';
import { documentOf, runSwitchboard } from '../fixtures/process-switchboard.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../../bin/switchboard.js', import.meta.url));

let root: string;
beforeAll(async () => {
  // macOS reaches its temporary folder through a link.
  root = await realpath(await mkdtemp(join(tmpdir(), 'switchboard-load-')));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** A folder, outside the checkout, with these files. */
async function folderOf(name: string, files: Record<string, string>): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Runs a command with a folder of extensions and a data folder that is not there yet. */
async function runWith(extensions: string | undefined, argv: string[], env: Record<string, string> = {}) {
  const data = join(root, `data-${Math.random()}`);
  const given = { SWITCHBOARD_EXTENSIONS: extensions, SWITCHBOARD_DATA_DIR: data, PORT: '0', ...env };
  const ran = await runSwitchboard(argv, { env: given, cwd: root });
  return { ...ran, opened: await exists(data) };
}

const rule = (name: string) =>
  `export default definePolicy({ name: '${name}', decide: () => ({ verdict: 'allow' }) });\n`;

describe('a folder of extensions in which something is wrong', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await folderOf('broken', {
      'fields.ts': `import { defineAgent, definePolicy } from 'switchboard';
        const agent = { name: 'People Team', label: 'People', job: '', instructions: 'x' } as never;
        export default [defineAgent(agent), definePolicy({ name: 'sound', decide: () => ({ verdict: 'allow' }) }), 7];`,
      'missing.ts': `import { word } from './lib/nowhere.ts';\nexport default word;\n`,
      'nothing.js': 'export const policy = 1;\n',
      'old.js': `const { definePolicy } = require('switchboard');\nmodule.exports = definePolicy({});\n`,
      'package.ts': `import thing from 'no-such-package';\nexport default thing;\n`,
      'setting.ts': `import { readSetting } from 'switchboard';\nimport { z } from 'zod';\nexport default readSetting('OURS', z.string());\n`,
      'syntax.js': 'export default {\n',
      'syntax.ts': `import { definePolicy } from 'switchboard';\nexport default definePolicy({ name: 'x', ;\n`,
      'taken.ts': `import { defineAgent } from 'switchboard';
        export default defineAgent({ name: 'sales', label: { en: 'Sales' }, job: 'Sells.', instructions: 'Sell.' });`,
      'throws.ts': `throw new Error('no key for the calendar');\n`,
      'throws-words.ts': `throw 'just words';\n`,
      'typo.ts': `import { defineAgnet } from 'switchboard';\nexport default defineAgnet({});\n`,
      'uses.ts': `import { syntax } from './lib/wrong.ts';\nexport default syntax;\n`,
      'lib/wrong.ts': 'export const syntax = ;\n',
    });
  });

  test('is named file by file and field by field, all at once, and nothing is opened', async () => {
    const commands = [['extensions'], ['start'], ['ask', 'hello'], ['doctor', '--json']];
    const [listed, started, asked, looked] = await Promise.all(commands.map((argv) => runWith(folder, argv)));
    const faults = listed!.stderr.trimEnd().split('\n').slice(1);
    expect(listed!.stderr).toContain(`The extensions in ${folder} have 17 faults, so nothing was started:`);
    const expected = [
      /^fields\.ts: agent People Team: name: must be lower-case/,
      /^fields\.ts: agent People Team: label: /,
      /^fields\.ts: agent People Team: offers: /,
      /^fields\.ts: agent People Team: job: /,
      /^fields\.ts: default export: must come from defineAgent/,
      /^missing\.ts: .*lib\/nowhere\.ts/,
      /^nothing\.js: it has no default export/,
      /^old\.js: it cannot be loaded: /,
      /^package\.ts: .*'no-such-package'/,
      /^setting\.ts: .*OURS: must be a string/,
      /^syntax\.js: .*syntax\.js:2:1: /,
      /^syntax\.ts: .*syntax\.ts:2:42: Expected identifier but found ";"/,
      /^taken\.ts: agent sales: name: is taken by the bot itself/,
      /^throws\.ts: .*no key for the calendar/,
      /^throws-words\.ts: .*just words/,
      /^typo\.ts: .*'switchboard'.*'?defineAgnet'?/,
      /^uses\.ts: .*lib\/wrong\.ts:1:23: /,
    ];
    for (const fault of expected)
      expect(faults.map((line) => line.trim())).toContainEqual(expect.stringMatching(fault));
    expect(faults).toHaveLength(expected.length);
    for (const ran of [listed!, started!, asked!]) {
      expect({ code: ran.code, stdout: ran.stdout, opened: ran.opened }).toEqual({
        code: 78,
        stdout: '',
        opened: false,
      });
      expect(ran.stderr).toContain('taken.ts: agent sales');
    }
    const found = documentOf(looked!).findings.find(({ check }: { check: string }) => check === 'extensions');
    expect(found).toMatchObject({ ok: false, found: expect.stringContaining('taken.ts') });
    // The same faults are not told a second time as those of a database, with advice about that.
    expect(looked!.stdout.match(/taken\.ts/g)).toHaveLength(1);
    expect(looked!.stdout).toContain('not looked at: the bot opens nothing until the extensions are right');
    expect(looked!.opened).toBe(false);
  });

  test('is told of, too, where a file waits for what never comes', async () => {
    const late = await folderOf('late', { 'late.ts': 'await new Promise(() => {});\nexport default 1;\n' });
    const { code, stderr, opened } = await runWith(late, ['start']);
    expect({ code, opened }).toEqual({ code: 78, opened: false });
    expect(stderr).toContain('late.ts: it cannot be loaded: it was not done after 10 s');
  });

  test('is refused where two of its files agree on a name, or name what is not there', async () => {
    const twice = await folderOf('twice', {
      'one.ts': `import { definePolicy } from 'switchboard';\n${rule('tax')}`,
      'two.js': `import { definePolicy } from 'switchboard';\n${rule('tax')}`,
      'flow.ts': `import { defineFlow } from 'switchboard';
        export default defineFlow({ name: 'f', agent: 'nobody', tools: ['fly'], match: () => null, run: async () => ({}) as never });`,
    });
    const { code, stderr } = await runWith(twice, ['extensions']);
    expect(code).toBe(78);
    expect(stderr).toContain('two.js: policy tax: name: is taken by one.ts');
    expect(stderr).toContain('flow.ts: flow f: agent: there is no agent called "nobody" (there are: sales,');
    expect(stderr).toContain('flow.ts: flow f: tools: there is no tool called "fly"');
  });

  test('is refused where there is no such folder, and where it is a file', async () => {
    await folderOf('', { 'a-file': '' });
    const [nowhere, file] = await Promise.all([
      runWith('/nowhere', ['start']),
      runWith(join(root, 'a-file'), ['ask', 'hello']),
    ]);
    expect(nowhere).toMatchObject({ code: 78, opened: false });
    expect(nowhere.stderr).toContain('SWITCHBOARD_EXTENSIONS: /nowhere is not there.');
    expect(file).toMatchObject({ code: 78, opened: false });
    expect(file.stderr).toContain('a-file is not a folder.');
  });
});

test('a model that is chosen and is not there, or that no adapter makes, stops everything before it is opened', async () => {
  const folder = await folderOf('models', {
    'models.ts': `import { defineModel } from 'switchboard';
      const half = defineModel({ name: 'half', create: () => ({ name: 'half', ability: 'thinks' }) as never });
      const none = defineModel({ name: 'none', create: () => { throw new Error('no licence') } });
      export default [half, none];`,
  });
  const ask = (name: string) => runWith(folder, ['ask', 'hello'], { SWITCHBOARD_MODEL: name });
  const ran = await Promise.all(['other', 'half', 'none'].map(ask));
  for (const { code, opened } of ran) expect({ code, opened }).toEqual({ code: 78, opened: false });
  const [other, half, none] = ran.map(({ stderr }) => stderr);
  expect(other).toContain('there is no model adapter called other (there are: openai, half, none)');
  expect(half).toMatch(/The model adapter half made no model: ability: .*; generate: must be a function/);
  expect(none).toContain('The model adapter none made no model: no licence');
});

describe('a sound folder of extensions', () => {
  /** Each file is of another kind, and each says at its loading what it finds. */
  const FILES = {
    'a.ts': `import { defineTool } from 'switchboard';
      import { z } from 'zod';
      import { label } from './lib/deep/label.js';
      import { Level, Named } from './lib/types.ts';
      const { name } = new Named('typed_tool');
      export default defineTool({
        name, version: Level.Second, description: label, effect: 'read' as const,
        input: z.object({ day: z.iso.date() }), output: z.unknown(), run: async () => ({ value: null, evidence: [] }),
      });`,
    'b.js': `import { definePolicy } from 'switchboard';\n${rule('in_javascript')}`,
    'c.mts': `import { definePolicy, type Policy } from 'switchboard';
      const own: Policy = definePolicy({ name: 'in_mts', decide: () => ({ verdict: 'allow' }) });
      export default own;`,
    'd.mjs': `import { definePolicy } from 'switchboard';
      import { greeting, zodOfPackage } from 'greeting';
      if (zodOfPackage !== 'its own') throw new Error('a package got the zod of the bot');
      export default [definePolicy({ name: greeting, decide: () => ({ verdict: 'allow' }) })];`,
    'e.ts': 'export default [];\n',
    'lib/deep/label.js': `import { z } from 'zod';\nexport const label = z.string().parse('from a folder');\n`,
    'lib/types.ts': `export enum Level { First = 1, Second }
      export class Named { constructor(readonly name: string) {} }`,
    'node_modules/greeting/package.json': '{"name": "greeting", "main": "index.cjs"}',
    'node_modules/greeting/index.cjs': `exports.greeting = 'hello';\nexports.zodOfPackage = require('zod').own;\n`,
    'node_modules/zod/package.json': '{"name": "zod", "main": "index.js"}',
    'node_modules/zod/index.js': `exports.own = 'its own';\n`,
    'package.json': '{"type": "commonjs"}',
    'a.test.ts': `throw new Error('a test was loaded');\n`,
    'b.spec.js': `throw new Error('a test was loaded');\n`,
    'a.d.ts': 'declare const nothing: 1;\nexport default nothing;\n',
    'README.md': 'no code\n',
    'a.ts.map': '{}',
    'folder.ts/index.ts': `throw new Error('a file of a folder was loaded');\n`,
  };
  const LISTED = [
    { kind: 'tool', name: 'typed_tool', version: 2, file: 'a.ts' },
    { kind: 'policy', name: 'in_javascript', version: 1, file: 'b.js' },
    { kind: 'policy', name: 'in_mts', version: 1, file: 'c.mts' },
    { kind: 'policy', name: 'hello', version: 1, file: 'd.mjs' },
  ];

  /** The same on another Node or from the sources. */
  async function list(command: string, argv: string[], extensions: string): Promise<unknown> {
    const { PATH, HOME, TMPDIR } = process.env;
    const env = { PATH, HOME, TMPDIR, SWITCHBOARD_EXTENSIONS: extensions };
    const { stdout } = await promisify(execFile)(command, [...argv, 'extensions', '--json'], {
      cwd: root,
      env,
    });
    return JSON.parse(stdout);
  }

  test.each<[how: string, command: string, argv: string[]]>([
    ['from the build', process.execPath, [PROGRAM]],
    ['from the sources', process.execPath, ['--import', import.meta.resolve('tsx'), MAIN]],
  ])('is loaded file by file with the bot’s own zod, %s', async (_how, command, argv) => {
    expect(await list(command, argv, await folderOf('sound', FILES))).toEqual(LISTED);
  });

  test('is loaded the same on Node 24', async ({ skip }) => {
    const node24 = ['-y', '-p', 'node@24', 'node'];
    const there = await promisify(execFile)('npx', [...node24, '--version']).catch(() => null);
    if (there === null) return skip('Node 24 is not installed here and cannot be fetched');
    expect(await list('npx', [...node24, PROGRAM], await folderOf('sound', FILES))).toEqual(LISTED);
  });

  test('may lie where packages are installed', async () => {
    const folder = await folderOf('node_modules/@ours/extensions', FILES);
    expect(await list(process.execPath, [PROGRAM], folder)).toEqual(LISTED);
  });

  test('is found as ./extensions, and one that is empty adds nothing', async () => {
    await folderOf('home/extensions', { 'b.js': FILES['b.js'] });
    const [usual, empty] = await Promise.all([
      runSwitchboard(['extensions', '--json'], { cwd: join(root, 'home') }),
      runWith(await folderOf('empty', {}), ['extensions', '--json']),
    ]);
    expect(documentOf(usual)).toEqual([LISTED[1]]);
    expect(documentOf(empty)).toEqual([]);
  });
});

test('a file that came, changed or went since the bot read its folder is named by the command that lists them', async () => {
  const none = 'export default [];\n';
  const folder = await folderOf('later', { 'a.ts': none, 'b.ts': none, 'c.ts': none });
  const read = await stampFiles(folder, ['a.ts', 'b.ts', 'c.ts']);
  async function list(): Promise<string> {
    const said: string[] = [];
    await runProgram(['extensions'], {
      config: { SWITCHBOARD_EXTENSIONS: folder } as Config,
      output: { out: () => undefined, err: (text) => said.push(text), columns: null },
      cwd: '/',
      signal: new AbortController().signal,
      registry: async () => ({ extensions: [], folder: read }) as unknown as Registry,
      app: () => Promise.reject(new Error('nothing is opened')),
      inBot: true,
    });
    return said.join('');
  }
  expect(await list()).toBe('');
  await rm(join(folder, 'a.ts'));
  await folderOf('later', { 'b.ts': `${none}\n`, 'd.ts': none, 'd.test.ts': none });
  expect(await list()).toBe(
    'a.ts was taken out since the bot started, which still runs it: restart the bot.\n' +
      'b.ts was changed since the bot started, which still runs it as it was: restart the bot.\n' +
      'd.ts is new since the bot started and takes no part yet: restart the bot.\n',
  );
  await rm(folder, { recursive: true });
  expect((await list()).match(/was taken out/g)).toHaveLength(3);
});
