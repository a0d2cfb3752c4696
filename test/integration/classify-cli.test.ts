import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import type { Config } from '../../src/config.ts';
import type { RanCommand } from '../fixtures/run-command.ts';

const BANKING = fileURLToPath(new URL('../../../shared/data/intents', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-classify-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The command alone: it opens neither the data nor what the bot is composed of. */
async function classify(argv: string[], signal = new AbortController().signal): Promise<RanCommand> {
  const ran: RanCommand = { code: 0, out: '', err: '' };
  const refuse = () => Promise.reject(new Error('classify opens nothing'));
  ran.code = await runProgram(['classify', ...argv], {
    config: {} as Config,
    cwd: folder,
    signal,
    registry: refuse,
    app: refuse,
    output: {
      out: (text) => {
        ran.out += text;
      },
      err: (text) => {
        ran.err += text;
      },
      columns: 80,
    },
  });
  return ran;
}

async function write(name: string, rows: readonly (readonly [text: string, label: string])[]): Promise<void> {
  const lines = rows.map(([text, label]) => JSON.stringify({ text, label }));
  await writeFile(join(folder, name), `${lines.join('\n')}\n`);
}

const TRAIN = [
  ['water the tomatoes', 'water'],
  ['please water all plants in the greenhouse', 'water'],
  ['the roses need water', 'water'],
  ['give the herbs some water', 'water'],
  ['cut the hedge', 'cut'],
  ['please cut the grass behind the shed', 'cut'],
  ['the hedge must be cut back', 'cut'],
  ['cut back the roses', 'cut'],
] as const;
const TEST = [
  ['water the roses please', 'water'],
  ['CUT THE GRASS', 'cut'],
  ['who won yesterday?', 'oos'],
] as const;

describe('switchboard classify', () => {
  beforeAll(async () => {
    await write('train.jsonl', TRAIN);
    await write('test.jsonl', TEST);
  });

  test('prints the figures as one document, with paths seen from where it is called', async () => {
    const { code, out } = await classify(['--train', 'train.jsonl', '--test', 'test.jsonl', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      n: 3,
      accuracy: 1,
      inScopeAccuracy: 1,
      oosRecall: 1,
      oosPrecision: 1,
    });
  });

  test('says them in words without --json, and shows on a terminal how far it is', async () => {
    await write('in-scope.jsonl', TEST.slice(0, 2));
    const { out, err } = await classify(['--train', 'train.jsonl', '--test', 'in-scope.jsonl']);
    expect(out).toContain('classified correctly: 100.0 %\n');
    expect(out).toContain('found of those out of scope: -\n');
    expect(err).toContain('training');
  });

  test('ends without figures when somebody gives up', async () => {
    const ran = await classify(['--train', 'train.jsonl', '--test', 'test.jsonl'], AbortSignal.abort());
    expect(ran).toMatchObject({ code: 1, out: '' });
  });

  test.each([
    ['{"text": "cut it", "label": "cut"}\n\nnot json\n', ':3 is not JSON'],
    ['{"text": "cut it"}\n', ':1: "label": '],
    ['{"text": "  ", "label": "cut"}\n', ':1: "text": it is empty'],
    ['["cut it", "cut"]\n', ':1: '],
    ['\n', ' holds no lines'],
    ['{"text": "cut it", "label": "oos"}\n', ' holds only "oos"'],
  ])('bad examples end with 65 and where they are: %j', async (content, where) => {
    await writeFile(join(folder, 'bad.jsonl'), content);
    const { code, out, err } = await classify(['--train', 'bad.jsonl', '--test', 'test.jsonl']);
    expect({ code, out }).toEqual({ code: 65, out: '' });
    expect(err).toContain(`bad.jsonl${where}`);
  });

  test('a file that is not there ends with 66, a missing option with 64', async () => {
    const { code, err } = await classify(['--train', 'none.jsonl', '--test', 'test.jsonl']);
    expect(code).toBe(66);
    expect(err).toContain('none.jsonl');
    expect((await classify(['--train', 'train.jsonl'])).code).toBe(64);
  });
});

describe.skipIf(!existsSync(BANKING))(
  `bank customers’ questions${existsSync(BANKING) ? '' : ' (skipped: needs ../shared/data/intents)'}`,
  () => {
    /** Every fourth label: enough to tell apart, in seconds. */
    const isKnown = (label: string, labels: readonly string[]) => labels.indexOf(label) % 4 === 0;

    test('of a fourth of the labels are told apart, and near half of the others stay out', async () => {
      const read = async (name: string) => {
        const lines = (await readFile(join(BANKING, name), 'utf8')).trim().split('\n');
        return lines.map((line) => JSON.parse(line) as { text: string; label: string });
      };
      const [train, asked] = await Promise.all([read('banking77-train.jsonl'), read('banking77-test.jsonl')]);
      const labels = [...new Set(train.map(({ label }) => label))].sort();
      const known = train.filter(({ label }) => isKnown(label, labels));
      await write(
        'bank-train.jsonl',
        known.map(({ text, label }) => [text, label]),
      );
      await write(
        'bank-test.jsonl',
        asked.map(({ text, label }) => [text, isKnown(label, labels) ? label : 'oos']),
      );
      const { out } = await classify(['--train', 'bank-train.jsonl', '--test', 'bank-test.jsonl', '--json']);
      const figures = JSON.parse(out) as { n: number; inScopeAccuracy: number; oosRecall: number };
      expect(figures.n).toBe(3_080);
      expect(figures.inScopeAccuracy).toBeGreaterThan(0.9);
      expect(figures.oosRecall).toBeGreaterThan(0.4);
    }, 60_000);
  },
);
