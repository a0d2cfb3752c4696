import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { EXIT } from '../../src/cli/command.ts';
import { runProgram } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import type { Handoff } from '../../src/handoff/handoff.ts';
import { fillWithEmpty } from '../fixtures/embedded-template.ts';
import { createHandoffWorld, type HandoffWorld } from '../fixtures/handoff-world.ts';

let folder: string;
let app: App;
let world: HandoffWorld;
let handoff: Handoff;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-handoffs-'));
  const config = readConfig({ SWITCHBOARD_DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' }, folder);
  await fillWithEmpty(join(folder, 'data'));
  app = await openApp(config, { command: 'switchboard start' });
  world = await createHandoffWorld(app.database);
  handoff = await world.open('t_1');
  await world.act(handoff, { do: 'assign', by: 'lena', to: 'leo' });
});
afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const output = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    columns: null,
  };
  const signal = new AbortController().signal;
  const code = await runProgram(['handoff', ...argv], {
    config: app.config,
    output,
    cwd: folder,
    signal,
    registry: () => Promise.resolve(app.registry),
    app: () => Promise.resolve(app),
  });
  return { code, out: out.join(''), err: err.join('') };
}

test('lists those that wait, or those of a state', async () => {
  expect((await run('list')).out).toMatch(new RegExp(`^id .*\n${handoff.id} +open +service +support_lead`));
  expect(JSON.parse((await run('list', '--json')).out)).toMatchObject([{ id: handoff.id, state: 'open' }]);
  expect(await run('list', '--state', 'resolved')).toMatchObject({ code: EXIT.ok, err: 'none\n' });
  expect((await run('list', '--state', 'lost')).code).toBe(EXIT.usage);
});

test('shows one with everything that was done to it', async () => {
  const { out } = await run('show', handoff.id);
  expect(out).toContain('question  How do I reset it?');
  expect(out).toContain('assign by U_LENA to U_LEO');
  const shown = JSON.parse((await run('show', handoff.id, '--json')).out) as { events: { type: string }[] };
  expect(shown.events.map((event) => event.type)).toEqual(['open', 'assign']);
});

test('what nobody knows, and what is closed, ends with a reason and a code', async () => {
  expect(await run('show', 'h_none')).toMatchObject({
    code: EXIT.notFound,
    err: expect.stringContaining('h_none') as string,
  });
  const resolved = await run('resolve', handoff.id, '--answer', 'It is fixed.');
  expect(resolved).toMatchObject({ code: EXIT.ok, out: `${handoff.id} is resolved\n` });
  await world.deliver();
  expect(world.read('asker')).toContain('This is closed. Ask again at any time.\nIt is fixed.');
  expect(await run('resolve', handoff.id)).toMatchObject({
    code: EXIT.badInput,
    err: `The handoff ${handoff.id} is resolved: there is nothing left to resolve.\n`,
  });
});
