import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { createLog } from '../../src/core/log.ts';
import { createHttpTransport } from '../../src/slack/receiver/http-transport.ts';
import type { Transport } from '../../src/slack/receiver/transport.ts';
import { eventually } from '../fixtures/slack-person.ts';

const SECRET = 'a-secret-of-the-test';
let transport: Transport;
let port: number;
let stored = 0;
const sockets = new Set<Socket>();

beforeAll(async () => {
  transport = createHttpTransport({
    signingSecret: SECRET,
    port: 0,
    host: '127.0.0.1',
    clock: systemClock,
    log: createLog('silent'),
    requestTimeoutMs: 500,
    queueOf: () => null,
    check: () => Promise.resolve(null),
    store: () => {
      stored += 1;
      return Promise.resolve(true);
    },
  } as unknown as Parameters<typeof createHttpTransport>[0]);
  const { url } = await transport.start();
  port = Number(new URL(url!).port);
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await transport.stop();
});

interface Heard {
  text: string;
  closed: boolean;
}

function open(first: string): { socket: Socket; heard: Heard; closed: Promise<void> } {
  const socket = connect(port, '127.0.0.1');
  sockets.add(socket);
  const heard: Heard = { text: '', closed: false };
  socket.on('data', (chunk) => {
    heard.text += String(chunk);
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      heard.closed = true;
      resolve();
    });
  });
  socket.on('connect', () => socket.write(first));
  return { socket, heard, closed };
}

function head(length: number, headers: Record<string, string> = {}): string {
  const lines = Object.entries({ host: 'x', 'content-length': String(length), ...headers });
  return `POST /slack/events HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`;
}

function signed(body: string, at = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
}

test.each([
  ['has no signature', {}],
  ['has a signature of another form', { ...signed(''), 'x-slack-signature': 'v0=none' }],
  ['is older than five minutes', signed('', Date.now() - 400_000)],
])('a request that %s is refused before its body has come', async (_, headers) => {
  const { heard, closed } = open(head(200_000, headers));
  await closed;
  expect(heard.text).toMatch(/^HTTP\/1\.1 401 /);
});

test('a body above 256 kB is refused before it has come, and one below is read', async () => {
  const large = open(head(262_145, signed('')));
  await large.closed;
  expect(large.heard.text).toMatch(/^HTTP\/1\.1 413 /);
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c', padding: 'x'.repeat(250_000) });
  const fits = open(`${head(body.length, { ...signed(body), connection: 'close' })}${body}`);
  await fits.closed;
  expect(fits.heard.text).toMatch(/^HTTP\/1\.1 200 /);
});

test('a body that does not come is not waited for', async () => {
  const started = performance.now();
  const { heard, closed } = open(head(1_000, signed('')));
  await closed;
  expect(heard.text).toMatch(/^HTTP\/1\.1 408 /);
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(stored).toBe(0);
});

test('more connections than Slack ever opens are closed at once', async () => {
  const many = Array.from({ length: 300 }, () => open(''));
  // Those that are kept and say nothing hear 408 in the end.
  const refused = () => many.filter(({ heard }) => heard.closed && heard.text === '').length;
  await eventually('the connections on top to be closed', () => Promise.resolve(refused() >= 40));
  for (const { socket } of many) socket.destroy();
});
