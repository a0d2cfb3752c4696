import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findLongFiles, type SourceTree, scanImports, sourceRules } from '../fixtures/source-rules.ts';

type Rule = keyof typeof sourceRules;

const root = fileURLToPath(new URL('../../', import.meta.url));

function readSources(folder: string): SourceTree {
  const files = readdirSync(posix.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => /\.tsx?$/.test(path));
  return new Map(files.map((path) => [path, readFileSync(posix.join(root, path), 'utf8')]));
}

function check(rule: Rule, files: Record<string, string>): string[] {
  return sourceRules[rule](new Map(Object.entries(files)));
}

describe('the source code of the product', () => {
  const folders = ['src', 'bench', 'packages/sandbox/src', 'packages/sandbox/test'];
  const tree: SourceTree = new Map(folders.flatMap((folder) => [...readSources(folder)]));

  it.each(folders)('has files to check in %s', (folder) => {
    expect([...tree.keys()].filter((path) => path.startsWith(`${folder}/`))).not.toEqual([]);
  });

  it.each(Object.keys(sourceRules) as Rule[])('keeps the rule: %s', (rule) => {
    expect(sourceRules[rule](tree)).toEqual([]);
  });
});

const LAYERS: Rule = 'rooms import only rooms to their right';
const BORROWING: Rule = 'the tests of a package import nothing outside it';
const PACKAGES: Rule = 'vendor packages stay in their rooms';
const CYCLES: Rule = 'files do not import one another in a circle';
const ENVIRONMENT: Rule = 'only config.ts reads the environment';
const BARRELS: Rule = 'no file only re-exports others';
const OPAQUE: Rule = 'every dynamic import names its module';
const LOCKS: Rule = 'advisory locks stand in one list';
const KEYS: Rule = 'keys of handoffs are written and read in one file';
const MRKDWN: Rule = 'mrkdwn is shown as it was written';
const SQL: Rule = 'adapters and commands hold no SQL';
const NAMES: Rule = 'names are in the words of the field';
const COMMENTS: Rule = 'comments are in the words of the field';
const COPIES: Rule = 'no function and no list is written twice';
const PIECES: Rule = 'nothing is decided by the name of a piece';

