import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addBenchEveryday } from '../../bench/everyday/everyday-command.ts';
import type { CommandContext } from '../../src/cli/command.ts';
import { readConfig } from '../../src/config.ts';

const LINES = [
  { id: 'a', as: 'sam', in: 'dm', q: 'Where is a visitor badge printed?', must: [['reception']] },
  { id: 'b', in: 'general', q: 'Where is a visitor badge printed?', must: [['basement']] },
  { id: 'c', as: 'sam', in: 'dm', q: 'What does it cost?', after: 'a', must: [['12 EUR']], rule: {} },
  { id: 'd', as: 'sam', in: 'dm', q: 'Who wrote the opera about penguins?', outcomes: ['refused'] },
];

describe('bench everyday', () => {
  let folder: string;
  let printed = '';
  const run = async (...words: string[]): Promise<void> => {
    const context: CommandContext = {
      config: readConfig({ LOG_LEVEL: 'silent' }, folder),
      output: { out: (text) => (printed += text), err: () => undefined, columns: null },
      cwd: folder,
      signal: new AbortController().signal,
      registry: () => Promise.reject(new Error('not the installed bot’s')),
      app: () => Promise.reject(new Error('not the installed bot’s')),
      exitWith: () => undefined,
    };
    const bench = new Command();
    addBenchEveryday(bench, context);
    await bench.parseAsync(['everyday', ...words], { from: 'user' });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'everyday-'));
    await mkdir(join(folder, 'articles'));
    await writeFile(
      join(folder, 'articles', 'badges.md'),
      '# Visitor badges\n\nA visitor badge is printed at the reception.\n',
    );
    await writeFile(
      join(folder, 'set.jsonl'),
      LINES.map((line) => JSON.stringify({ kind: 'where', outcomes: ['answered'], ...line })).join('\n'),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('asks about a folder in a database of its own, and judges each line but those that depend on the day', async () => {
    await run('--questions', 'set.jsonl', '--articles', 'articles', '--json');
    const result = JSON.parse(printed);
    expect(result.replies.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict])).toEqual([
      ['a', 'right'],
      ['b', 'wrong'],
      ['d', 'right'],
    ]);
    expect(result).toMatchObject({ skipped: 1, all: { questions: 3, right: 2, wrong: 1 } });
    expect(await readFile(join(folder, 'bench-results', 'everyday.json'), 'utf8')).toBe(printed);
  });

  test('asks for questions about the articles that it is given', async () => {
    await expect(run('--articles', 'articles')).rejects.toMatchObject({ code: 'input_invalid' });
  });
});
