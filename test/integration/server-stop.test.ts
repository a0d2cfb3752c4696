import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { createLog } from '../../src/core/log.ts';
import { createServerStop } from '../../src/core/stop-server.ts';
import { createHttpTransport } from '../../src/slack/receiver/http-transport.ts';

/** Well below the minute that a connection is kept for a next request, and far above what a busy machine needs. */
const PROMPT_MS = 10_000;

/** Bytes of a request that wants its connection kept, as Slack and a proxy in front send theirs. */
const KEPT = 'GET /page HTTP/1.1\r\nhost: x\r\nconnection: keep-alive\r\n\r\n';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Opens a connection and gathers what comes back. */
function open(url: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  closing.push(() => socket.destroy());
  const heard = { text: '' };
  socket.on('data', (chunk) => {
    heard.text += String(chunk);
  });
  socket.on('error', () => undefined);
  return { socket, heard, closed: once(socket, 'close') };
}

/** Answers when it is let, and says when it was asked. */
function createSlowAnswer(first = '') {
  const signs = new EventEmitter();
  const asked = once(signs, 'asked');
  const listener: RequestListener = (_request, response) => {
    if (first !== '') response.write(first);
    signs.once('answer', () => response.end('answered'));
    signs.emit('asked');
  };
  return { listener, asked, answer: () => signs.emit('answer') };
}

async function stopsPromptly(
  stop: () => Promise<void>,
  underWay: ReturnType<typeof open>,
  answer: () => void,
) {
  const since = performance.now();
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(stopped).toBe(false);
  answer();
  await Promise.all([stopping, underWay.closed]);
  expect(underWay.heard.text).toContain('answered');
  expect(performance.now() - since).toBeLessThan(PROMPT_MS);
}

test('the receiver of deliveries stops as soon as what is under way is answered', async () => {
  const { listener, asked, answer } = createSlowAnswer();
  const transport = createHttpTransport({
    signingSecret: 'a-secret-of-the-test',
    port: 0,
    host: '127.0.0.1',
    clock: systemClock,
    log: createLog('silent'),
    queueOf: (_team, _payload, threadKey) => ({ threadKey, work: 'quick' }),
    check: () => Promise.resolve(null),
    store: () => Promise.resolve({ fresh: true }),
    otherwise: listener,
  });
  const { url } = await transport.start();
  const underWay = open(url!);
  underWay.socket.write(KEPT);
  await asked;
  await stopsPromptly(transport.stop, underWay, answer);
  expect(underWay.heard.text.toLowerCase()).toContain('connection: close');
});

test('the pages stop as soon as one that is under way was sent, also when its head was sent before', async () => {
  const { listener, asked, answer } = createSlowAnswer('one half, ');
  const server = createServer({ keepAliveTimeout: 75_000 }, listener);
  const stop = createServerStop(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const underWay = open(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  underWay.socket.write(KEPT);
  await asked;
  await stopsPromptly(stop, underWay, answer);
});
