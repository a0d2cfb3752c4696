import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { BotError } from '../../src/core/bot-error.ts';
import type { Model, ModelEvent } from '../../src/core/model.ts';
import { withFallback } from '../../src/models/fallback.ts';
import { createOpenAiModel, type OpenAiModelOptions } from '../../src/models/openai.ts';
import { createOpenAiEmbedder } from '../../src/models/openai-embedder.ts';
import { createScriptedModel } from '../../src/models/scripted.ts';
import { collectEvents, requestOf } from '../contracts/model-contract.ts';
import {
  chunkOf,
  type FakeAnswer,
  type FakeOpenAi,
  type FakeRequest,
  startFakeOpenAi,
  textEvents,
} from '../fakes/openai-server.ts';

let server: FakeOpenAi | undefined;
let logged = '';
const log = pino(
  { level: 'trace' },
  new Writable({
    write(chunk, _, done) {
      logged += String(chunk);
      done();
    },
  }),
);

afterEach(async () => {
  await server?.close();
  server = undefined;
  logged = '';
});

async function modelOf(
  answers: (FakeAnswer | ((request: FakeRequest) => FakeAnswer))[],
  more: Partial<OpenAiModelOptions> = {},
): Promise<Model> {
  server = await startFakeOpenAi(answers);
  return createOpenAiModel({
    model: 'fake-1',
    apiKey: 'sk-very-secret',
    baseUrl: server.baseUrl,
    timeoutMs: 3_000,
    maxRetries: 2,
    log,
    ...more,
  });
}

const OK: FakeAnswer = { events: textEvents(['Valid for ', '30 days. [1]']) };
const textOf = (events: ModelEvent[]): string =>
  events.map((it) => (it.type === 'text' ? it.text : '')).join('');
const failure = (model: Model, more = {}): Promise<BotError> =>
  collectEvents(model.generate(requestOf(more))).then(
    () => Promise.reject(new Error('It did not fail.')),
    (error: BotError) => error,
  );

describe('an answer', () => {
  it('is streamed in the pieces in which it comes and costed by the provider’s figures', async () => {
    const model = await modelOf([OK], { prices: { inputPerMillionUsd: 1, outputPerMillionUsd: 10 } });
    const events = await collectEvents(model.generate(requestOf()));
    expect(events.map((it) => it.type)).toEqual(['text', 'text', 'done']);
    expect(events.at(-1)).toEqual({
      type: 'done',
      finish: 'stop',
      model: 'fake-1-2026',
      usage: { inputTokens: 200, outputTokens: 20, costUsd: 0.0004 },
    });
    expect(server?.requests[0]?.body).toMatchObject({
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 200,
    });
  });

  it('is counted by its length where the provider gives no figures, so that budgets hold', async () => {
    const model = await modelOf([{ events: textEvents(['x'.repeat(400)]).slice(0, -1) }]);
    const done = (await collectEvents(model.generate(requestOf()))).at(-1);
    expect(done).toMatchObject({ usage: { outputTokens: 100, costUsd: 0 } });
  });

  it.each([
    ['length', 'length'],
    ['content_filter', 'filtered'],
    ['error', 'broken'],
  ])('that ended by %s says so', async (reason, finish) => {
    const model = await modelOf([{ events: textEvents(['Valid'], reason) }]);
    expect((await collectEvents(model.generate(requestOf()))).at(-1)).toMatchObject({ finish });
  });

  it('may be tool calls that come in pieces, also of tools that nobody defined', async () => {
    const piece = (index: number, fields: object) =>
      chunkOf({ delta: { tool_calls: [{ index, ...fields }] } });
    const model = await modelOf([
      {
        events: [
          piece(0, { id: 'a', type: 'function', function: { name: 'find_account', arguments: '' } }),
          piece(0, { function: { arguments: '{"name":' } }),
          piece(1, { id: 'b', type: 'function', function: { name: 'drop_tables', arguments: '{}' } }),
          piece(0, { function: { arguments: '"Solvane"}' } }),
          chunkOf({ delta: {}, finish_reason: 'tool_calls' }),
        ],
      },
    ]);
    const tools = [{ name: 'find_account', description: 'Finds.', input: z.object({ name: z.string() }) }];
    const events = await collectEvents(model.generate(requestOf({ tools })));
    expect(events.filter((it) => it.type === 'tool_call').map((it) => it.call)).toEqual([
      { id: 'a', name: 'find_account', arguments: '{"name":"Solvane"}' },
      { id: 'b', name: 'drop_tables', arguments: '{}' },
    ]);
    expect(events.at(-1)).toMatchObject({ finish: 'tool_calls' });
    expect(server?.requests[0]?.body.tools).toMatchObject([
      { function: { name: 'find_account', parameters: { required: ['name'] } } },
    ]);
  });
});

