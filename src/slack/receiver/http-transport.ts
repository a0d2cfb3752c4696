import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BotError } from '../../core/bot-error.ts';
import type { Clock } from '../../core/clock.ts';
import { createServerStop } from '../../core/stop-server.ts';
import { type Acceptance, type AcceptDeps, acceptDelivery, answerOf } from './accept-delivery.ts';
import { decodeBody, readRequestBody } from './read-request-body.ts';
import type { Transport } from './transport.ts';
import { isSignedBySlack, mayBeSigned, type SignatureHeaders } from './verify-signature.ts';

/** Slack's largest bodies (modals with many inputs) stay well below. */
const MAX_BODY_BYTES = 262_144;
const PATH = '/slack/events';
/**
 * Longer than a proxy in front keeps a connection that it may use again, which is a minute with most: one that is closed
 * just when a delivery is sent through it loses the delivery.
 */
const KEEP_ALIVE_MS = 75_000;
/** Slack waits three seconds for an answer; a body that takes longer than this to arrive is none of its. */
const REQUEST_TIMEOUT_MS = 10_000;
/** How often Node looks for requests that have taken too long; each may live for as long on top. */
const CHECK_EVERY_MS = 1_000;
/** Slack sends over a few dozen connections; what comes on top is closed at once. */
const MAX_CONNECTIONS = 256;

/** What receiving over HTTP needs; `otherwise` answers requests to any other path. */
export interface HttpOptions extends AcceptDeps {
  signingSecret: string;
  port: number;
  host: string;
  clock: Clock;
  /** For tests; ten seconds otherwise. */
  requestTimeoutMs?: number;
  otherwise?: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Receives events, commands and interactions as signed HTTP requests; each is stored before it gets its 200. */
export function createHttpTransport(options: HttpOptions): Transport {
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
  const limits = {
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: CHECK_EVERY_MS,
  };
  const server = createServer(limits, (request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      options.log.error({ err: error }, 'a delivery could not be stored; Slack will try again');
      send(response, 500, 'not stored');
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxConnections = MAX_CONNECTIONS;
  const stop = createServerStop(server);
  return {
    async start() {
      await listen(server, options);
      return { url: `http://${options.host}:${(server.address() as AddressInfo).port}${PATH}` };
    },
    stop,
  };
}

async function answer(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '').split('?')[0];
  if (path !== PATH) {
    if (options.otherwise === undefined) return send(response, 404, 'not found');
    return options.otherwise(request, response);
  }
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    return send(response, 405, 'use POST');
  }
  // Nothing is read of what Slack cannot have signed.
  if (!mayBeSigned(headersOf(request), nowMsOf(options))) return send(response, 401, 'not signed by Slack');
  const body = await readRequestBody(request, MAX_BODY_BYTES);
  if (body === null) return send(response, 413, 'too large');
  if (!isGenuine(options, request, body)) return send(response, 401, 'not signed by Slack');
  const decoded = decodeBody(body, request.headers['content-type'] ?? '');
  const retry = request.headers['x-slack-retry-num'];
  if (retry !== undefined) {
    options.log.info({ retry, reason: request.headers['x-slack-retry-reason'] }, 'Slack delivers again');
  }
  acknowledge(response, await acceptDelivery(decoded, options));
}

function isGenuine(options: HttpOptions, request: IncomingMessage, body: Buffer): boolean {
  const { signingSecret } = options;
  return isSignedBySlack({ ...headersOf(request), body }, { signingSecret, nowMs: nowMsOf(options) });
}

function headersOf({ headers }: IncomingMessage): SignatureHeaders {
  return {
    timestamp: single(headers['x-slack-request-timestamp']),
    signature: single(headers['x-slack-signature']),
  };
}

function nowMsOf({ clock }: HttpOptions): number {
  return clock.now().getTime();
}

function acknowledge(response: ServerResponse, acceptance: Acceptance): void {
  const answer = answerOf(acceptance);
  if (acceptance.type === 'unreadable') send(response, 400, 'unreadable');
  else if (answer !== null) sendJson(response, answer);
  else send(response, 200, acceptance.type === 'challenge' ? acceptance.challenge : '');
}

function send(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return;
  // A body that was not read to its end must not be taken for the next request.
  if (!response.req.complete) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

function sendJson(response: ServerResponse, answer: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer));
}

function listen(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new BotError('config_invalid', `Port ${port} cannot be listened on.`, { cause })),
    );
    server.listen(port, host, resolve);
  });
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
