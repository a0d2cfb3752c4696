import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Running, startSwitchboard } from '../fixtures/process-switchboard.ts';
import { eventually, personOf, textOf } from '../fixtures/slack-person.ts';

const PATIENCE_MS = 60_000;

let folder: string;
let bot: Running;
let url: string;

const start = async () => {
  const env = { SWITCHBOARD_DATA_DIR: folder, PORT: '0', PRACTICE_CONVERSATIONS: 'true', LOG_LEVEL: 'error' };
  bot = startSwitchboard(['start'], { env });
  await bot.says('stops it');
  url = /Open\s+(http:\/\/\S+)/.exec(bot.stdout)![1]!;
};
const stop = async () => {
  bot.child.kill('SIGTERM');
  await bot.ended;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-conversations-'));
  await start();
});
afterAll(async () => {
  await stop();
  await rm(folder, { recursive: true, force: true });
});

it('a new practice workspace has an answer with sources, a brief and a handoff that was resolved, once', async () => {
  const card = await eventually(
    'the resolved card',
    async () =>
      (await personOf(url, 'priya').read('escalations')).find((one) => textOf(one).includes('Resolved')),
    PATIENCE_MS,
  );
  expect(textOf(card)).toContain('Approved and sent by Priya Raman');
  const sales = await personOf(url, 'nora').read('sales');
  const question = sales.find((one) => one.text.includes('Enterprise'))!;
  expect(textOf(await personOf(url, 'nora').reply('sales', question.ts))).toContain('Sources');
  expect(sales.some((one) => textOf(one).includes('Solvane') && textOf(one).includes('Asked by'))).toBe(true);
  const count = sales.length;
  await stop();
  await start();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(await personOf(url, 'nora').read('sales')).toHaveLength(count);
});