describe('a failing endpoint', () => {
  it.each<[string, FakeAnswer, string, boolean]>([
    [
      'a refused key',
      { status: 401, json: { error: { message: 'bad key sk-very-secret' } } },
      'model_rejected',
      false,
    ],
    [
      'an unknown model',
      { status: 404, json: { error: { message: 'no such model' } } },
      'model_rejected',
      false,
    ],
    [
      'a request too long',
      { status: 400, json: { error: { message: 'too long', code: 'context_length_exceeded' } } },
      'model_rejected',
      false,
    ],
    [
      'a quota used up',
      { status: 429, json: { error: { message: 'pay', code: 'insufficient_quota' } } },
      'model_unavailable',
      false,
    ],
    ['a server error', { status: 503, json: { error: { message: 'busy' } } }, 'model_unavailable', true],
    ['an empty stream', { events: [] }, 'model_invalid_output', true],
    ['events that are no JSON', { events: ['{"choices": ['] }, 'model_invalid_output', true],
    ['chunks of another shape', { events: [{ choices: 'none' }] }, 'model_invalid_output', true],
    [
      'an error within the stream',
      { events: [{ error: { message: 'boom', type: 'server_error' } }] },
      'model_unavailable',
      true,
    ],
    ['no answer in time', { ...OK, delayMs: 500 }, 'model_timeout', true],
  ])('is told as it is: %s', async (_, answer, code, retryable) => {
    const model = await modelOf([answer], { maxRetries: 0, firstTokenTimeoutMs: 200 });
    const error = await failure(model);
    expect(error).toMatchObject({ name: 'BotError', code, retryable });
  });

  it('is asked again before the first word, with every retry counted in the log', async () => {
    const model = await modelOf([
      { status: 503, json: {} },
      { status: 429, headers: { 'retry-after': '0' }, json: {} },
      OK,
    ]);
    expect(textOf(await collectEvents(model.generate(requestOf())))).toBe('Valid for 30 days. [1]');
    expect(logged.match(/"retry":\d/g)).toEqual(['"retry":1', '"retry":2']);
  });

  const BROKEN: FakeAnswer = { events: textEvents(['Valid ']).slice(0, 1), cut: true, gapMs: 20 };

  it('is not asked again once something was seen: the answer is said to be broken off, with what it used', async () => {
    const model = await modelOf([BROKEN, OK]);
    const events = await collectEvents(model.generate(requestOf()));
    expect(textOf(events)).toBe('Valid ');
    expect(events.at(-1)).toMatchObject({
      type: 'done',
      finish: 'broken',
      fault: 'model_unavailable',
      usage: { outputTokens: 2, estimated: true },
    });
    expect(server?.requests).toHaveLength(1);
  });

  it('is asked once more as long as nobody has seen anything, and the answer begins again', async () => {
    const model = await modelOf([BROKEN, OK, BROKEN, BROKEN, OK]);
    const unseen = { mayRestart: () => true };
    const events = await collectEvents(model.generate(requestOf(unseen)));
    expect(events.map(({ type }) => type)).toEqual(['text', 'restart', 'text', 'text', 'done']);
    expect(events.at(-1)).toMatchObject({ finish: 'stop', usage: { outputTokens: 22 } });
    expect(await failure(model, unseen)).toMatchObject({ code: 'model_unavailable' });
    expect(server?.requests).toHaveLength(4);
  });

  it('is given up when an answer that began does not end', async () => {
    const model = await modelOf([{ events: textEvents(Array<string>(50).fill('on ')), gapMs: 50 }], {
      timeoutMs: 400,
    });
    const events = await collectEvents(model.generate(requestOf()));
    expect(events.at(-1)).toMatchObject({ finish: 'broken', fault: 'model_timeout' });
  });

  it.each<[string, FakeAnswer]>([
    ['before it answers', { hangs: 'before' }],
    ['after its headers', { events: [], hangs: 'after' }],
    [
      'while it keeps the connection alive',
      { events: [chunkOf({ delta: { role: 'assistant' } })], hangs: 'after' },
    ],
    ['in the middle', { events: textEvents(['Valid ']).slice(0, 1), hangs: 'after' }],
  ])('that is silent %s is given up after a third of the time, and not asked again', async (_, answer) => {
    const model = await modelOf([answer, OK, OK]);
    const started = Date.now();
    const error = await failure(model, { timeLeftMs: 600, mayRestart: () => true });
    expect(error).toMatchObject({ code: 'model_timeout' });
    expect(Date.now() - started).toBeLessThan(500);
    expect(server?.requests).toHaveLength(1);
  });

  it('is waited for as long as it thinks aloud', async () => {
    const thoughts = Array.from({ length: 12 }, () => chunkOf({ delta: { reasoning_content: 'Hm. ' } }));
    const model = await modelOf([{ events: [...thoughts, ...textEvents(['It is 7. [1]'])], gapMs: 40 }]);
    const events = await collectEvents(model.generate(requestOf({ timeLeftMs: 900 })));
    expect(textOf(events)).toBe('It is 7. [1]');
    expect(events.at(-1)).toMatchObject({ usage: { reasoningTokens: 12 } });
  });

  it('is not asked again when it wants more time than there is', async () => {
    const model = await modelOf([{ status: 429, headers: { 'retry-after': '2' }, json: {} }, OK]);
    const started = Date.now();
    expect(await failure(model)).toMatchObject({ code: 'model_unavailable' });
    expect(Date.now() - started).toBeLessThan(900);
    expect(server?.requests).toHaveLength(1);
  });

  it('leaves no text and no key in the log', async () => {
    const model = await modelOf([
      { status: 503, json: { error: { message: 'How long is a quote valid?' } } },
      OK,
    ]);
    await collectEvents(model.generate(requestOf()));
    expect(logged).toContain('retry');
    expect(logged).not.toMatch(/quote|sk-very-secret|30 days/);
  });

  it('ends with the asker’s own reason when the asker stops', async () => {
    const stop = new AbortController();
    const model = await modelOf([{ ...OK, delayMs: 2_000 }]);
    const failed = failure(model, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('stopped by the asker')), 50);
    expect((await failed).message).toBe('stopped by the asker');
  });
});

