import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, until } from '../fixtures/test-workspace.ts';

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
let bot: WebClient;

beforeAll(async () => {
  sandbox = await openSandbox();
  bot = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });
});
afterAll(() => sandbox.stop());

const say = async (user: string, channel: string, text: string, thread_ts?: string): Promise<string> =>
  (await sandbox.post(`/person/${user}/messages`, { channel, text, ...(thread_ts && { thread_ts }) })).body
    .ts;
const names = async (user: string): Promise<string[]> =>
  (await sandbox.get(`/person/${user}/channels`)).body.channels.map(({ name }: { name: string }) => name);
const last = async (user: string, channel: string) => (await sandbox.messages(user, channel)).at(-1);

describe('who sees what', () => {
  test('a member sees every public channel, a guest and an outsider only those they are in', async () => {
    expect(await names('ana')).toEqual(['general', 'help', 'deals', 'dm']);
    expect(await names('ben')).toEqual(['general', 'help', 'board', 'dm']);
    expect(await names('gia')).toEqual(['help', 'dm']);
    expect(await names('eve')).toEqual(['help', 'dm']);
  });

  test('a hidden channel is indistinguishable from one that does not exist', async () => {
    const hidden = await sandbox.get('/person/gia/channels/deals/messages');
    const missing = await sandbox.get('/person/gia/channels/nowhere/messages');
    expect(hidden.status).toBe(404);
    expect(hidden.body.message.replace('deals', 'nowhere')).toBe(missing.body.message);
    expect(hidden.body).toEqual({
      error: 'channel_not_found',
      message: 'gia has no channel "deals". There are: #help, dm.',
    });
    const posted = await sandbox.post('/person/gia/messages', { channel: 'C0DEALS', text: 'let me in' });
    expect([posted.status, posted.body.error]).toEqual([404, 'channel_not_found']);
    expect((await sandbox.post('/person/gia/join', { channel: 'general' })).status).toBe(404);
  });

  test('nobody sees another person’s DM, not even by its id', async () => {
    await say('ana', 'dm', 'just us');
    expect((await last('ana', 'dm')).text).toBe('just us');
    expect((await sandbox.get('/person/ben/channels/D0ANA/messages')).status).toBe(404);
    expect(await sandbox.messages('ben', 'dm')).toEqual([]);
  });

  test('an ephemeral message is for one pair of eyes, and not for the bot’s history', async () => {
    await bot.chat.postEphemeral({ channel: 'C0GENERAL', user: 'U0ANA', text: 'psst' });
    expect(await last('ana', 'general')).toMatchObject({ text: 'psst', ephemeral: true });
    expect(
      (await sandbox.messages('ben', 'general')).some(({ text }: { text: string }) => text === 'psst'),
    ).toBe(false);
    const { messages } = await bot.conversations.history({ channel: 'C0GENERAL' });
    expect(messages?.some(({ text }) => text === 'psst')).toBe(false);
  });

  test('a member reads a public channel without joining, but must join to write', async () => {
    await say('ben', 'help', 'anyone?');
    expect((await last('ana', 'help')).text).toBe('anyone?');
    const refused = await sandbox.post('/person/ana/messages', { channel: 'help', text: 'me' });
    expect([refused.status, refused.body.error]).toEqual([403, 'not_in_channel']);
    await sandbox.post('/person/ana/join', { channel: '#help' });
    await say('ana', 'help', 'me');
    await sandbox.post('/person/ana/leave', { channel: 'help' });
    expect((await sandbox.post('/person/ana/messages', { channel: 'help', text: 'me' })).status).toBe(403);
  });

  test('leaving a private channel makes it disappear', async () => {
    await sandbox.post('/person/ana/invite', { channel: 'deals', user: 'ben' });
    expect(await names('ben')).toContain('deals');
    await sandbox.post('/person/ben/leave', { channel: 'deals' });
    expect(await names('ben')).not.toContain('deals');
  });
});