describe('a violation is found', () => {
  it.each<[what: string, rule: Rule, path: string, text: string]>([
    ['mrkdwn that Slack parses', MRKDWN, 'src/slack/a.ts', "const a = { type: 'mrkdwn', text };"],
    ['a room importing a room to its left', LAYERS, 'src/store/a.ts', "import { b } from '../turn/b.ts';"],
    [
      'a room importing its neighbour in the braces',
      LAYERS,
      'src/flows/a.ts',
      "import { b } from '../agents/b.ts';",
    ],
    ['a type imported from the left', LAYERS, 'src/core/a.ts', "import type { B } from '../store/b.ts';"],
    ['a re-export from the left', LAYERS, 'src/core/a.ts', "export { b } from '../store/b.ts';"],
    ['a star re-export from the left', LAYERS, 'src/core/a.ts', "export * from '../store/b.ts';"],
    ['a side effect from the left', LAYERS, 'src/core/a.ts', "import '../store/b.ts';"],
    ['a dynamic import from the left', LAYERS, 'src/core/a.ts', "const b = await import('../store/b.ts');"],
    ['an inline type from the left', LAYERS, 'src/core/a.ts', "let b: import('../store/b.ts').B;"],
    [
      'an import over several lines',
      LAYERS,
      'src/core/a.ts',
      "import {\n  b,\n  c,\n} from '../store/b.ts';",
    ],
    [
      'a deep file importing the left',
      LAYERS,
      'src/core/x/y/a.ts',
      "import { b } from '../../../turn/b.ts';",
    ],
    [
      'a room reading the configuration itself',
      LAYERS,
      'src/turn/a.ts',
      "import { config } from '../config.ts';",
    ],
    ['a room nobody has planned', LAYERS, 'src/misc/a.ts', 'export const a = 1;'],
    ['product code importing a test', LAYERS, 'src/turn/a.ts', "import { b } from './b.test.ts';"],
    [
      'product code importing a fixture',
      LAYERS,
      'src/turn/a.ts',
      "import { b } from '../../test/fixtures/b.ts';",
    ],
    [
      'the sandbox imported by the command line before it is asked for',
      LAYERS,
      'src/cli/a.ts',
      "import { startSandbox } from '../../packages/sandbox/src/start-sandbox.ts';",
    ],
    [
      'the sandbox loaded by the command line for a type among its names',
      LAYERS,
      'src/cli/a.ts',
      "import { type Sandbox } from '../../packages/sandbox/src/start-sandbox.ts';",
    ],
    [
      'the sandbox loaded outside the command line',
      LAYERS,
      'src/app.ts',
      "const b = await import('../packages/sandbox/src/start-sandbox.ts');",
    ],
    [
      'a measurement imported by the command line before it is asked for',
      LAYERS,
      'src/cli/a.ts',
      "import { addBench } from '../../bench/bench-command.ts';",
    ],
    [
      'a fixture of the sandbox loaded by the command line',
      LAYERS,
      'src/cli/a.ts',
      "const b = await import('../../packages/sandbox/test/fixtures/b.ts');",
    ],
    [
      'the sandbox knowing the bot',
      LAYERS,
      'packages/sandbox/src/api/a.ts',
      "import type { B } from '../../../../src/core/b.ts';",
    ],
    [
      'the sandbox importing a measurement',
      LAYERS,
      'packages/sandbox/src/a.ts',
      "import { b } from '../../../bench/b.ts';",
    ],
    ['a measurement importing a fixture', LAYERS, 'bench/a.ts', "import { b } from '../test/fixtures/b.ts';"],
    [
      'a test of the sandbox importing the bot',
      BORROWING,
      'packages/sandbox/test/integration/a.test.ts',
      "import { b } from '../../../../src/app.ts';",
    ],
    [
      'a test beside the code of the sandbox importing a fixture of the bot',
      BORROWING,
      'packages/sandbox/src/a.test.ts',
      "import { b } from '../../../test/fixtures/b.ts';",
    ],
    [
      'process.env in the sandbox',
      ENVIRONMENT,
      'packages/sandbox/src/a.ts',
      'const port = process.env.PORT;',
    ],
    ['process.env in a measurement', ENVIRONMENT, 'bench/a.ts', 'const port = process.env.PORT;'],
    ['a barrel in the sandbox', BARRELS, 'packages/sandbox/src/all.ts', "export * from './a.ts';"],
    ['Slack in the turn', PACKAGES, 'src/turn/a.ts', "import type { KnownBlock } from '@slack/types';"],
    ['Slack in core', PACKAGES, 'src/core/a.ts', "import { WebClient } from '@slack/web-api';"],
    ['the model vendor in an agent', PACKAGES, 'src/agents/a.ts', "import OpenAI from 'openai';"],
    [
      'the model vendor by a deep path',
      PACKAGES,
      'src/slack/a.ts',
      "import type { X } from 'openai/resources';",
    ],
    [
      'the server driver outside the store',
      PACKAGES,
      'src/knowledge/a.ts',
      "import postgres from 'postgres';",
    ],
    ['the embedded driver outside the store', PACKAGES, 'src/cli/a.ts', "import('@electric-sql/pglite');"],
    ['process.env outside config.ts', ENVIRONMENT, 'src/cli/a.ts', 'const port = process.env.PORT;'],
    ['process.env by brackets', ENVIRONMENT, 'src/cli/a.ts', "const port = process['env'].PORT;"],
    ['process.env taken apart', ENVIRONMENT, 'src/cli/a.ts', 'const { env } = process;'],
    ['env imported by name', ENVIRONMENT, 'src/cli/a.ts', "import { env } from 'node:process';"],
    ['an index file', BARRELS, 'src/core/index.ts', 'export const a = 1;'],
    [
      'a barrel under another name',
      BARRELS,
      'src/core/all.ts',
      "export * from './a.ts';\nexport { b } from './b.ts';\n",
    ],
    ['a computed import', OPAQUE, 'src/core/a.ts', 'const b = await import(name);'],
    [
      'a lock by its number',
      LOCKS,
      'src/curation/a.ts',
      'await tx.query(sql`select pg_advisory_xact_lock(7402121)`);',
    ],
    ['the key of a card', KEYS, 'src/slack/a.ts', "const threadKey = id + ':card:1';"],
    ['a key taken apart', KEYS, 'src/admin/a.ts', "sql`select split_part(o.key, ':', 1) from outbox o`"],
    ['SQL in the chat', SQL, 'src/slack/handoff/a.ts', 'await database.query(sql`select 1`);'],
    ['typed SQL in a command', SQL, 'src/cli/a.ts', 'const one = sql<number>`select 1`;'],
    ['SQL made from a text', SQL, 'src/web/a.ts', 'await database.query(sql.raw(text));'],
    [
      'a policy known by its name',
      PIECES,
      'src/turn/a.ts',
      "export const a = definePolicy({ name: 'no_x' });\nconst topic = rule === 'no_x' ? 'legal' : null;",
    ],
    [
      'an agent known by its name',
      PIECES,
      'src/turn/a.ts',
      "export const a = defineAgent({\n  name: 'people',\n});\nswitch (agent) {\n  case 'people':\n}",
    ],
    ['the reason of a rule read elsewhere', PIECES, 'src/turn/a.ts', "reason.startsWith('policy:')"],
    ['a type by a word that was given up', NAMES, 'src/turn/a.ts', 'export interface Told {}'],
    ['a function by a word that was given up', NAMES, 'src/flows/a.ts', 'function wordOrder() {}'],
    [
      'a constant by a word that was given up',
      NAMES,
      'src/cli/a.ts',
      'const one = 1, limitsInForce = 2;\nconst mended = 3;',
    ],
    ['a function by another', NAMES, 'src/policies/a.ts', 'function readDeed() {}'],
    ['a phrase that was given up', COMMENTS, 'src/turn/a.ts', '/**\n * Shown to\n * whoever asks.\n */'],
    ['a docstring that makes', COMMENTS, 'src/flows/a.ts', '/** Makes the flow that quotes. */'],
    ['the SQL tag under another name', SQL, 'src/cli/a.ts', "import { sql as query } from 'drizzle-orm';"],
  ])('%s', (_what, rule, path, text) => {
    expect(check(rule, { [path]: text })).toHaveLength(1);
  });

  it('in two types of one name', () => {
    const two = {
      'src/curation/a.ts': 'export interface Finding {}',
      'src/admin/b.ts': 'export type Finding = string;\ninterface Reader {}',
      'src/cli/c.ts': "export type Reader = string;\nimport type { Finding } from '../admin/b.ts';",
    };
    expect(check('an exported type has its name to itself', two)).toEqual([
      'src/curation/a.ts and src/admin/b.ts export Finding',
    ]);
  });

  it('in a helper and in a list that two files have', () => {
    const helper =
      "function readCount(text: string): number {\n  const count = Number(text);\n  if (!Number.isInteger(count) || count < 1)\n    throw new Error('It must be a whole number.');\n  return count;\n}\n";
    const list = `const COLUMNS = [\n${Array.from({ length: 12 }, (_, at) => `  'column_${at}',\n`).join('')}];\n`;
    const other = helper.replace('readCount', 'count').replaceAll('  ', '\t');
    expect(check(COPIES, { 'src/cli/a.ts': helper + list, 'src/cli/b.ts': list + other })).toEqual([
      'src/cli/b.ts writes count again, which src/cli/a.ts has',
      'src/cli/b.ts writes COLUMNS again, which src/cli/a.ts has',
    ]);
  });

  it('in a circle of three files', () => {
    const circle = {
      'src/core/a.ts': "import { b } from './b.ts';",
      'src/core/b.ts': "import { c } from './c.ts';",
      'src/core/c.ts': "import type { a } from './a.ts';",
    };
    expect(check(CYCLES, circle)).toEqual(['src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts']);
  });
});

