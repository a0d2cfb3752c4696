import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SocketModeClient } from '@slack/socket-mode';
import OpenAI from 'openai';
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { useProxy } from '../../src/app/use-proxy.ts';
import { createLog } from '../../src/core/log.ts';
import { createWebClient } from '../../src/slack/api/slack-api.ts';
import { createSlackLogger } from '../../src/slack/api/slack-logger.ts';

const before = getGlobalDispatcher();
let proxy: Server;
let here: Server;
let asked: string[] = [];
const log = createLog('silent');
const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** A proxy that leads nowhere: what matters is who was to be reached through it. */
beforeAll(async () => {
  proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  here = createServer((_, response) => response.end('here'));
  for (const server of [proxy, here])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  useProxy({ HTTPS_PROXY: addressOf(proxy), HTTP_PROXY: undefined, NO_PROXY: 'direct.invalid' });
});
afterAll(async () => {
  setGlobalDispatcher(before);
  for (const server of [proxy, here]) await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  asked = [];
});

const signal = () => AbortSignal.timeout(5_000);

test('what fetches goes through the proxy: Slack, its sockets, models and extensions', async () => {
  const apiUrl = 'https://slack.invalid/api/';
  await createWebClient({ apiUrl, log })
    .apiCall('auth.test', { token: 'xoxb-1' })
    .catch(() => undefined);
  const socket = new SocketModeClient({
    appToken: 'xapp-1',
    autoReconnectEnabled: false,
    logger: createSlackLogger(log),
    clientOptions: { slackApiUrl: 'https://sockets.invalid/api/', retryConfig: { retries: 0 } },
  });
  await socket.start().catch(() => undefined);
  const model = new OpenAI({
    apiKey: 'k',
    baseURL: 'https://model.invalid/v1',
    maxRetries: 0,
    timeout: 5_000,
  });
  await model.models.list().catch(() => undefined);
  await fetch('https://source.invalid/', { signal: signal() }).catch(() => undefined);
  for (const host of ['slack', 'sockets', 'model', 'source']) expect(asked).toContain(`${host}.invalid:443`);
});

test('this machine, and what NO_PROXY names, is reached without it', async () => {
  expect(await (await fetch(addressOf(here), { signal: signal() })).text()).toBe('here');
  await fetch('https://direct.invalid/', { signal: signal() }).catch(() => undefined);
  expect(asked).toEqual([]);
});