describe('writing', () => {
  test('names become mentions, and markup is escaped as in Slack', async () => {
    const ts = await say(
      'ana',
      'general',
      '@Switchboard, tell @ben & <all> of #general (mail a@ben.example)',
    );
    const message = (await sandbox.messages('ana', 'general')).find((one: { ts: string }) => one.ts === ts);
    expect(message.text).toBe(
      `<@${sandbox.botUserId}>, tell <@U0BEN> &amp; &lt;all&gt; of <#C0GENERAL> (mail a@ben.example)`,
    );
    expect(message.blocks[0].elements[0].elements[0]).toEqual({ type: 'user', user_id: sandbox.botUserId });
  });

  test.each([
    ['empty', '   ', 'no_text'],
    ['too long', 'x'.repeat(40_001), 'msg_too_long'],
  ])('%s text is refused with a reason', async (_name, text, error) => {
    const { status, body } = await sandbox.post('/person/ana/messages', { channel: 'general', text });
    expect([status, body.error]).toEqual([400, error]);
  });

  test('40,000 characters, right-to-left and CJK text arrive whole', async () => {
    for (const text of ['x'.repeat(40_000), 'كم سعر الباقة؟', '料金はいくらですか']) {
      await say('ana', 'dm', text);
      expect((await last('ana', 'dm')).text).toBe(text);
    }
  });

  test('a thread shows its parent and replies, the channel its top level with counts', async () => {
    const ts = await say('ana', 'general', 'parent');
    const reply = await say('ben', 'general', 'reply', ts);
    await say('ben', 'general', 'reply to the reply', reply);
    const thread = await sandbox.messages('ana', 'general', ts);
    expect(thread.map(({ text }: { text: string }) => text)).toEqual([
      'parent',
      'reply',
      'reply to the reply',
    ]);
    expect(thread[2].thread_ts).toBe(ts);
    expect(await last('ana', 'general')).toMatchObject({ ts, reply_count: 2 });
    const lost = await sandbox.post('/person/ana/messages', {
      channel: 'general',
      text: 'x',
      thread_ts: '1.000001',
    });
    expect(lost.body.error).toBe('thread_not_found');
  });

  test('people edit and delete their own messages only', async () => {
    const ts = await say('ana', 'general', 'frist');
    const path = `messages/general/${ts}`;
    expect((await sandbox.request('PATCH', `/person/ben/${path}`, { text: 'mine' })).status).toBe(403);
    await sandbox.request('PATCH', `/person/ana/${path}`, { text: 'first' });
    expect(await last('ben', 'general')).toMatchObject({ text: 'first', edited: true });
    expect((await sandbox.request('DELETE', `/person/ben/${path}`)).status).toBe(403);
    await sandbox.request('DELETE', `/person/ana/${path}`);
    expect((await last('ben', 'general')).ts).not.toBe(ts);
  });

  test('a deleted parent with replies leaves a tombstone, which goes with the last reply', async () => {
    const ts = await say('ana', 'general', 'parent');
    await say('ben', 'general', 'reply', ts);
    await sandbox.request('DELETE', `/person/ana/messages/general/${ts}`);
    expect(await last('ben', 'general')).toMatchObject({ ts, deleted: true, reply_count: 1 });
    const [, reply] = await sandbox.messages('ben', 'general', ts);
    const heard = async () => (await sandbox.get('/events')).body.events.at(-1);
    expect(await heard()).toMatchObject({ type: 'message', subtype: 'message_changed' });
    await sandbox.request('DELETE', `/person/ben/messages/general/${reply.ts}`);
    expect(await heard()).toMatchObject({ type: 'message', subtype: 'message_deleted' });
    expect(await sandbox.messages('ben', 'general', ts)).toEqual([]);
  });

  test('reactions are added once and taken back', async () => {
    const ts = await say('ana', 'general', 'react');
    const react = (body: object) =>
      sandbox.post('/person/ben/reactions', { channel: 'general', ts, ...body });
    expect((await react({ name: ':tada:' })).status).toBe(200);
    expect((await react({ name: 'tada' })).body.error).toBe('already_reacted');
    expect((await last('ana', 'general')).reactions).toEqual([{ name: 'tada', users: ['U0BEN'], count: 1 }]);
    await react({ name: 'tada', remove: true });
    expect((await last('ana', 'general')).reactions).toEqual([]);
  });

  test('who mentions a bot that is not there is told so, and the bot hears nothing', async () => {
    await say('ben', 'board', '@Switchboard what do you know?');
    expect(await last('ben', 'board')).toMatchObject({ name: 'Slackbot', ephemeral: true });
    const { events } = (await sandbox.get('/events')).body;
    expect(events.some(({ channel }: { channel: string }) => channel === 'C0BOARD')).toBe(false);
  });
});