describe('an endpoint that lacks an option', () => {
  const reject = (message: string): FakeAnswer => ({ status: 400, json: { error: { message } } });

  it('is asked without it, and from then on at once', async () => {
    const model = await modelOf([
      reject('unknown field stream_options'),
      reject('temperature is not supported'),
      OK,
      OK,
    ]);
    await collectEvents(model.generate(requestOf()));
    await collectEvents(model.generate(requestOf()));
    expect(server?.requests).toHaveLength(4);
    expect(server?.requests[3]?.body).not.toHaveProperty('stream_options');
    expect(server?.requests[3]?.body).not.toHaveProperty('temperature');
  });

  it('gives JSON without a schema, held to the schema here', async () => {
    const model = await modelOf([
      reject('response_format json_schema is not supported'),
      { events: textEvents(['```json\n{"agent":"sales"}\n```']) },
    ]);
    const output = { name: 'route', schema: z.object({ agent: z.enum(['sales', 'service']) }) };
    expect(textOf(await collectEvents(model.generate(requestOf({ purpose: 'understand', output }))))).toBe(
      '{"agent":"sales"}',
    );
    expect(server?.requests[1]?.body.response_format).toEqual({ type: 'json_object' });
    expect(JSON.stringify(server?.requests[1]?.body.messages)).toContain('JSON schema');
  });
});

describe('a value of a schema', () => {
  const output = { name: 'route', schema: z.object({ agent: z.enum(['sales', 'service']) }) };
  const say = (text: string): FakeAnswer => ({ events: textEvents([text]) });

  it('is repaired once, and both calls are paid for', async () => {
    const model = await modelOf([say('{"agent":"chef"}'), say('{"agent":"service"}')]);
    const events = await collectEvents(model.generate(requestOf({ output })));
    expect(textOf(events)).toBe('{"agent":"service"}');
    expect(events.at(-1)).toMatchObject({ usage: { inputTokens: 400 } });
  });

  it('is an error when it is wrong twice', async () => {
    const model = await modelOf([say('{"agent":"chef"}'), say('no JSON at all')]);
    expect(await failure(model, { output })).toMatchObject({ code: 'model_invalid_output' });
  });
});

