import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadSeed } from '../../packages/sandbox/src/load-seed.ts';
import { startSandbox } from '../../packages/sandbox/src/start-sandbox.ts';
import { openApp } from '../../src/app.ts';
import { connectBot } from '../../src/cli/connect-bot.ts';
import { readConfig } from '../../src/config.ts';
import { asId, type ChannelId, type MessageTs, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import type { Reply } from '../../src/core/reply.ts';
import { listSyncs } from '../../src/store/directory-sync.ts';
import { fillWithExample } from '../fixtures/example-folder.ts';
import { eventually, personOf, textOf } from '../fixtures/slack-person.ts';
import { startScriptedBot } from '../fixtures/slack-scripted-bot.ts';

describe('what a thread shows of the bot', () => {
  let bot: Awaited<ReturnType<typeof startScriptedBot>>;
  beforeAll(async () => {
    bot = await startScriptedBot({
      mode: 'socket',
      answer: () => ({ shown: ['One is one.'], reply: { parts: [{ type: 'text', text: 'One is one.' }] } }),
    });
  });
  afterEach(() => bot.steer('DELETE', '/faults'));
  afterAll(() => bot.close());

  const statusOf = async (ts: string) => {
    const { session } = (await bot.steer('GET', `/person/ana/status?channel=general&thread_ts=${ts}`)) as {
      session: { status: string } | null;
    };
    return session?.status;
  };
  const addressOf = (ts: string) => ({
    surface: 'chat' as const,
    teamId: asId<TeamId>('T0TEST'),
    channelId: asId<ChannelId>('C0GENERAL'),
    threadTs: asId<MessageTs>(ts),
    askerId: asId<PersonId>('U0ANA'),
  });
  const calls = async (method: string) => {
    const { methods } = (await bot.steer('GET', '/calls')) as { methods: Record<string, { calls: number }> };
    return methods[method]?.calls ?? 0;
  };

  it.each(['ratelimited', 'error', 'drop'])(
    'comes to rest though the call that says so meets %s',
    async (kind) => {
      const ts = await bot.as('ana').say('general', 'nothing to the bot');
      const { replyChannel } = bot.slack;
      await replyChannel.signal(addressOf(ts), { type: 'working', detail: 'reading' });
      expect(await statusOf(ts)).toBe('processing');
      await bot.steer('POST', '/faults', { method: 'agents.sessions.setStatus', kind, retryAfterSeconds: 1 });
      await replyChannel.signal(addressOf(ts), { type: 'idle' });
      await eventually('the session to rest', async () => (await statusOf(ts)) === 'active');
      expect(await bot.database.query(sql`select thread_ts from working_sessions`)).toEqual([]);
    },
  );

  it('comes to rest though the process that was at work is gone', async () => {
    const ts = await bot.as('ana').say('general', 'nothing to the bot either');
    await bot.slack.replyChannel.signal(addressOf(ts), { type: 'working', detail: 'reading' });
    await bot.database.query(sql`update working_sessions set rest_at = now()`);
    await bot.connected.stop();
    await bot.connected.start();
    await eventually('the session to rest', async () => (await statusOf(ts)) === 'active');
  });

  it('is put to rest by the end of a stream itself, without another call', async () => {
    const before = await calls('agents.sessions.setStatus');
    const ts = await bot.as('ana').say('general', '@switchboard one?');
    await bot.as('ana').reply('general', ts);
    await eventually('the session to rest', async () => (await statusOf(ts)) === 'active');
    expect(await calls('agents.sessions.setStatus')).toBe(before + 1);
  });

  it('comes to rest when somebody presses Stop, whatever runs', async () => {
    const ts = await bot.as('ana').say('general', 'nothing to the bot again');
    await bot.slack.replyChannel.signal(addressOf(ts), { type: 'working', detail: 'reading' });
    await bot.steer('POST', '/person/ana/stop', { channel: 'general', ts });
    await eventually('the session to rest', async () => (await statusOf(ts)) === 'active');
  });

  it('is one message when it is stopped while Slack begins the stream', async () => {
    const ts = await bot.as('ana').say('general', 'a thread');
    await bot.steer('POST', '/faults', { method: 'chat.startStream', kind: 'slow', delayMs: 600 });
    const { replyChannel } = bot.slack;
    const address = addressOf(ts);
    const growing = replyChannel.append(address, { key: 't1:1', ref: null, markdown: 'One is' });
    const reply: Reply = {
      turnId: 't1' as Reply['turnId'],
      outcome: 'stopped',
      language: 'en',
      parts: [{ type: 'text', text: 'Stopped.' }],
      citations: [],
      choices: [],
      suggestions: [],
      notes: [],
      controls: [],
    };
    const ref = await replyChannel.deliver({ operation: 'post', key: 't1:1', address, reply });
    expect((await growing)?.ts).toBe(ref.ts);
    const own = (await bot.as('ana').read('general', ts)).filter((one) => one.bot && !one.deleted);
    expect(own.map((one) => [textOf(one).includes('Stopped.'), one.final])).toEqual([[true, true]]);
  });

  it('shows the work as a plan above the words, in one message, however much of it Slack takes', async () => {
    const { replyChannel } = bot.slack;
    const task = (isDone: boolean) => ({ id: 'articles', title: isDone ? 'Searched' : 'Searching', isDone });
    const plan = (isDone: boolean) => ({ title: 'Looking it up', tasks: [task(isDone)] });
    for (const fault of [null, 'chat.startStream', 'chat.appendStream']) {
      const ts = await bot.as('ana').say('general', 'a thread');
      const address = addressOf(ts);
      const key = `work-${fault}:1`;
      if (fault !== null)
        await bot.steer('POST', '/faults', { method: fault, kind: 'ratelimited', retryAfterSeconds: 1 });
      let ref = await replyChannel.append(address, { key, ref: null, markdown: '', work: plan(false) });
      if (ref !== null)
        ref = await replyChannel.append(address, { key, ref, markdown: 'One', work: plan(true) });
      const reply = {
        ...NOTHING,
        turnId: key,
        outcome: 'answered',
        parts: [{ type: 'text', text: 'One is one.' }],
      };
      const streaming = ref === null ? {} : { streaming: ref };
      await replyChannel.deliver({ operation: 'post', key, address, reply: reply as never, ...streaming });
      const own = (await bot.as('ana').read('general', ts)).filter((one) => one.bot && !one.deleted);
      expect(own.map((one) => [textOf(one).includes('One is one.'), one.final])).toEqual([[true, true]]);
      const blocks = own[0]!.blocks as { type: string; tasks?: { title: string; status: string }[] }[];
      if (fault === null)
        expect(blocks[0]).toMatchObject({
          type: 'plan',
          title: 'Looking it up',
          tasks: [{ title: 'Searched', status: 'complete' }],
        });
    }
    await bot.steer('DELETE', '/faults');
  });

  it('is left alone where the server knows no sessions, for an hour and not at every question', async () => {
    const before = await calls('agents.sessions.rename');
    const { api } = bot.slack;
    const schema = { safeParse: (data: unknown) => ({ success: true, data }) } as never;
    for (let time = 0; time < 3; time += 1) {
      await expect(api.call('agents.sessions.nothing', {}, schema)).rejects.toThrow('unknown_method');
    }
    expect(await calls('agents.sessions.nothing')).toBe(1);
    expect(await calls('agents.sessions.rename')).toBe(before);
  });
});

const NOTHING = { language: 'en', citations: [], choices: [], suggestions: [], notes: [], controls: [] };

describe('a start while Slack is down', () => {
  const TEAM = 'T0FERROWICK';
  let folder: string;
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let app: Awaited<ReturnType<typeof openApp>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-outage-'));
    const manifest: unknown = JSON.parse(
      await readFile(new URL('../../manifests/socket.json', import.meta.url), 'utf8'),
    );
    const seed = await loadSeed(new URL('../../example/', import.meta.url).pathname);
    sandbox = await startSandbox({ seed, manifest, port: 0 });
    await fillWithExample(folder);
    const config = readConfig({ SWITCHBOARD_DATA_DIR: folder, LOG_LEVEL: 'silent' }, folder);
    app = await openApp(config, { command: 'test', log: createLog(process.env.TEST_LOG ?? 'silent') });
    // As in a workspace that the bot was just installed in.
    await app.database.query(sql`delete from people`);
    await app.database.query(sql`delete from channel_members`);
  });
  afterAll(async () => {
    await app.close();
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const fault = (method: string, kind: string, more: object = {}) =>
    fetch(`${sandbox.url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method, kind, ...more }),
    });
  const sync = async () => (await listSyncs(app.database)).find((one) => one.teamId === TEAM);

  it('waits it out, answers a direct message before people are read, and goes on with reading', async () => {
    await fault('auth.test', 'error', { status: 503 });
    await fault('apps.connections.open', 'ratelimited', { retryAfterSeconds: 1 });
    await fault('users.list', 'ratelimited', { retryAfterSeconds: 8 });
    await fault('usergroups.list', 'drop');
    await fault('conversations.list', 'error', { status: 500 });
    const said: string[] = [];
    const bot = await connectBot(app, { sandbox, print: (message) => void said.push(message) });
    try {
      expect(said.join('\n')).toMatch(/Slack does not answer yet \(slack_unavailable\); trying again in 1 s/);
      const nora = personOf(sandbox.url, 'nora');
      const ts = await nora.say('dm', 'By when do I have to hand in my receipts?');
      const reply = await nora.reply('dm', ts);
      expect(textOf(reply)).toContain('30 days');
      expect(textOf(reply)).toContain('[1]');
      expect(await sync()).toMatchObject({ stage: 'people', people: 0 });
      await eventually('all to be read', async () => (await sync())?.stage === 'done');
      const asked = await nora.say('sales', '@switchboard By when do I have to hand in my receipts?');
      expect(textOf(await nora.reply('sales', asked))).toContain('30 days');
    } finally {
      await bot.stop();
    }
  }, 60_000);
});
