import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of the fake endpoint; they are given in order. */
export interface FakeAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** A JSON body, for errors and embeddings. */
  json?: unknown;
  /** Server-sent events, one a line of `data:`; objects are written as JSON, strings as they are. */
  events?: (object | string)[];
  /** Pause before the status line, and between events. */
  delayMs?: number;
  gapMs?: number;
  /** Cuts the connection instead of ending the answer. */
  cut?: boolean;
  /** Says no more from there on, with the connection open: before the headers, or after all that is there to be sent. */
  hangs?: 'before' | 'after';
  /** Ends a stream without saying that it is over. */
  unended?: boolean;
  /** Sent as it is, under the content type that the headers name. */
  body?: string;
}

/** What was asked. */
export interface FakeRequest {
  path: string;
  authorization: string | undefined;
  /** The key as Azure wants it. */
  apiKey: string | undefined;
  body: Record<string, unknown>;
}

/** A local server that speaks the protocol of OpenAI-compatible endpoints as far as we use it. */
export interface FakeOpenAi {
  baseUrl: string;
  requests: FakeRequest[];
  close(): Promise<void>;
}

/** Starts the server on a free port of the loopback address; an answer may depend on the request. */
export async function startFakeOpenAi(
  answers: (FakeAnswer | ((request: FakeRequest) => FakeAnswer))[],
): Promise<FakeOpenAi> {
  const left = [...answers];
  const requests: FakeRequest[] = [];
  const server = createServer((incoming, response) => {
    void readRequest(incoming).then(async (request) => {
      requests.push(request);
      const next = left.shift();
      const answer = typeof next === 'function' ? next(request) : next;
      await play(answer ?? { status: 500, json: { error: { message: 'no answer is left' } } }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The events of an ordinary answer: its text in pieces, how it ended and what it used. */
export function textEvents(pieces: string[], finish = 'stop'): object[] {
  return [
    ...pieces.map((content) => chunkOf({ delta: { content } })),
    chunkOf({ delta: {}, finish_reason: finish }),
    { ...chunkOf(null), usage: { prompt_tokens: 200, completion_tokens: 20, total_tokens: 220 } },
  ];
}

/** One chunk of a streamed chat completion. */
export function chunkOf(choice: object | null): object {
  const choices = choice === null ? [] : [{ index: 0, finish_reason: null, ...choice }];
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1_700_000_000,
    model: 'fake-1-2026',
    choices,
  };
}

async function readRequest(incoming: IncomingMessage): Promise<FakeRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const body = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as Record<string, unknown>;
  const { authorization, 'api-key': apiKey } = incoming.headers;
  return { path: incoming.url ?? '', authorization, apiKey: apiKey?.toString(), body };
}

async function play(answer: FakeAnswer, response: ServerResponse): Promise<void> {
  await pause(answer.delayMs);
  if (answer.hangs === 'before') return;
  const type = answer.events === undefined ? 'application/json' : 'text/event-stream';
  response.writeHead(answer.status ?? 200, { 'content-type': type, ...answer.headers });
  if (answer.json !== undefined) response.write(JSON.stringify(answer.json));
  for (const event of answer.events ?? []) {
    if (response.destroyed) return;
    response.write(`data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`);
    await pause(answer.gapMs);
  }
  if (answer.body !== undefined) response.write(answer.body);
  // A stream that hangs has sent its headers, if nothing else.
  if (answer.hangs === 'after') response.flushHeaders();
  else if (answer.cut === true) response.destroy();
  else response.end(answer.events === undefined || answer.unended ? undefined : 'data: [DONE]\n\n');
}

async function pause(ms = 0): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
