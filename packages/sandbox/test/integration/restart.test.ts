import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSeed } from '../../src/load-seed.ts';
import { startSampleApp } from '../fixtures/sample-app.ts';
import { openSandbox, smallCompany, until } from '../fixtures/test-workspace.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** A sandbox in a process of its own, under a limit of the shell's. */
async function spawnSandbox(limit: string) {
  const script = fileURLToPath(new URL('../fixtures/sandbox-process.ts', import.meta.url));
  const command = `${limit}; exec "$0" --import tsx "$1" "$2"`;
  const child = spawn('sh', ['-c', command, process.execPath, script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, running: JSON.parse(String(line)) as { url: string; apiUrl: string; botToken: string } };
}

const clientOf = (sandbox: { botToken: string; apiUrl: string }) =>
  new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });

test('the same workspace comes back: messages, members, streams, views, tokens', async () => {
  const before = await openSandbox({ dataDir });
  const { ts } = (await before.post('/person/ana/messages', { channel: 'general', text: 'remember me' }))
    .body;
  await before.post('/person/ana/join', { channel: 'help' });
  const client = clientOf(before);
  const metadata = { event_type: 'turn', event_payload: { key: 'k' } };
  const stream = await client.chat.startStream({
    channel: 'D0ANA',
    thread_ts: (await before.post('/person/ana/messages', { channel: 'dm', text: 'go' })).body.ts,
  });
  const target = { channel: 'D0ANA', ts: stream.ts ?? '' };
  await client.chat.appendStream({ ...target, markdown_text: 'one ' });
  await client.chat.postMessage({ channel: 'C0GENERAL', thread_ts: ts, text: 'noted', metadata });
  const plain = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x' } };
  const blocky = await client.chat.postMessage({ channel: 'C0GENERAL', text: 'x', blocks: [plain] });
  await client.chat.update({ channel: 'C0GENERAL', ts: blocky.ts ?? '', text: 'bare' });
  await client.views.publish({ user_id: 'U0ANA', view: { type: 'home', blocks: [{ type: 'divider' }] } });
  await before.stop();

  const after = await openSandbox({ dataDir });
  expect([after.botToken, after.appToken, after.signingSecret]).toEqual([
    before.botToken,
    before.appToken,
    before.signingSecret,
  ]);
  const again = clientOf(after);
  await again.chat.appendStream({ ...target, markdown_text: 'two' });
  const dm = await after.messages('ana', 'dm', (await after.messages('ana', 'dm'))[0].ts);
  expect(dm[1]).toMatchObject({
    text: 'one two',
    final: false,
    blocks: [{ type: 'markdown', text: 'one two' }],
  });
  const { messages } = await again.conversations.replies({
    channel: 'C0GENERAL',
    ts,
    include_all_metadata: true,
  });
  expect(messages?.[1]).toMatchObject({ text: 'noted', metadata });
  expect((await after.messages('ana', 'general')).at(-1)).toMatchObject({ text: 'bare', blocks: [] });
  expect((await again.conversations.members({ channel: 'C0HELP' })).members).toContain('U0ANA');
  expect((await after.get('/person/ana/home')).body.view.blocks).toMatchObject([{ type: 'divider' }]);
  const next = (await after.post('/person/ana/messages', { channel: 'general', text: 'later' })).body.ts;
  expect(Number(next)).toBeGreaterThan(Number(ts));
  await after.stop();
});

test('what was not acked before the end is delivered afterwards, marked as a retry', async () => {
  const before = await openSandbox({ dataDir, timings: { ackMs: 100 } });
  await before.post('/person/ana/messages', { channel: 'general', text: '@Switchboard are you there?' });
  await before.stop();
  const after = await openSandbox({ dataDir });
  const sample = await startSampleApp(after, 'socket');
  const [question] = await after.messages('ana', 'general');
  await until(
    async () => (await after.messages('ana', 'general', question.ts)).length === 2,
    'the late answer',
  );
  expect(await after.whenIdle()).toBe(true);
  await sample.stop();
  await after.stop();
});

test('a process that is killed has lost nothing that it had answered', async () => {
  const { child, running } = await spawnSandbox('ulimit -c 0');
  const answered: string[] = [];
  const headers = { 'content-type': 'application/json' };
  const writing = (async () => {
    for (;;) {
      const body = JSON.stringify({ channel: 'general', text: `number ${answered.length}` });
      const response = await fetch(`${running.url}/person/ana/messages`, { method: 'POST', headers, body });
      answered.push(((await response.json()) as { ts: string }).ts);
    }
  })().catch(() => {});
  await until(() => answered.length > 50);
  child.kill('SIGKILL');
  await Promise.all([once(child, 'exit'), writing]);

  const after = await openSandbox({ dataDir });
  const kept = (await after.messages('ana', 'general')).map(({ ts }: { ts: string }) => ts);
  expect(kept).toEqual(expect.arrayContaining(answered));
  const { events } = (await after.get('/events')).body;
  expect(events.map(({ ts }: { ts: string }) => ts)).toEqual(expect.arrayContaining(answered));
  expect(after.botToken).toBe(running.botToken);
  await after.stop();
});

