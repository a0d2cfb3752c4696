import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { buildSandboxApp } from './build-sandbox-app.ts';
import { isLoopbackHost } from './guard-request.ts';
import { openContext } from './open-context.ts';
import type { SandboxOptions } from './sandbox-options.ts';

/** A running sandbox. */
export interface Sandbox {
  url: string;
  /** For the SDK's `slackApiUrl`; ends in `/api/`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  botUserId: string;
  botId: string;
  appId: string;
  teamId: string;
  /** Switches to signed HTTP; answers whether the address repeated the challenge. */
  setRequestUrl(url: string): Promise<boolean>;
  /** Resolves when every event is acked or given up; `false` when that took too long. */
  whenIdle(timeoutMs?: number): Promise<boolean>;
  stop(): Promise<void>;
}

/** Opens a workspace and serves it on a loopback address. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const host = options.host ?? '127.0.0.1';
  if (!isLoopbackHost(host)) throw new Error(`The sandbox serves loopback addresses only, not ${host}.`);
  let baseUrl = '';
  const parts = openContext(options, () => baseUrl);
  const { ctx, queue, sockets } = parts;
  const app = buildSandboxApp(parts, options.pageHandler);
  const server = createServer(getRequestListener(app.fetch));
  // A client whose timers run late, as where test, app and sandbox share a process, must not write into a connection that
  // is being closed just then: who opened it ends it.
  server.keepAliveTimeout = 0;
  server.on('upgrade', (request, socket, head) => {
    const good = isLoopbackHost(request.headers.host) && sockets.upgrade(request, socket, head);
    if (!good) socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
  });
  try {
    baseUrl = await listen(server, { host, port: options.port });
    parts.begin();
  } catch (error) {
    parts.stop();
    server.close();
    throw error;
  }
  const { botToken, appToken, signingSecret, botUserId, botId, appId } = ctx.credentials;
  return {
    url: baseUrl,
    apiUrl: `${baseUrl}/api/`,
    botToken,
    appToken,
    signingSecret,
    clientId: ctx.tokens.client.id,
    clientSecret: ctx.tokens.client.secret,
    botUserId,
    botId,
    appId,
    teamId: ctx.workspace.team.id,
    setRequestUrl: parts.setRequestUrl,
    whenIdle: (timeoutMs = 10_000) => waitUntil(() => queue.pending() === 0, timeoutMs),
    stop: () => {
      parts.stop();
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const shownHost = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return `http://${shownHost}:${(server.address() as AddressInfo).port}`;
}

async function waitUntil(condition: () => boolean, timeoutMs: number): Promise<boolean> {
  const endMs = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > endMs) return false;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return true;
}
