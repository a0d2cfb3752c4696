import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addBench } from '../../bench/bench-command.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { findRetiredPhrase } from '../fixtures/source-rules.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const markdownIn = (folder: string, recursive = false) =>
  readdirSync(posix.join(root, folder), { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')));
/** Every page that is written for people who work here; articles of the example company are not. */
const pages = [
  ...['.', 'bench', 'example', 'manifests'].flatMap((folder) => markdownIn(folder)),
  ...['.github', 'docs', 'examples', 'src'].flatMap((folder) => markdownIn(folder, true)),
  ...readdirSync(posix.join(root, 'packages')).flatMap((name) => markdownIn(posix.join('packages', name))),
].sort();
const read = (path: string) => readFileSync(posix.join(root, path), 'utf8');

/** Folders and files at the root that a path in a page may begin with; other code words with a slash are no paths. */
const ROOTS = /^(?:src|packages|test|scripts|migrations|manifests|examples?|bench|bin|docs|\.ci|\.github)\//;
const ROOT_FILE =
  /^(?:[A-Z]+\.md|[\w.-]+\.(?:ts|json|yaml)|Dockerfile|LICENSE|\.env\.example|\.dockerignore)$/;

/** Targets of a page's links to other pages and to parts of them: a link begins at the page, unlike a path in code. */
function linksIn(page: string, text: string): { path: string; part: string | undefined }[] {
  const links = [...text.matchAll(/\]\(([^)\s#]*)(?:#([^)\s]+))?\)/g)];
  return links
    .filter(([, target]) => !/^[a-z]+:/.test(target!))
    .map(([, target, part]) => ({
      path: target === '' ? page : posix.join(posix.dirname(page), target!),
      part,
    }));
}

/** Paths that a page names: targets of its links, and code spans that look like files of the repository. */
function pathsIn(page: string, text: string): string[] {
  const codes = [...text.matchAll(/`([^`\s]+)`/g)].map((match) => match[1]!);
  return [
    ...linksIn(page, text).map(({ path }) => path),
    ...codes.filter((code) => ROOTS.test(code) || ROOT_FILE.test(code)),
  ].map((path) => path.replace(/:\d+$/, ''));
}

/** What a link's `#part` may say: the headings, as GitHub writes them in addresses. */
function partsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
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

/** Commands of `switchboard` up to the end of their line or code span; what is marked is run by docs-run.test.ts. */
function commandsIn(text: string): string[] {
  const unmarked = text.replace(/^```sh run\n[\s\S]*?^```$/gm, '');
  const lines = [...unmarked.matchAll(/npm run (?:-s )?(switchboard|bench) -- ([^`\n]+)/g)]
    .map(([, script, line]) => (script === 'bench' ? `bench ${line!.trim()}` : line!.trim()))
    // What may be left out stands in brackets, and a stroke between what excludes one another.
    .map((line) => line.replace(/[[\]]/g, '').replaceAll('|', ' '));
  return lines.filter((line) => !/^(?:bench )?[<…]/.test(line));
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

const names = new Set(
  ['example', 'manifests', 'packages', 'src'].flatMap((folder) =>
    readdirSync(posix.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => !path.includes('node_modules/'))
      .map((path) => posix.basename(path)),
  ),
);

/** From the root, or from the page's own folder; a page of a part may call files of that part by their bare names. */
function isThere(page: string, path: string): boolean {
  const fixed = fixedPart(path);
  if ([root, posix.join(root, posix.dirname(page))].some((from) => existsSync(posix.join(from, fixed))))
    return true;
  return posix.dirname(page) !== '.' && !path.includes('/') && names.has(path);
}

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('names only files that exist', () => {
    const missing = pathsIn(page, text).filter((path) => !isThere(page, path));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('links only to parts that pages have', () => {
    const broken = linksIn(page, text).filter(
      ({ path, part }) => part !== undefined && path.endsWith('.md') && !partsOf(read(path)).includes(part),
    );
    expect(broken).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(scriptsIn(text).filter((name) => !(name in scripts))).toEqual([]);
  });

  it('shows only commands and options that --help lists', () => {
    expect(commandsIn(text).flatMap(unknownIn)).toEqual([]);
  });

  it('is in the words of the field', () => {
    // What is quoted is spoken of and not used.
    expect(findRetiredPhrase(text.replace(/`[^`\n]*`|"[^"\n]*"/g, ''))).toBeNull();
  });

  it('names no path of anybody’s machine', () => {
    expect(text).not.toMatch(/(?<![\w.<])\/(?:work|root|home|Users)\//);
  });
});

describe('docs/operate.md', () => {
  const text = read('docs/operate.md');

  it('lists in its table of commands what --help lists, and nothing else', () => {
    const table = text.slice(text.indexOf('| command | what for |')).split('\n\n')[0]!;
    const listed = [...table.matchAll(/^\| ((?:`[^`]+` ?)+)\|/gm)].flatMap((row) =>
      [...row[1]!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!),
    );
    expect(listed.sort()).toEqual(program.commands.flatMap(leaves).sort());
  });

  it('names every exit code', () => {
    const said = /^0 done,.*?\.$/ms.exec(text)?.[0] ?? '';
    const codes = [...read('src/cli/command.ts').matchAll(/^ {2}\w+: (\d+),$/gm)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !new RegExp(`\\b${code} `).test(said))).toEqual([]);
  });
});

it.each([
  ['README.md', 200],
  ['ARCHITECTURE.md', 150],
])('%s can be read in one go: it has at most %d lines', (page, most) => {
  expect(read(page).trimEnd().split('\n').length).toBeLessThanOrEqual(most);
});

it('the glossary has at most 15 words, and explains each once', () => {
  const [, glossary = ''] = /^## Words\n([\s\S]*?)^## /m.exec(read('ARCHITECTURE.md')) ?? [];
  const words = [...glossary.matchAll(/^\| (?!word|-)(.+?) \|/gm)].flatMap(([, cell]) => cell!.split(', '));
  expect(words.length).toBeGreaterThan(10);
  expect([...new Set(words)]).toEqual(words);
  expect(glossary.match(/^\| (?!word|-)/gm)!.length).toBeLessThanOrEqual(15);
});

it('the changelog tells of the version that package.json has, below what is not released', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const headings = [...read('CHANGELOG.md').matchAll(/^## \[(.+?)\]/gm)].map((match) => match[1]);
  expect(headings.slice(0, 2)).toEqual(['Unreleased', version]);
});

it.each(markdownIn('docs/decisions').filter((page) => !page.endsWith('README.md')))(
  '%s has context, choice and what was considered, in one short page',
  (page) => {
    const text = read(page);
    const parts = [...text.matchAll(/^\*\*(Context|Choice|Considered)\.\*\*/gm)].map((match) => match[1]);
    expect(parts).toEqual(['Context', 'Choice', 'Considered']);
    expect(text.split('\n').length).toBeLessThanOrEqual(60);
  },
);

it('the table of rooms in ARCHITECTURE.md has each room of src once', () => {
  const rows = [...read('ARCHITECTURE.md').matchAll(/^\| ((?:`src\/[^`]+`(?:, )?)+) \|/gm)].map(
    (row) => row[1]!,
  );
  const listed = rows.flatMap((row) => [...row.matchAll(/`src\/([^`]+?)\/?`/g)].map((match) => match[1]!));
  const rooms = readdirSync(posix.join(root, 'src')).filter((name) => !name.endsWith('.test.ts'));
  expect(listed.sort()).toEqual(rooms.sort());
});

it('every page in docs is linked from docs/README.md, or from the list of decisions', () => {
  const linked = ['docs/README.md', 'docs/decisions/README.md'].flatMap((page) => pathsIn(page, read(page)));
  const unlinked = markdownIn('docs', true).filter((page) => !linked.includes(page));
  expect(unlinked).toEqual(['docs/README.md']);
});

it('the README shows the pictures that there are, which load quickly', () => {
  const names = readdirSync(posix.join(root, 'docs')).filter((name) => name.endsWith('.png'));
  expect(names).toContain('sandbox.png');
  for (const name of names) {
    expect(read('README.md')).toContain(`](docs/${name})`);
    const picture = readFileSync(posix.join(root, 'docs', name));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.length).toBeLessThan(300_000);
  }
});

it.each([
  ['the settings in .env.example and docs/configure.md', 'scripts/write-config-docs.ts'],
  ['the lists of tables, locks, decisions and who imports whom', 'scripts/write-lists.ts'],
])('%s are what the sources say', (_what, script) => {
  const arguments_ = ['--import', 'tsx', script, '--check'];
  expect(() => execFileSync(process.execPath, arguments_, { cwd: root, stdio: 'pipe' })).not.toThrow();
});

describe('the checks themselves', () => {
  it('see paths in links and code, and let other code be', () => {
    const text =
      'See [a](../a.md#b), [c](#c), [x](https://x.example/y), `src/a.ts:3`, `channels:read` and `a/b`.';
    expect(pathsIn('docs/b/c.md', text)).toEqual(['docs/a.md', 'docs/b/c.md', 'src/a.ts']);
    expect(linksIn('docs/b/c.md', text).map(({ part }) => part)).toEqual(['b', 'c']);
  });

  it('see the parts of a page', () => {
    expect(partsOf('# How it works\n\n## 1. `start`, then?\n')).toEqual(['how-it-works', '1-start-then']);
  });

  it('see scripts and commands', () => {
    expect(scriptsIn('`npm run -s docs:generate` and npm start')).toEqual(['docs:generate', 'start']);
    expect(commandsIn('npm run -s switchboard -- doctor --json\n')).toEqual(['doctor --json']);
    expect(commandsIn('`npm run bench -- answers [--json|--questions <file>]`')).toEqual([
      'bench answers --json --questions <file>',
    ]);
    expect(commandsIn('```sh run\nnpm run -s switchboard -- doctor\n```\n')).toEqual([]);
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