test('a full disk is said plainly, and nothing that was answered is lost', async () => {
  const { child, running } = await spawnSandbox('ulimit -f 100');
  const headers = { 'content-type': 'application/json' };
  const answered: string[] = [];
  let refusal = { status: 200, body: { error: '', message: '', ts: '' } };
  while (refusal.status === 200) {
    const body = JSON.stringify({ channel: 'general', text: `number ${answered.length} ${'x'.repeat(500)}` });
    const response = await fetch(`${running.url}/person/ana/messages`, { method: 'POST', headers, body });
    refusal = { status: response.status, body: (await response.json()) as typeof refusal.body };
    if (response.ok) answered.push(refusal.body.ts);
  }
  expect(refusal).toMatchObject({
    status: 507,
    body: { error: 'disk_full', message: expect.stringContaining('disk is full') },
  });
  expect((await fetch(`${running.url}/health`)).ok).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const after = await openSandbox({ dataDir });
  const kept = (await after.messages('ana', 'general')).map(({ ts }: { ts: string }) => ts);
  expect(kept).toEqual(expect.arrayContaining(answered));
  await after.stop();
});

test('secrets and the journal are readable by their owner only', async () => {
  const sandbox = await openSandbox({ dataDir });
  await sandbox.stop();
  for (const file of ['credentials.json', 'workspace.jsonl']) {
    expect(statSync(join(dataDir, file)).mode & 0o077).toBe(0);
  }
});

test('a line that was cut off at the end is dropped, damage elsewhere is reported', async () => {
  const before = await openSandbox({ dataDir });
  await before.post('/person/ana/messages', { channel: 'general', text: 'whole' });
  await before.stop();
  const journal = join(dataDir, 'workspace.jsonl');
  const whole = readFileSync(journal, 'utf8');
  appendFileSync(journal, '{"type":"message","mess');
  const after = await openSandbox({ dataDir });
  expect((await after.messages('ana', 'general')).at(-1).text).toBe('whole');
  await after.stop();
  writeFileSync(journal, whole.replace('{"type":"channel"', '{"type"channel"'));
  await expect(openSandbox({ dataDir })).rejects.toThrow(/damaged at line \d+/);
});

test('people and channels that the seed gains later are added, what is there stays', async () => {
  const before = await openSandbox({ dataDir });
  await before.post('/person/ana/leave', { channel: 'general' });
  await before.stop();
  const zoe = { id: 'U0ZOE', name: 'zoe', realName: 'Zoe New' };
  const after = await openSandbox({
    dataDir,
    seed: { ...smallCompany, people: [...smallCompany.people, zoe] },
  });
  expect((await after.get('/people')).body.map(({ name }: { name: string }) => name)).toContain('zoe');
  expect((await clientOf(after).conversations.members({ channel: 'C0GENERAL' })).members).not.toContain(
    'U0ANA',
  );
  await after.stop();
});

test('a taken port and a seed with a stranger in a channel are errors that leave nothing open', async () => {
  const first = await openSandbox({ dataDir });
  await expect(openSandbox({ port: Number(new URL(first.url).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await first.stop();
  const channels = [{ id: 'C1', name: 'general', members: ['nobody'] }];
  await expect(openSandbox({ seed: { ...smallCompany, channels } })).rejects.toThrow('nobody');
});

test('a seed is read from a folder of four files', async () => {
  const write = (name: string, content: unknown) =>
    writeFileSync(join(dataDir, `${name}.json`), JSON.stringify(content));
  write('company', { name: 'Acme', domain: 'acme.example' });
  write('people', [
    {
      id: 'U1',
      name: 'una',
      realName: 'Una One',
      title: 'Rep',
      tz: 'UTC',
      locale: 'en-GB',
      roles: [],
      groups: [],
      guest: false,
    },
  ]);
  write('channels', { channels: [{ id: 'C1', name: 'general', private: false, members: ['una'] }] });
  expect(await loadSeed(dataDir)).toMatchObject({
    team: { name: 'Acme', domain: 'acme' },
    people: [{ name: 'una', external: false }],
    groups: [],
    channels: [{ name: 'general', members: ['una'] }],
  });
});
