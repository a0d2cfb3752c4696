import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  documentOf,
  type Running,
  runSwitchboard,
  startSwitchboard,
} from '../fixtures/process-switchboard.ts';
import { personOf } from '../fixtures/slack-person.ts';

describe('`start` on a fresh machine', () => {
  let folder: string;
  let bot: Running;
  let url: string;
  const env = () => ({ SWITCHBOARD_DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'info' });
  const run = (...argv: string[]) => runSwitchboard(argv, { env: env() });
  const start = async () => {
    const running = startSwitchboard(['start'], { env: env() });
    await running.says('Ctrl-C stops it');
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(running.stdout)![0];
    return running;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-start-'));
    bot = await start();
  });
  afterAll(async () => {
    bot?.child.kill('SIGKILL');
    await bot?.ended;
    await rm(folder, { recursive: true, force: true });
  });

  test('says where to look and what to try, and shows progress on the way', () => {
    expect(bot.stdout).toContain('Open');
    expect(bot.stdout).toContain('/brief');
    expect(bot.stderr).toContain('opening the embedded database');
    expect(bot.stderr).toContain('loading the example company');
  });

  test('answers a person in the sandbox', async () => {
    const nora = personOf(url, 'nora');
    const ts = await nora.say('sales', '@switchboard how do I set up single sign-on?');
    const reply = await nora.reply('sales', ts);
    expect(JSON.stringify(reply)).toContain('Single sign-on');
  });

  test('lets every other command work meanwhile', async () => {
    const asked = documentOf(await run('ask', 'how do I set up single sign-on?', '--as', 'nora', '--json'));
    expect(asked.outcome).toBe('answered');
    for (const argv of [
      ['people'],
      ['search', 'pricing'],
      ['receipt', asked.receiptId],
      ['doctor'],
      ['migrate'],
    ]) {
      const ran = await run(...argv, '--json');
      expect(ran.code, `${argv[0]}: ${ran.stderr}`).toBe(0);
      expect(documentOf(ran)).toBeTruthy();
    }
  });

  test('does not end because a command was killed in the middle', async () => {
    const asking = startSwitchboard(['search', 'pricing', '--limit', '100'], { env: env() });
    asking.child.stdout!.once('data', () => asking.child.kill('SIGKILL'));
    await asking.ended;
    expect((await fetch(`${url}/health`)).ok).toBe(true);
    expect((await run('people', '--json')).code).toBe(0);
  });

  test('is refused a second time on the same folder, with the name of who holds it', async () => {
    const second = await run('start');
    expect(second.code).toBe(75);
    expect(second.stderr).toContain('"switchboard start"');
    expect(second.stderr).toContain(String(bot.child.pid));
  });

  test('logs neither what people said nor any token', () => {
    expect(bot.stderr).not.toContain('set up single sign-on');
    expect(bot.stderr).not.toMatch(/xoxb-|xapp-/);
  });

  test('stops gracefully on Ctrl-C, and starts again with what was said', async () => {
    bot.child.kill('SIGINT');
    const { code, signal } = await bot.ended;
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    bot = await start();
    expect(bot.stderr).not.toContain('loading the example company');
    const said = await personOf(url, 'nora').read('sales');
    expect(JSON.stringify(said)).toContain('set up single sign-on');
  });

  test('starts again after kill -9', async () => {
    bot.child.kill('SIGKILL');
    await bot.ended;
    bot = await start();
    const nora = personOf(url, 'nora');
    const ts = await nora.say('sales', '@switchboard how do I set up single sign-on?');
    expect((await nora.reply('sales', ts)).final).toBe(true);
  });
});
