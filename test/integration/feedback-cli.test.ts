import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { runProgram } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/core/log.ts';
import { rate } from '../../src/feedback/rate.ts';
import type { TriageGroup } from '../../src/feedback/read-groups.ts';
import { reportFault } from '../../src/feedback/report-fault.ts';
import { fillWithEmpty } from '../fixtures/embedded-template.ts';
import { ANA, addArticle, addTurn, fillCompany, LEAD, TEAM } from '../fixtures/feedback-turns.ts';

let folder: string;
let app: App;
/** Of two answers that cite one article, and of one that was not found. */
let listed: TriageGroup[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-triage-'));
  const config = readConfig({ SWITCHBOARD_DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' }, folder);
  await fillWithEmpty(join(folder, 'data'));
  app = await openApp(config, { command: 'test', log: createLog('silent') });
  const { database } = app;
  await fillCompany(database);
  await addArticle(database, { id: 'kb/sso', title: 'Single sign-on', owner: 'olga' });
  for (const question of ['Is SSO included?', 'Who sets up logins?']) {
    const turn = await addTurn(database, { question, cites: ['kb/sso'] });
    const by = { teamId: TEAM, turnId: turn.id, personId: ANA };
    await rate(database, { ...by, value: -1, via: 'button', at: new Date() });
    await reportFault(database, { ...by, fault: 'logic', comment: 'It is an add-on.', expected: null });
  }
  await addTurn(database, {
    question: 'Is there cake?',
    receipt: { outcome: 'refused', reason: 'nothing_found' },
  });
  listed = (await json<{ groups: TriageGroup[] }>('list')).groups;
});
afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const ran = { code: 0, out: '', err: '' };
  const output = {
    out: (text: string) => {
      ran.out += text;
    },
    err: (text: string) => {
      ran.err += text;
    },
    columns: null,
  };
  const context = { config: app.config, output, cwd: folder, signal: new AbortController().signal };
  ran.code = await runProgram(['triage', ...argv], {
    ...context,
    registry: () => Promise.resolve(app.registry),
    app: () => Promise.resolve(app),
  });
  return ran;
}
async function json<Document>(...argv: string[]): Promise<Document> {
  const ran = await run(...argv, '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return JSON.parse(ran.out) as Document;
}

test('list shows groups, the largest first, also of turns that ended while no bot was running', async () => {
  expect(listed).toMatchObject([
    { count: 2, category: 'logic', proposedOwner: 'olga', about: { title: 'Single sign-on' }, complaints: 1 },
    { count: 1, category: 'coverage_gap', origins: ['nothing_found'], about: { text: 'Is there cake?' } },
  ]);
  const { out } = await run('list');
  expect(out).toMatch(/id +count +category +about +from +complaints +owner +age/);
  expect(out).toMatch(/2 +logic +Single sign-on +rating +1 +olga +0m/);
});

test('list takes a state, a category and a limit', async () => {
  expect((await json<{ groups: unknown[] }>('list', '--category', 'coverage_gap')).groups).toHaveLength(1);
  expect((await json<{ groups: unknown[] }>('list', '--state', 'closed')).groups).toEqual([]);
  const short = await run('list', '--limit', '1');
  expect(short.err).toContain('1 more groups');
});

test('show tells question, evidence, what people reported, and the receipt', async () => {
  const { out, code } = await run('show', listed[0]!.items[0]!);
  expect(code).toBe(0);
  for (const text of [
    'logic: supported_and_current',
    'Who sets up logins?',
    'kb/sso Single sign-on (owner olga',
    'It is an add-on.',
  ])
    expect(out).toContain(text);
  expect(out).toMatch(/receipt +t_/);
});

test('what cannot be done is said, with an exit code that tells why', async () => {
  const id = listed[0]!.items[0]!;
  expect(await run('show', 'ti_none')).toMatchObject({
    code: 66,
    err: expect.stringContaining('triage list'),
  });
  expect(await run('assign', id, 'nobody')).toMatchObject({
    code: 66,
    err: expect.stringContaining('people'),
  });
  expect(await run('close', id)).toMatchObject({ code: 64 });
  expect(await run('close', id, '--as', 'gone')).toMatchObject({ code: 64 });
  expect(await run('list', '--category', 'taste')).toMatchObject({ code: 64 });
  expect(await run('list', '--limit', 'many')).toMatchObject({ code: 64 });
});

test('assign gives a group to a person', async () => {
  const { items } = listed[0]!;
  expect(await json('assign', items[0]!, 'lead')).toEqual({
    assigned: expect.arrayContaining(items),
    to: LEAD,
  });
  expect((await run('list')).out).toMatch(/rating +1 +lead/);
});

test('close closes one, or its group, and tells those who complained', async () => {
  const { items } = listed[0]!;
  const closed = await json<{ closed: string[]; told: string[] }>(
    ...['close', items[0]!, '--as', 'fixed', '--note', 'The article says it now.', '--group'],
  );
  expect(closed).toMatchObject({ closed: expect.arrayContaining(items), told: [ANA] });
  expect(await run('close', items[0]!, '--as', 'fixed')).toMatchObject({
    code: 65,
    err: expect.stringContaining('closed already'),
  });
  expect((await run('show', items[0]!)).out).toMatch(/fixed by operator.*\nnote +The article says it now\./);
  const sent = await app.database.query(sql`select key from outbox where key like 'triage:%:told:%'`);
  expect(sent).toHaveLength(1);
});
