import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fillWithExample } from '../fixtures/example-folder.ts';
import { runSwitchboard } from '../fixtures/process-switchboard.ts';

/*
 * Runs what the documents show. A page's blocks are taken in order, in a folder of their own: `sh run` are commands, each of
 * which has to succeed; every line of `text printed` has to be in what the commands before it printed; a block with the name
 * of a file is saved as that. A page that says so in a comment begins with the example company.
 */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COMMAND = /^((?:[A-Z_]+=(?:"[^"]*"|\S+) )*)npm run -s switchboard -- (.*)$/;
const WITH_EXAMPLE = 'with the example company -->';

type Block = { type: 'run' | 'printed'; lines: string[] } | { type: 'file'; name: string; content: string };

const pages = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].filter((page) => readBlocks(readPage(page)).some(({ type }) => type === 'run'));

function readPage(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

function readBlocks(page: string): Block[] {
  const blocks = page.matchAll(/^```(\w+) (\S+)\n([\s\S]*?)\n```$/gm);
  return [...blocks].map(([, language, mark, content]): Block => {
    if (language === 'sh' && mark === 'run') return { type: 'run', lines: content!.split('\n') };
    if (language === 'text' && mark === 'printed') return { type: 'printed', lines: content!.split('\n') };
    return { type: 'file', name: mark!, content: `${content}\n` };
  });
}

/** The words of a command line as a shell reads them: quotes hold words together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}

/** Runs one line of a page as it stands there, and returns what it printed. */
async function runLine(line: string, folder: string): Promise<string> {
  const [, settings = '', command] = COMMAND.exec(line) ?? [];
  expect(command, `not a command that this test can run: ${line}`).toBeDefined();
  const env = Object.fromEntries(
    [...settings.matchAll(/([A-Z_]+)=(?:"([^"]*)"|(\S+))/g)].map(([, name, quoted, plain]) => [
      name,
      quoted ?? plain,
    ]),
  );
  const ran = await runSwitchboard(wordsOf(command!), { cwd: folder, env: { LOG_LEVEL: 'silent', ...env } });
  expect(ran.code, `${line}\n${ran.stderr}`).toBe(0);
  return ran.stdout;
}

describe('the documents', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-docs-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('have commands to run in the README and in the page about extensions', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/extend.md']));
  });

  test.each(pages)(
    '%s shows what its commands print',
    async (page) => {
      const text = readPage(page);
      if (text.includes(WITH_EXAMPLE)) await fillWithExample(join(folder, '.data'));
      let printed = '';
      for (const block of readBlocks(text)) {
        if (block.type === 'file') {
          await mkdir(dirname(join(folder, block.name)), { recursive: true });
          await writeFile(join(folder, block.name), block.content);
        } else if (block.type === 'run') {
          printed = '';
          for (const line of block.lines) printed += await runLine(line, folder);
        } else for (const line of block.lines) expect(printed, page).toContain(line);
      }
    },
    400_000,
  );
});

test('docs/extend.md shows the files of examples/minimal as they are, which are fewer than 120 lines', async () => {
  const minimal = join(ROOT, 'examples/minimal');
  const shown = readBlocks(readPage('docs/extend.md')).flatMap((block) =>
    block.type === 'file' ? [block.content] : [],
  );
  const names = (await readdir(minimal)).filter((name) => name !== 'README.md');
  let lines = 0;
  for (const name of names) {
    const content = await readFile(join(minimal, name), 'utf8');
    if (name.endsWith('.ts')) lines += content.trimEnd().split('\n').length;
    expect(shown, name).toContain(content);
  }
  expect(names).toHaveLength(5);
  expect(lines).toBeLessThan(120);
});

test('what docs/extend.md shows has its types in a folder anywhere, by the tsconfig.json that it shows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-types-'));
  const check = () =>
    promisify(execFile)(join(ROOT, 'node_modules/.bin/tsc'), ['-p', join(folder, 'extensions')]);
  try {
    for (const block of readBlocks(readPage('docs/extend.md'))) {
      if (block.type !== 'file') continue;
      await mkdir(dirname(join(folder, block.name)), { recursive: true });
      await writeFile(join(folder, block.name), block.content.replaceAll('/opt/switchboard/', ROOT));
    }
    await check();
    const slip =
      "import { definePolicy } from 'switchboard';\nexport default definePolicy({ name: 'x', decide: () => ({ verdict: 'denied' }) });\n";
    await writeFile(join(folder, 'extensions/slip.ts'), slip);
    await expect(check()).rejects.toMatchObject({
      stdout: expect.stringMatching(/^\S*slip\.ts\(2,\d+\): error TS2322/),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
