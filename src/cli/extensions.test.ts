import { expect, test } from 'vitest';
import type { Config } from '../config.ts';
import type { Registry } from '../extend/pieces.ts';
import { runProgram } from './program.ts';

/** What `extensions` prints where there are none. */
async function listNone(config: Partial<Config>, inBot?: true): Promise<string> {
  let said = '';
  const code = await runProgram(['extensions'], {
    config: config as Config,
    output: { out: (text) => (said += text), err: () => undefined, columns: null },
    cwd: '/',
    signal: new AbortController().signal,
    registry: async () => ({ extensions: [], folder: null }) as unknown as Registry,
    app: () => Promise.reject(new Error('nothing is opened')),
    ...(inBot === undefined ? {} : { inBot }),
  });
  expect(code).toBe(0);
  return said;
}

test('a running bot that was started without the setting says so', async () => {
  expect(await listNone({}, true)).toMatch(/running bot.+was started without SWITCHBOARD_EXTENSIONS/);
});

test('a bot that was started with the setting names the folder', async () => {
  expect(await listNone({ SWITCHBOARD_EXTENSIONS: '/company' }, true)).toBe(
    'There are no extensions in /company.\n',
  );
});

test('where no bot runs, it says where they would be', async () => {
  expect(await listNone({})).toContain('there is no folder ./extensions');
});