describe('a model that is down', () => {
  it('is left alone for a while, tried again later, and its stand-in serves meanwhile', async () => {
    let nowMs = 0;
    const down: FakeAnswer = { status: 503, json: {} };
    const primary = await modelOf([down, down, OK, OK], { maxRetries: 0 });
    const standIn = createScriptedModel(Array.from({ length: 3 }, () => ({ text: 'Quoted. [1]' })));
    const reasons: string[] = [];
    const model = withFallback(primary, standIn, {
      log,
      onFallback: (reason) => reasons.push(reason),
      breaker: { failures: 2, pauseMs: 1_000, nowMs: () => nowMs },
    });
    const ask = async () => (await collectEvents(model.generate(requestOf()))).at(-1);
    expect(await ask()).toMatchObject({ model: 'scripted' });
    expect(await ask()).toMatchObject({ model: 'scripted' });
    expect(await ask()).toMatchObject({ model: 'scripted' });
    expect(server?.requests).toHaveLength(2);
    nowMs = 1_500;
    expect(await ask()).toMatchObject({ model: 'fake-1-2026' });
    // What went before the question was a probe.
    expect(JSON.stringify(server?.requests[2]?.body.messages)).toContain('Reply with: ok');
    expect(reasons).toEqual(['model_unavailable', 'model_unavailable', 'model_unavailable']);
    standIn.assertDone();
  });

  it('is not replaced once something of its answer was seen, and is otherwise', async () => {
    const broken: FakeAnswer = { events: textEvents(['Valid ']).slice(0, 1), cut: true, gapMs: 20 };
    const primary = await modelOf([broken, broken], { maxRetries: 0 });
    const model = withFallback(primary, createScriptedModel([{ text: 'Quoted. [1]' }]), { log });
    const seen = await collectEvents(model.generate(requestOf()));
    expect(seen.at(-1)).toMatchObject({ finish: 'broken', model: 'fake-1-2026' });
    const unseen = await collectEvents(model.generate(requestOf({ mayRestart: () => true })));
    expect(unseen.map(({ type }) => type)).toEqual(['text', 'restart', 'text', 'done']);
    expect(unseen.at(-1)).toMatchObject({ standIn: true, fault: 'model_unavailable' });
  });

  it('that hangs costs one wait: from then on its stand-in serves at once, until a probe finds it back', async () => {
    let nowMs = 0;
    const primary = await modelOf([{ hangs: 'before' }, { hangs: 'before' }, OK, OK], { maxRetries: 0 });
    const standIn = createScriptedModel(Array.from({ length: 3 }, () => ({ text: 'Quoted. [1]' })));
    const rules = { failures: 2, pauseMs: 1_000, nowMs: () => nowMs };
    const model = withFallback(primary, standIn, { log, breaker: rules });
    const ask = async () => {
      const started = Date.now();
      const done = (await collectEvents(model.generate(requestOf({ timeLeftMs: 900 })))).at(-1);
      return { done, tookMs: Date.now() - started };
    };
    const first = await ask();
    expect(first.done).toMatchObject({ standIn: true, fault: 'model_timeout' });
    expect(first.tookMs).toBeLessThan(450);
    expect((await ask()).tookMs).toBeLessThan(100);
    expect(server?.requests).toHaveLength(1);
    nowMs = 1_500;
    // It still hangs: the question waits a tenth of its time for the probe and no longer.
    expect((await ask()).tookMs).toBeLessThan(250);
    nowMs = 3_000;
    expect((await ask()).done).toMatchObject({ model: 'fake-1-2026' });
    standIn.assertDone();
  });

  it.each([
    ['a refusal', { events: [chunkOf({ delta: { refusal: 'No.' }, finish_reason: 'stop' })] }],
    ['a filter', { events: textEvents([], 'content_filter') }],
    [
      'a filter before the answer',
      { status: 400, json: { error: { message: 'x', code: 'content_filter' } } },
    ],
  ] satisfies [string, FakeAnswer][])(
    'is not what a model is that answers one question by %s',
    async (_, answer) => {
      const primary = await modelOf([answer, answer, answer, OK]);
      const standIn = createScriptedModel(Array.from({ length: 3 }, () => ({ text: 'Quoted. [1]' })));
      const model = withFallback(primary, standIn, { log });
      for (const _time of [1, 2, 3])
        expect((await collectEvents(model.generate(requestOf()))).at(-1)).toMatchObject({
          standIn: true,
          fault: 'model_refused',
        });
      expect((await collectEvents(model.generate(requestOf()))).at(-1)).toMatchObject({
        model: 'fake-1-2026',
      });
    },
  );
});

describe('embeddings', () => {
  const answer = (vectors: number[][]): FakeAnswer => ({
    json: { data: vectors.map((embedding, index) => ({ index, embedding })).reverse() },
  });
  const embedderOf = async (answers: FakeAnswer[], dims = 2) => {
    server = await startFakeOpenAi(answers);
    return createOpenAiEmbedder({
      model: 'embed-1',
      baseUrl: server.baseUrl,
      dims,
      timeoutMs: 2_000,
      maxRetries: 1,
      log,
    });
  };

  it('are of unit length, in the order of the texts, and zero for a blank', async () => {
    const embedder = await embedderOf([
      { status: 503, json: {} },
      answer([
        [3, 4],
        [0, 2],
      ]),
    ]);
    expect(await embedder.embed(['a', ' ', 'b'], 'passage')).toEqual([
      [0.6, 0.8],
      [0, 0],
      [0, 1],
    ]);
    expect(server?.requests[1]?.body).toMatchObject({ input: ['a', 'b'], dimensions: 2 });
  });

  it('of another length than the index has are refused, with what to do', async () => {
    const embedder = await embedderOf([answer([[1, 2, 3]])]);
    await expect(embedder.embed(['a'], 'query')).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining('gives 3 dimensions'),
    });
  });
});
