import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LogLevel, SocketModeClient } from '@slack/socket-mode';
import { ErrorCode, WebClient } from '@slack/web-api';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openSandbox, sampleManifest, until } from '../fixtures/test-workspace.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function open(options: Parameters<typeof openSandbox>[0] = {}) {
  const sandbox = await openSandbox(options);
  cleanups.push(() => sandbox.stop());
  return sandbox;
}

type Opened = Awaited<ReturnType<typeof open>>;
// biome-ignore lint/suspicious/noExplicitAny: envelopes are looked into as they come
type Envelope = any;

/** A bare socket that acks when told to. */
async function connect(sandbox: Opened, acks = true) {
  const answer = await fetch(`${sandbox.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.appToken}` },
  });
  const { url } = (await answer.json()) as { url: string };
  const socket = new WebSocket(url);
  const received: Envelope[] = [];
  socket.on('message', (data) => {
    const envelope = JSON.parse(String(data));
    received.push(envelope);
    if (acks && envelope.envelope_id) socket.send(JSON.stringify({ envelope_id: envelope.envelope_id }));
  });
  socket.on('error', () => {});
  cleanups.push(() => socket.terminate());
  await until(() => received.length > 0, 'hello');
  return { socket, received, url };
}

const say = (sandbox: Opened, text: string) =>
  sandbox.post('/person/ana/messages', { channel: 'general', text });

describe('Socket Mode', () => {
  test('says hello, and sends events in envelopes', async () => {
    const sandbox = await open();
    const { received } = await connect(sandbox);
    expect(received[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: sandbox.appId },
    });
    await say(sandbox, 'hi');
    const envelope = await until(() => received[1]);
    expect(envelope).toMatchObject({
      type: 'events_api',
      accepts_response_payload: false,
      retry_attempt: 0,
      payload: {
        type: 'event_callback',
        team_id: 'T0TEST',
        api_app_id: sandbox.appId,
        authorizations: [{ team_id: 'T0TEST', user_id: sandbox.botUserId, is_bot: true }],
        event: { type: 'message', channel: 'C0GENERAL', channel_type: 'channel', user: 'U0ANA', text: 'hi' },
      },
    });
    expect(await sandbox.whenIdle()).toBe(true);
  });

  test('a ticket opens one socket only', async () => {
    const { url } = await connect(await open());
    const second = new WebSocket(url);
    const outcome = await new Promise((resolve) => {
      second.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      second.on('open', () => resolve('open'));
    });
    expect(outcome).toBe(401);
  });

  test('an event that nobody acks comes again with its attempt and reason, three times at most', async () => {
    const sandbox = await open({ timings: { ackMs: 60 } });
    const { received } = await connect(sandbox, false);
    await say(sandbox, 'hi');
    await until(() => received.length === 5, 'four deliveries');
    const deliveries = received.slice(1);
    expect(new Set(deliveries.map(({ payload }) => payload.event_id)).size).toBe(1);
    expect(deliveries.map(({ retry_attempt }) => retry_attempt)).toEqual([0, 1, 2, 3]);
    expect(deliveries[1].retry_reason).toBe('timeout');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(received).toHaveLength(5);
  });

  test('each event goes to one socket, and ten sockets are the most', async () => {
    const sandbox = await open();
    const sockets = [];
    for (let count = 0; count < 10; count += 1) sockets.push(await connect(sandbox));
    const eleventh = await connect(sandbox);
    expect(eleventh.received[0]).toEqual({ type: 'disconnect', reason: 'too_many_websockets' });
    for (const text of ['a', 'b', 'c']) await say(sandbox, text);
    await sandbox.whenIdle();
    const events = sockets.flatMap(({ received }) => received.filter(({ type }) => type === 'events_api'));
    expect(events).toHaveLength(3);
  });

  test('a connection over HTTP is ended by who opened it, and never under a request that is on its way', async () => {
    const sandbox = await open();
    const answer = await fetch(`${sandbox.url}/health`);
    expect(answer.headers.get('connection')).toBe('keep-alive');
    expect(answer.headers.get('keep-alive')).toBeNull();
  });

  test('an event meant for a socket that dies goes to the next one', async () => {
    const sandbox = await open({ timings: { ackMs: 2_000 } });
    const first = await connect(sandbox, false);
    await say(sandbox, 'hi');
    await until(() => first.received.length === 2);
    first.socket.terminate();
    await until(async () => (await sandbox.get('/health')).body.sockets === 0);
    const second = await connect(sandbox);
    const again = await until(() => second.received[1]);
    expect(again.payload.event_id).toBe(first.received[1].payload.event_id);
    expect(again.retry_attempt).toBe(1);
  });

  test('what happens while nobody is connected waits', async () => {
    const sandbox = await open();
    await say(sandbox, 'early');
    const { received } = await connect(sandbox);
    expect((await until(() => received[1])).payload.event.text).toBe('early');
  });

  test('the official client comes back after a disconnect and misses nothing', async () => {
    const sandbox = await open();
    const client = new SocketModeClient({
      appToken: sandbox.appToken,
      clientPingTimeout: 50,
      logLevel: LogLevel.ERROR,
      clientOptions: { slackApiUrl: sandbox.apiUrl },
    });
    const texts: string[] = [];
    client.on('message', async ({ event, ack }) => {
      await ack();
      texts.push(event.text);
    });
    await client.start();
    cleanups.push(() => client.disconnect());
    await say(sandbox, 'one');
    await until(() => texts.includes('one'));
    expect((await sandbox.post('/sockets/disconnect', { reason: 'warning' })).body).toEqual({
      ok: true,
      sockets: 1,
    });
    await say(sandbox, 'two');
    await until(() => texts.includes('two'));
    await sandbox.post('/sockets/drop');
    await say(sandbox, 'three');
    await until(() => texts.includes('three'));
  });

  test('a remembered event can be delivered again, unchanged', async () => {
    const sandbox = await open();
    const { received } = await connect(sandbox);
    await say(sandbox, 'hi');
    const { payload } = await until(() => received[1]);
    const redelivery = { event_id: payload.event_id, retry_num: 1, retry_reason: 'http_timeout' };
    expect((await sandbox.post('/redeliver', redelivery)).body).toEqual({ ok: true });
    expect(received[2]).toMatchObject({ payload, retry_attempt: 1, retry_reason: 'http_timeout' });
    expect((await sandbox.post('/redeliver', { event_id: 'Ev0NONE' })).status).toBe(404);
  });

  test('only what the manifest subscribes to is sent', async () => {
    const settings = { event_subscriptions: { bot_events: ['app_mention'] } };
    const sandbox = await open({ manifest: { ...sampleManifest, settings } });
    const { received } = await connect(sandbox);
    await say(sandbox, 'nothing');
    await say(sandbox, 'hey @switchboard');
    await until(() => received[1]);
    await sandbox.whenIdle();
    expect(received.slice(1).map(({ payload }) => payload.event.type)).toEqual(['app_mention']);
  });

  test('a command finds nobody connected', async () => {
    const sandbox = await open();
    const answer = await sandbox.post('/person/ana/commands', { channel: 'general', command: '/echo' });
    expect(answer).toMatchObject({ status: 424, body: { error: 'dispatch_failed' } });
  });
});

