import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addBench } from '../../bench/bench-command.ts';
import { buildProgram } from '../../src/cli/program.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];
const read = (path: string) => readFileSync(posix.join(root, path), 'utf8');

/** Folders and files at the root that a path in a page may begin with; other code words with a slash are no paths. */
const ROOTS = /^(?:src|packages|test|scripts|migrations|manifests|example|bench|bin|docs|\.ci)\//;
const ROOT_FILE =
  /^(?:[A-Z]+\.md|[\w.-]+\.(?:ts|json|yaml)|Dockerfile|LICENSE|\.env\.example|\.dockerignore)$/;

/** Paths that a page names: targets of its links, and code spans that look like files of the repository. */
function pathsIn(text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!);
  const codes = [...text.matchAll(/`([^`\s]+)`/g)].map((match) => match[1]!);
  return [
    ...links.filter((link) => !/^[a-z]+:/.test(link)),
    ...codes.filter((code) => ROOTS.test(code) || ROOT_FILE.test(code)),
  ].map((path) => path.replace(/:\d+$/, ''));
}

/** `test/{unit,e2e}/**` and `src/slack/views/*` stand for what is in them: the folder before the first sign counts. */
function fixedPart(path: string): string {
  const sign = path.search(/[*{<]/);
  return sign === -1 ? path : path.slice(0, path.lastIndexOf('/', sign) + 1);
}

/** Names after `npm run`, and `npm start` and `npm test`, in prose and in code. */
function scriptsIn(text: string): string[] {
  const run = [...text.matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].map((match) => match[1]!);
  const short = [...text.matchAll(/npm (start|test)\b/g)].map((match) => match[1]!);
  return [...run, ...short];
}

/** What stands behind `switchboard --` up to the end of its line or code span. */
function commandsIn(text: string): string[] {
  const lines = text.matchAll(/npm run -s switchboard -- ([^`\n]+)/g);
  return [...lines].map((match) => match[1]!.trim()).filter((line) => !line.startsWith('<'));
}

const program = buildProgram(
  {
    config: {} as never,
    output: { out: () => undefined, err: () => undefined, columns: null },
    cwd: root,
    signal: new AbortController().signal,
    registry: () => Promise.reject(new Error('unused')),
    app: () => Promise.reject(new Error('unused')),
    exitWith: () => undefined,
  },
  { addBench },
);

/** The words of a command line that no command or option of `--help` explains. */
function unknownIn(line: string): string[] {
  const words = line.match(/"[^"]*"|\S+/g) ?? [];
  let command: Command = program;
  let depth = 0;
  for (const word of words) {
    const next = command.commands.find((one) => one.name() === word);
    if (next === undefined) break;
    command = next;
    depth += 1;
  }
  if (depth === 0 || command.commands.length > 0) return [words[depth] ?? line];
  const options = words.filter((word) => word.startsWith('--'));
  return options.filter((word) => !command.options.some((option) => option.long === word));
}

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('names only files that exist', () => {
    const missing = pathsIn(text).filter((path) => !existsSync(posix.join(root, fixedPart(path))));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(scriptsIn(text).filter((name) => !(name in scripts))).toEqual([]);
  });

  it('shows only commands and options that --help lists', () => {
    expect(commandsIn(text).flatMap(unknownIn)).toEqual([]);
  });

  it('names no path of anybody’s machine', () => {
    expect(text).not.toMatch(/(?<![\w.<])\/(?:work|root|home|Users)\//);
  });
});

describe('the README', () => {
  const text = read('README.md');

  it('lists in its table of commands what --help lists, and nothing else', () => {
    const table = text.slice(text.indexOf('| command | what for |'), text.indexOf('**Exit codes.**'));
    const listed = [...table.matchAll(/^\| ((?:`[^`]+` ?)+)\|/gm)].flatMap((row) =>
      [...row[1]!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!),
    );
    expect(listed.sort()).toEqual(program.commands.flatMap(leaves).sort());
  });

  it('has its parts in their order', () => {
    const order = [
      '# Switchboard',
      'docs/sandbox.png',
      '## Start',
      '## Five minutes with it',
      '## Connect Slack',
      '## Connect PostgreSQL',
      '## Connect a model',
      '## How a turn works',
      '## Configuration',
      '## Operations',
      '## Limits',
      '## Decisions',
      '## Contributing',
    ].map((part) => text.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((one, other) => one - other));
  });

  it('names every exit code', () => {
    const said = text.slice(text.indexOf('**Exit codes.**'), text.indexOf('**The data folder**'));
    const codes = [...read('src/cli/command.ts').matchAll(/^ {2}\w+: (\d+),$/gm)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !new RegExp(`\\b${code} `).test(said))).toEqual([]);
  });

  it('shows a picture that loads quickly', () => {
    const picture = readFileSync(posix.join(root, 'docs/sandbox.png'));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.length).toBeLessThan(300_000);
  });
});

it('the settings in .env.example and the README are those of the schema', () => {
  const arguments_ = ['--import', 'tsx', 'scripts/write-config-docs.ts', '--check'];
  expect(() => execFileSync(process.execPath, arguments_, { cwd: root, stdio: 'pipe' })).not.toThrow();
});

describe('the checks themselves', () => {
  it('see paths in links and code, and let other code be', () => {
    const text = 'See [a](docs/a.md#b), [x](https://x.example/y), `src/a.ts:3`, `channels:read` and `a/b`.';
    expect(pathsIn(text)).toEqual(['docs/a.md', 'src/a.ts']);
  });

  it('see scripts and commands', () => {
    expect(scriptsIn('`npm run -s docs:generate` and npm start')).toEqual(['docs:generate', 'start']);
    expect(commandsIn('npm run -s switchboard -- doctor --json\n')).toEqual(['doctor --json']);
  });

  it.each([
    ['fly to the moon', 'fly'],
    ['ask "how?" --wings', '--wings'],
    ['sources burn x', 'burn'],
    ['ingest', 'ingest'],
  ])('find what is not there in: %s', (line, word) => {
    expect(unknownIn(line)).toEqual([word]);
  });
});

/** `sources list` and `sources remove` of `sources`; a command without others stands for itself. */
function leaves(command: Command): string[] {
  if (command.name() === 'help') return [];
  if (command.commands.length === 0) return [command.name()];
  return command.commands.flatMap(leaves).map((name) => `${command.name()} ${name}`);
}