describe('clicking', () => {
  test('what is not there cannot be clicked', async () => {
    const elements = [
      {
        type: 'button' as const,
        action_id: 'yes',
        value: '1',
        text: { type: 'plain_text' as const, text: 'Yes' },
      },
    ];
    const { ts } = await bot.chat.postMessage({
      channel: 'C0GENERAL',
      text: 'x',
      blocks: [{ type: 'actions', elements }],
    });
    const click = (body: object) => sandbox.post('/person/ana/actions', { channel: 'general', ts, ...body });
    expect((await click({ action_id: 'no' })).body).toMatchObject({
      error: 'action_not_found',
      message: expect.stringContaining('yes'),
    });
    expect((await click({ action_id: 'yes', value: '2' })).body.error).toBe('action_not_found');
    expect((await click({ action_id: 'yes', value: '1' })).body.error).toBe('dispatch_failed');
    expect(
      (await sandbox.post('/person/gia/actions', { channel: 'general', ts, action_id: 'yes' })).status,
    ).toBe(404);
  });

  test('unknown people, views, commands and shortcuts are named as such', async () => {
    expect((await sandbox.get('/person/zoe/channels')).body).toEqual({
      error: 'user_not_found',
      message: 'There is no person "zoe". There are: ana, ben, gia, eve.',
    });
    expect((await sandbox.post('/person/ana/views', { view_id: 'V0', values: {} })).body.error).toBe(
      'view_not_found',
    );
    const command = await sandbox.post('/person/ana/commands', { channel: 'dm', command: '/dance' });
    expect(command.body).toMatchObject({
      error: 'unknown_command',
      message: expect.stringContaining('/echo'),
    });
    expect((await sandbox.post('/person/ana/shortcuts', { callback_id: 'x' })).body.error).toBe(
      'unknown_shortcut',
    );
    expect((await sandbox.post('/person/ana/messages', { text: 5 })).body.error).toBe('invalid_arguments');
  });
});

describe('the agent’s surfaces', () => {
  test('status, prompts and session are shown until they end', async () => {
    const ts = await say('ana', 'dm', 'think');
    const thread = { channel_id: 'D0ANA', thread_ts: ts };
    const status = async () => (await sandbox.get(`/person/ana/status?channel=dm&thread_ts=${ts}`)).body;
    await bot.assistant.threads.setStatus({
      ...thread,
      status: 'is thinking...',
      loading_messages: ['Reading'],
    });
    await bot.agents.sessions.setStatus({ ...thread, status: 'processing', title: 'Thinking' });
    await bot.assistant.threads.setSuggestedPrompts({
      ...thread,
      title: 'Next',
      prompts: [{ title: 'a', message: 'b' }],
    });
    expect(await status()).toEqual({
      status: 'is thinking...',
      loading_messages: ['Reading'],
      prompts: { title: 'Next', prompts: [{ title: 'a', message: 'b' }] },
      session: { status: 'processing', title: 'Thinking' },
      streaming: [],
    });
    await bot.chat.postMessage({ channel: 'D0ANA', thread_ts: ts, text: 'done' });
    expect(await status()).toMatchObject({ status: '', loading_messages: [] });
  });

  test('pressing Stop is an event that names the streams that ended', async () => {
    const ts = await say('ana', 'dm', 'long story');
    const stream = await bot.chat.startStream({ channel: 'D0ANA', thread_ts: ts, markdown_text: 'Once' });
    await sandbox.post('/person/ana/stop', { channel: 'dm', ts });
    const { events } = (await sandbox.get('/events')).body;
    expect(
      events.some(
        ({ type, channel }: Record<string, string>) =>
          type === 'agent_session_stopped' && channel === 'D0ANA',
      ),
    ).toBe(true);
    const thread = await sandbox.messages('ana', 'dm', ts);
    expect(thread[1]).toMatchObject({ ts: stream.ts, final: true, stopped: true });
    await bot.chat.update({ channel: 'D0ANA', ts: stream.ts ?? '', text: 'All of it, after all' });
    expect((await sandbox.messages('ana', 'dm', ts))[1]).not.toHaveProperty('stopped');
  });

  test('an open page is told what changed, and only what its person may see', async () => {
    const abort = new AbortController();
    const response = await fetch(`${sandbox.url}/person/gia/live`, { signal: abort.signal });
    let heard = '';
    const listening = (async () => {
      for await (const part of response.body as unknown as AsyncIterable<Uint8Array>)
        heard += new TextDecoder().decode(part);
    })().catch(() => {});
    await until(() => heard.includes('hello'));
    await say('ana', 'deals', 'secret');
    const ts = await say('ben', 'help', 'open');
    await until(() => heard.includes(ts));
    expect(heard).toContain('"type":"message"');
    expect(heard).not.toContain('C0DEALS');
    abort.abort();
    await listening;
  });
});

describe('strangers', () => {
  test('a foreign Host or Origin is refused', async () => {
    const { request } = await import('node:http');
    const status = (headers: Record<string, string>, method = 'GET') =>
      new Promise((resolve) => {
        const { port } = new URL(sandbox.url);
        request({ host: '127.0.0.1', port, path: '/people', method, headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).end();
      });
    expect(await status({ host: 'evil.example' })).toBe(403);
    expect(await status({ host: `localhost:${new URL(sandbox.url).port}` })).toBe(200);
    expect(await status({ origin: 'https://evil.example' }, 'POST')).toBe(403);
  });

  test('it does not listen beyond this machine', async () => {
    await expect(openSandbox({ host: '0.0.0.0' })).rejects.toThrow('loopback');
  });
});