describe('what is allowed is not reported', () => {
  it.each<[what: string, rule: Rule, path: string, text: string]>([
    ['a room importing far to its right', LAYERS, 'src/slack/a.ts', "import type { A } from '../core/a.ts';"],
    [
      'the sandbox loaded by the command line when it is asked for',
      LAYERS,
      'src/cli/a.ts',
      "const b = await import('../../packages/sandbox/src/start-sandbox.ts');",
    ],
    [
      'a type of the sandbox in the command line',
      LAYERS,
      'src/cli/a.ts',
      "import type { Sandbox } from '../../packages/sandbox/src/start-sandbox.ts';",
    ],
    ['a measurement importing the bot', LAYERS, 'bench/a.ts', "import { openApp } from '../src/app.ts';"],
    [
      'a measurement importing the sandbox',
      LAYERS,
      'bench/a.ts',
      "import { startSandbox } from '../packages/sandbox/src/start-sandbox.ts';",
    ],
    [
      'a file of the sandbox importing another',
      LAYERS,
      'packages/sandbox/src/api/a.ts',
      "import { b } from '../b.ts';",
    ],
    [
      'a test of the sandbox importing its fixtures',
      BORROWING,
      'packages/sandbox/test/e2e/a.test.ts',
      "import { b } from '../fixtures/b.ts';",
    ],
    ['a file of the same room', LAYERS, 'src/turn/a.ts', "import { b } from './steps/b.ts';"],
    ['the app reading the configuration', LAYERS, 'src/app.ts', "import { config } from './config.ts';"],
    ['the configuration using the words', LAYERS, 'src/config.ts', "import { Usd } from './core/usd.ts';"],
    [
      'an import inside a comment',
      LAYERS,
      'src/core/a.ts',
      "/*\nimport '../store/b.ts';\n*/\n// import '../turn/b.ts';",
    ],
    [
      'a test beside the code importing anything',
      LAYERS,
      'src/core/a.test.ts',
      "import '../models/scripted.ts';",
    ],
    ['Slack in its adapter', PACKAGES, 'src/slack/a.ts', "import { App } from '@slack/bolt';"],
    ['the vendor in its adapter', PACKAGES, 'src/models/a.ts', "import OpenAI from 'openai';"],
    ['both drivers in the store', PACKAGES, 'src/store/a.ts', "import postgres from 'postgres';"],
    ['the environment in config.ts', ENVIRONMENT, 'src/config.ts', 'export const env = process.env;'],
    ['a function named after the environment', ENVIRONMENT, 'src/cli/a.ts', 'const processEnvironment = 1;'],
    [
      'a re-export beside code of its own',
      BARRELS,
      'src/core/a.ts',
      "export { b } from './b.ts';\nexport const a = 1;",
    ],
    ['the list of locks itself', LOCKS, 'src/store/locks.ts', 'sql`select pg_advisory_xact_lock(1)`'],
    ['SQL in the room that is asked', SQL, 'src/admin/a.ts', "import { sql } from 'drizzle-orm';"],
    ['a comment about SQL', SQL, 'src/cli/a.ts', '// sql`select 1`'],
    [
      'a table that is called like a policy',
      PIECES,
      'src/accounts/a.ts',
      "export const a = definePolicy({ name: 'prices' });\nif (table === 'prices') return;",
    ],
    [
      'a word that is given up in a comment or as part of another',
      NAMES,
      'src/turn/a.ts',
      '// Told\nconst toldAt = 1;',
    ],
    [
      'a phrase that was given up as part of a pattern, and words beside it',
      COMMENTS,
      'src/turn/a.ts',
      "// It makes the new index the live one.\nconst law = 'in force';",
    ],
  ])('%s', (_what, rule, path, text) => {
    expect(check(rule, { [path]: text })).toEqual([]);
  });

  it('two short functions may be alike', () => {
    const short = 'function refuse(reason: string) {\n  return { reason };\n}\n';
    expect(check(COPIES, { 'src/core/a.ts': short, 'src/core/b.ts': short })).toEqual([]);
  });

  it('two ways to the same file are no circle', () => {
    const diamond = {
      'src/core/a.ts': "import './b.ts';\nimport './c.ts';",
      'src/core/b.ts': "import './d.ts';",
      'src/core/c.ts': "import './d.ts';",
      'src/core/d.ts': 'export const d = 1;',
    };
    expect(check(CYCLES, diamond)).toEqual([]);
  });
});

it('the scanner sees each form of import once', () => {
  const text = [
    "import a from 'a';",
    "import type { B } from 'b';",
    "import * as c from 'c';",
    "import 'd';",
    "export { e } from 'e';",
    "export type { F } from 'f';",
    "const g = await import('g');",
    "const text = 'import h from elsewhere';",
  ].join('\n');
  expect(scanImports('src/core/a.ts', text).map((it) => it.specifier)).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
    'f',
    'g',
  ]);
});

it('a file of more than 400 lines may hold a second idea; texts and the composition root may be long', () => {
  const lines = (count: number) => 'const a = 1;\n'.repeat(count);
  const long = findLongFiles(
    new Map([
      ['src/core/short.ts', lines(400)],
      ['src/core/long.ts', lines(401)],
      ['src/app.ts', lines(401)],
      ['src/messages/texts.ts', lines(401)],
    ]),
  );
  expect(long).toEqual(['src/core/long.ts has 401 lines; look for the second idea inside']);
});
