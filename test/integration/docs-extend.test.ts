import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSwitchboard } from '../fixtures/process-switchboard.ts';

const PAGE = new URL('../../docs/extend.md', import.meta.url);
const MINIMAL = new URL('../../examples/minimal/', import.meta.url);
const COMMAND = /^((?:[A-Z_]+=(?:"[^"]*"|\S+) )*)npm run -s switchboard -- (.*)$/;

/** A block of the page: a file to save, commands to run, or what they print. */
interface Block {
  type: 'file' | 'sh' | 'text';
  file: string | null;
  content: string;
}

function readBlocks(page: string): Block[] {
  const blocks = page.matchAll(/^```(ts|text|sh)(?: (\S+))?\n([\s\S]*?)\n```$/gm);
  return [...blocks].map(([, language, file, content]) => ({
    type: file === undefined ? (language as 'sh' | 'text') : 'file',
    file: file ?? null,
    content: `${content}\n`,
  }));
}

/** The words of a command line as a shell reads them: quotes hold words together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

describe('docs/extend.md', () => {
  let folder: string;
  let blocks: Block[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-extend-'));
    blocks = readBlocks(await readFile(PAGE, 'utf8'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function run(line: string): Promise<string> {
    const [, settings = '', command] = COMMAND.exec(line) ?? [];
    expect(command, line).toBeDefined();
    const env = Object.fromEntries(
      [...settings.matchAll(/([A-Z_]+)=(?:"([^"]*)"|(\S+))/g)].map(([, name, quoted, plain]) => [
        name,
        quoted ?? plain,
      ]),
    );
    const ran = await runSwitchboard(wordsOf(command!), {
      cwd: folder,
      env: { LOG_LEVEL: 'silent', ...env },
    });
    expect(ran.code, `${line}\n${ran.stderr}`).toBe(0);
    return ran.stdout;
  }

  test('leads from nothing to one of each kind, word for word', async () => {
    let printed = '';
    let checked = 0;
    for (const { type, file, content } of blocks) {
      if (type === 'file') {
        await mkdir(dirname(join(folder, file!)), { recursive: true });
        await writeFile(join(folder, file!), content);
      }
      if (type === 'sh') {
        printed = '';
        for (const line of content.trim().split('\n')) printed += await run(line);
      }
      if (type === 'text')
        for (const line of content.trim().split('\n')) {
          expect(printed).toContain(line);
          checked += 1;
        }
    }
    expect(checked).toBeGreaterThan(8);
    const kinds = JSON.parse(await run('npm run -s switchboard -- extensions --json')) as { kind: string }[];
    expect([...new Set(kinds.map(({ kind }) => kind))].sort()).toEqual([
      'agent',
      'flow',
      'guardrail',
      'model',
      'policy',
      'source',
      'tool',
    ]);
  }, 400_000);

  test('shows the files of examples/minimal as they are, which are fewer than 120 lines', async () => {
    const names = (await readdir(MINIMAL)).filter((name) => name !== 'README.md');
    let lines = 0;
    for (const name of names) {
      const content = await readFile(new URL(name, MINIMAL), 'utf8');
      if (name.endsWith('.ts')) lines += content.trimEnd().split('\n').length;
      expect(
        blocks.map((block) => block.content),
        name,
      ).toContain(content);
    }
    expect(names).toHaveLength(5);
    expect(lines).toBeLessThan(120);
  });
});