interface Received {
  headers: IncomingHttpHeaders;
  content: string;
}

/** A bare endpoint that repeats challenges and answers everything else as told. */
async function listen(
  answer: (received: Received, count: number) => { status: number; headers?: Record<string, string> },
) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let content = '';
    request.on('data', (part) => {
      content += part;
    });
    request.on('end', () => {
      const body = content.startsWith('{') ? JSON.parse(content) : {};
      if (body.type === 'url_verification')
        return response.end(JSON.stringify({ challenge: body.challenge }));
      received.push({ headers: request.headers, content });
      const { status, headers } = answer({ headers: request.headers, content }, received.length);
      return response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, received };
}

describe('signed HTTP', () => {
  test('an address that repeats no challenge is refused', async () => {
    const sandbox = await open();
    const server = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(await sandbox.setRequestUrl(url)).toBe(false);
  });

  test('every delivery is signed with the signing secret', async () => {
    const sandbox = await open();
    const { url, received } = await listen(() => ({ status: 200 }));
    expect(await sandbox.setRequestUrl(url)).toBe(true);
    await say(sandbox, 'hi');
    const { headers, content } = await until(() => received[0]);
    const base = `v0:${headers['x-slack-request-timestamp']}:${content}`;
    const signature = createHmac('sha256', sandbox.signingSecret).update(base).digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${signature}`);
    expect(headers['x-slack-retry-num']).toBeUndefined();
  });

  test('a failed delivery comes again with its number and reason', async () => {
    const sandbox = await open();
    const { url, received } = await listen((_request, count) => ({ status: count < 3 ? 500 : 200 }));
    await sandbox.setRequestUrl(url);
    await say(sandbox, 'hi');
    await until(() => received.length === 3);
    expect(received.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2']);
    expect(received[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(received.map(({ content }) => content)).size).toBe(1);
    expect(await sandbox.whenIdle()).toBe(true);
  });

  test('x-slack-no-retry ends the retries', async () => {
    const sandbox = await open();
    const { url, received } = await listen(() => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }));
    await sandbox.setRequestUrl(url);
    await say(sandbox, 'hi');
    await until(() => received.length === 1);
    expect(await sandbox.whenIdle()).toBe(true);
    expect(received).toHaveLength(1);
  });

  test('commands are flat forms and interactions one JSON field', async () => {
    const sandbox = await open();
    const { url, received } = await listen(() => ({ status: 200 }));
    await sandbox.setRequestUrl(url);
    await sandbox.post('/person/ana/commands', { channel: 'dm', command: 'echo', text: ' a  b ' });
    const command = Object.fromEntries(new URLSearchParams(received[0]?.content));
    expect(command).toMatchObject({
      command: '/echo',
      text: 'a  b',
      user_id: 'U0ANA',
      channel_name: 'directmessage',
    });
    const { ts } = (await say(sandbox, 'hi')).body;
    await sandbox.post('/person/ana/shortcuts', { callback_id: 'about_this', channel: 'general', ts });
    const forms = received.filter(({ content }) => content.startsWith('payload='));
    const payload = JSON.parse(new URLSearchParams(forms[0]?.content).get('payload') ?? '');
    expect(payload).toMatchObject({ type: 'message_action', callback_id: 'about_this', message_ts: ts });
  });
});

describe('faults', () => {
  const clientOf = (sandbox: Opened) =>
    new WebClient(sandbox.botToken, {
      slackApiUrl: sandbox.apiUrl,
      logLevel: LogLevel.ERROR,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
  const post = (client: WebClient) => client.chat.postMessage({ channel: 'C0GENERAL', text: 'x' });
  const seen = async (sandbox: Opened) => (await sandbox.messages('ana', 'general')).length;

  test('429 with Retry-After, so many times, for one method', async () => {
    const sandbox = await open();
    const client = clientOf(sandbox);
    await sandbox.post('/faults', {
      method: 'chat.postMessage',
      kind: 'ratelimited',
      retryAfterSeconds: 7,
      times: 2,
    });
    await client.auth.test();
    for (let count = 0; count < 2; count += 1) {
      await expect(post(client)).rejects.toMatchObject({ code: ErrorCode.RateLimitedError, retryAfter: 7 });
    }
    expect((await post(client)).ok).toBe(true);
    expect(await seen(sandbox)).toBe(1);
  });

  test('5xx, fatal errors and slow answers', async () => {
    const sandbox = await open();
    const client = clientOf(sandbox);
    await sandbox.post('/faults', { method: 'chat.*', kind: 'error', status: 502 });
    await expect(post(client)).rejects.toMatchObject({ code: ErrorCode.HTTPError, statusCode: 502 });
    await sandbox.post('/faults', { kind: 'fatal' });
    await expect(post(client)).rejects.toMatchObject({ data: { error: 'fatal_error' } });
    await sandbox.post('/faults', { kind: 'slow', delayMs: 150 });
    const startedAt = Date.now();
    await post(client);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(150);
    expect(await seen(sandbox)).toBe(1);
  });

  test('a dropped connection without and with effect', async () => {
    const sandbox = await open();
    const client = clientOf(sandbox);
    await sandbox.post('/faults', { method: 'chat.postMessage', kind: 'drop' });
    await expect(post(client)).rejects.toMatchObject({ code: ErrorCode.RequestError });
    expect(await seen(sandbox)).toBe(0);
    await sandbox.post('/faults', { method: 'chat.postMessage', kind: 'drop', afterEffect: true });
    await expect(post(client)).rejects.toMatchObject({ code: ErrorCode.RequestError });
    expect(await seen(sandbox)).toBe(1);
  });

  test('they can be listed and forgotten, and a wrong one is refused', async () => {
    const sandbox = await open();
    await sandbox.post('/faults', { kind: 'fatal' });
    expect((await sandbox.get('/faults')).body.faults).toHaveLength(1);
    await sandbox.request('DELETE', '/faults');
    expect((await post(clientOf(sandbox))).ok).toBe(true);
    expect((await sandbox.post('/faults', { kind: 'earthquake' })).status).toBe(400);
  });

  test('the log names calls and outcomes, and no token', async () => {
    const sandbox = await open();
    await post(clientOf(sandbox));
    const { calls } = (await sandbox.get('/log')).body;
    expect(calls).toEqual([
      { method: 'chat.postMessage', ok: true, ms: expect.any(Number), at: expect.any(Number) },
    ]);
    expect(JSON.stringify(calls)).not.toContain(sandbox.botToken);
  });
});
