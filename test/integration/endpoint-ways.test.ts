import nock from 'nock';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLog } from '../../src/core/log.ts';
import type { Model, ModelEvent, ModelRequest, ModelUse } from '../../src/core/model.ts';
import { createOpenAiModel, type OpenAiModelOptions } from '../../src/models/openai.ts';
import { collectEvents, requestOf } from '../contracts/model-contract.ts';
import {
  chunkOf,
  type FakeAnswer,
  type FakeOpenAi,
  startFakeOpenAi,
  textEvents,
} from '../fakes/openai-server.ts';

let server: FakeOpenAi | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function modelOf(
  answers: FakeAnswer[],
  { path = '', ...more }: Partial<OpenAiModelOptions> & { path?: string } = {},
): Promise<Model> {
  server = await startFakeOpenAi(answers);
  const baseUrl = path === '' ? server.baseUrl : new URL(path, server.baseUrl).href;
  const log = createLog('silent');
  return createOpenAiModel({
    model: 'm',
    apiKey: 'k',
    baseUrl,
    timeoutMs: 5_000,
    maxRetries: 0,
    log,
    ...more,
  });
}

const OK: FakeAnswer = { events: textEvents(['It is 7. [1]']) };
const refuse = (message: string, more = {}, status = 400): FakeAnswer => ({
  status,
  json: { error: { message, type: 'invalid_request_error', ...more } },
});
const textOf = (events: ModelEvent[]) => events.map((it) => (it.type === 'text' ? it.text : '')).join('');
const callsOf = (events: ModelEvent[]) =>
  events.flatMap((it) => (it.type === 'tool_call' ? [[it.call.name, it.call.arguments]] : []));
const bodyAt = (at: number) => server?.requests.at(at)?.body ?? {};

const search = { name: 'search_articles', description: 'Searches.', input: z.object({ query: z.string() }) };
const output = { name: 'value', schema: z.object({ a: z.string(), b: z.string().optional() }) };

async function ask(model: Model, more: Partial<ModelRequest> = {}): Promise<ModelEvent[]> {
  return collectEvents(model.generate(requestOf(more)));
}

describe('where an endpoint is', () => {
  it.each([
    ['/v1/', '/v1/chat/completions', 'Bearer k', undefined],
    ['/v1/chat/completions', '/v1/chat/completions', 'Bearer k', undefined],
    [
      '/openai/deployments/d?api-version=2024-10-21',
      '/openai/deployments/d/chat/completions?api-version=2024-10-21',
      'Bearer k',
      'k',
    ],
    [
      '/openai?api-version=2024-10-21',
      '/openai/deployments/m/chat/completions?api-version=2024-10-21',
      'Bearer k',
      'k',
    ],
  ])('is read from %s', async (path, asked, authorization, apiKey) => {
    const model = await modelOf([OK], { path });
    expect(textOf(await ask(model))).toBe('It is 7. [1]');
    expect(server?.requests).toMatchObject([{ path: asked, authorization, apiKey }]);
  });

  it('gets the key of a resource of Azure in the header that it wants, and in no other', async () => {
    const body = [...textEvents(['It is 7. [1]']).map((event) => JSON.stringify(event)), '[DONE]'];
    let headers: Record<string, unknown> = {};
    nock('https://acme.openai.azure.com')
      .post('/openai/deployments/d/chat/completions')
      .query({ 'api-version': '2024-10-21' })
      .reply(function reply() {
        headers = this.req.headers;
        return [200, body.map((it) => `data: ${it}\n\n`).join(''), { 'content-type': 'text/event-stream' }];
      });
    try {
      const baseUrl = 'https://acme.openai.azure.com/openai/deployments/d?api-version=2024-10-21';
      const log = createLog('silent');
      const model = createOpenAiModel({
        model: 'm',
        apiKey: 'k',
        baseUrl,
        timeoutMs: 5_000,
        maxRetries: 0,
        log,
      });
      expect(textOf(await ask(model))).toBe('It is 7. [1]');
      expect(headers['api-key']?.toString()).toBe('k');
      expect(headers).not.toHaveProperty('authorization');
    } finally {
      nock.cleanAll();
      nock.restore();
      nock.activate();
      nock.restore();
    }
  });
});

describe('what an endpoint does not take', () => {
  const NEWER =
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";

  it.each<[what: string, refusals: FakeAnswer[], left: (body: Record<string, unknown>) => void]>([
    [
      'the older name of the token limit',
      [refuse(NEWER, { param: 'max_tokens', code: 'unsupported_parameter' })],
      (body) => expect(body).toMatchObject({ max_completion_tokens: 200 }),
    ],
    [
      'either name of it',
      [refuse(NEWER, { param: 'max_tokens' }), refuse('Unrecognized field: max_completion_tokens')],
      (body) => expect(Object.keys(body).filter((key) => key.includes('tokens'))).toEqual([]),
    ],
    [
      'so many tokens',
      [refuse('max_tokens is too large: 200. This model supports at most 128 completion tokens.')],
      (body) => expect(body).toMatchObject({ max_tokens: 128 }),
    ],
    [
      'a temperature',
      [
        refuse("Unsupported value: 'temperature' does not support 0 with this model.", {
          param: 'temperature',
        }),
      ],
      (body) => expect(body).not.toHaveProperty('temperature'),
    ],
    [
      'tools, as vLLM says it',
      [refuse('"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set')],
      (body) => expect(body).not.toHaveProperty('tools'),
    ],
    [
      'tools, as Ollama says it',
      [refuse('registry.ollama.ai/library/gemma3:4b does not support tools', { type: 'api_error' })],
      (body) => expect(body).not.toHaveProperty('tools'),
    ],
    [
      'tools, as a router says it',
      [refuse('No endpoints found that support tool use.', {}, 404)],
      (body) => expect(body).not.toHaveProperty('tools'),
    ],
    [
      'system messages',
      [
        refuse("'messages[0].role' does not support 'system' with this model.", {
          param: 'messages[0].role',
        }),
      ],
      (body) => expect(body.messages).toMatchObject([{ role: 'developer' }, { role: 'user' }]),
    ],
    [
      'instructions of any kind',
      [refuse('System role not supported'), refuse('Unexpected role: developer')],
      (body) => expect(body.messages).toMatchObject([{ role: 'user' }]),
    ],
    [
      'figures of use',
      [refuse('Extra inputs are not permitted: stream_options')],
      (body) => expect(body).not.toHaveProperty('stream_options'),
    ],
    [
      'a complaint in a form of its own',
      [
        {
          status: 422,
          json: { detail: [{ loc: ['body', 'temperature'], msg: 'extra fields not permitted' }] },
        },
      ],
      (body) => expect(body).not.toHaveProperty('temperature'),
    ],
  ])('is left out, and from then on at once: %s', async (_what, refusals, check) => {
    const model = await modelOf([...refusals, OK, OK]);
    expect(textOf(await ask(model, { tools: [search] }))).toBe('It is 7. [1]');
    await ask(model, { tools: [search] });
    expect(server?.requests).toHaveLength(refusals.length + 2);
    check(bodyAt(-2));
    check(bodyAt(-1));
  });

  it('streams: then it is asked for whole answers', async () => {
    const whole: FakeAnswer = {
      json: { model: 'm-1', choices: [{ message: { content: 'It is 7. [1]' }, finish_reason: 'stop' }] },
    };
    const model = await modelOf([
      refuse('Your organization must be verified to stream this model.', { param: 'stream' }),
      whole,
    ]);
    expect(textOf(await ask(model))).toBe('It is 7. [1]');
    expect(bodyAt(1)).not.toHaveProperty('stream');
  });

  it('is tried again once the endpoint says that it is another model', async () => {
    const named = (model: string): FakeAnswer => ({
      events: textEvents(['It is 7. [1]']).map((event) => ({ ...event, model })),
    });
    const model = await modelOf([refuse('no temperature'), named('a'), named('b'), named('b')]);
    for (const _ of [1, 2, 3]) await ask(model);
    expect(bodyAt(2)).not.toHaveProperty('temperature');
    expect(bodyAt(3)).toHaveProperty('temperature');
  });

  it('what was looked up by tools before is told in words', async () => {
    const model = await modelOf([refuse('This model does not support tools'), OK]);
    await ask(model, {
      tools: [search],
      messages: [
        { role: 'system', content: 'Answer.' },
        { role: 'user', content: 'What is it?' },
        {
          role: 'assistant',
          content: '',
          toolCalls: [{ id: 'a', name: 'search_articles', arguments: '{}' }],
        },
        { role: 'tool', content: '[1] It is 7.', toolCallId: 'a' },
      ],
    });
    expect(bodyAt(1).messages).toMatchObject([
      { role: 'system' },
      { role: 'user' },
      { role: 'assistant', content: '(looks up: search_articles {})' },
      { role: 'user', content: 'What was looked up:\n[1] It is 7.' },
    ]);
  });
});

describe('a value of a schema', () => {
  it('is asked for by the vendor’s strict rules, and null stands for what is left out', async () => {
    const model = await modelOf([{ events: textEvents(['{"a":"x","b":null}']) }]);
    expect(textOf(await ask(model, { output }))).toBe('{"a":"x"}');
    expect(bodyAt(0).response_format).toMatchObject({
      json_schema: { strict: true, schema: { additionalProperties: false, required: ['a', 'b'] } },
    });
  });

  it.each([
    ['a schema', 1, { type: 'json_object' }],
    ['JSON at all', 2, undefined],
  ])(
    'is asked for in words, in the first message, where the endpoint does not take %s',
    async (_what, refusals, format) => {
      const model = await modelOf([
        ...Array<FakeAnswer>(refusals).fill(refuse('This response_format type is unavailable now')),
        { events: textEvents(['{"a":"x"}']) },
      ]);
      expect(textOf(await ask(model, { output }))).toBe('{"a":"x"}');
      expect(bodyAt(-1).response_format).toEqual(format);
      const [first, ...rest] = bodyAt(-1).messages as { role: string; content: string }[];
      expect(first).toMatchObject({ role: 'system', content: expect.stringContaining('JSON schema') });
      expect(rest.map(({ role }) => role)).not.toContain('system');
    },
  );

  it.each([
    ['behind a thought', '<think>ok {"a":1}</think>{"a":"x"}'],
    ['between words', 'Here is the JSON:\n{"a":"x"}\nHope it helps {or not}.'],
    ['in a fence', 'Sure.\n```json\n{"a":"x"}\n```'],
  ])('is found %s, with one call', async (_where, text) => {
    const model = await modelOf([{ events: textEvents([text]) }]);
    expect(textOf(await ask(model, { output }))).toBe('{"a":"x"}');
    expect(server?.requests).toHaveLength(1);
  });
});

describe('tool calls as servers send them', () => {
  const part = (fields: object) => chunkOf({ delta: { tool_calls: [fields] } });
  const END = chunkOf({ delta: {}, finish_reason: 'tool_calls' });
  const one = { name: 'search_articles', arguments: '{"query":"one"}' };
  const two = { name: 'search_articles', arguments: '{"query":"two"}' };
  const BOTH = [
    ['search_articles', '{"query":"one"}'],
    ['search_articles', '{"query":"two"}'],
  ];
  const ONE = BOTH.slice(0, 1);

  it.each<[what: string, events: object[], calls: string[][]]>([
    [
      'two under one index',
      [part({ index: 0, id: 'a1', function: one }), part({ index: 0, id: 'a2', function: two })],
      BOTH,
    ],
    [
      'the name again with each piece',
      [
        part({ index: 0, id: 'a1', function: { name: 'search_articles', arguments: '{"que' } }),
        part({ index: 0, id: 'a1', function: { name: 'search_articles', arguments: 'ry":"one"}' } }),
      ],
      ONE,
    ],
    [
      'the name in pieces',
      [
        part({ index: 0, id: 'a1', function: { name: 'search_' } }),
        part({ index: 0, function: { name: 'articles', arguments: '{"query":"one"}' } }),
      ],
      ONE,
    ],
    [
      'arguments as a value',
      [part({ index: 0, id: 'a1', function: { ...one, arguments: { query: 'one' } } })],
      ONE,
    ],
    [
      'arguments as a text in a text',
      [part({ index: 0, id: 'a1', function: { ...one, arguments: JSON.stringify(one.arguments) } })],
      ONE,
    ],
    [
      'no arguments',
      [part({ index: 0, id: 'a1', function: { ...one, arguments: '' } })],
      [['search_articles', '{}']],
    ],
    ['no id', [part({ index: 0, function: one }), part({ index: 1, function: two })], BOTH],
    ['neither id nor index', [part({ function: one }), part({ function: two })], BOTH],
    [
      'several in one delta, without an index',
      [
        chunkOf({
          delta: {
            tool_calls: [
              { id: 'a', function: one },
              { id: 'b', function: two },
            ],
          },
        }),
      ],
      BOTH,
    ],
    [
      'pieces without an index',
      [
        part({ id: 'a', function: { name: 'search_articles', arguments: '{"query":' } }),
        part({ function: { arguments: '"one"}' } }),
        part({ id: 'b', function: two }),
      ],
      BOTH,
    ],
    [
      'a name with a place',
      [part({ index: 0, id: 'a', function: { ...one, name: 'functions.search_articles:0' } })],
      ONE,
    ],
    [
      'a name twice',
      [part({ index: 0, id: 'a', function: { ...one, name: 'search_articlessearch_articles' } })],
      ONE,
    ],
    [
      'a name that was not offered',
      [part({ index: 0, id: 'a', function: { ...one, name: 'functions.drop_tables' } })],
      [['functions.drop_tables', '{"query":"one"}']],
    ],
  ])('are read: %s', async (_what, events, calls) => {
    const model = await modelOf([{ events: [...events, END] }]);
    const told = await ask(model, { tools: [search] });
    expect(callsOf(told)).toEqual(calls);
    const ids = told.flatMap((it) => (it.type === 'tool_call' ? [it.call.id] : []));
    expect(new Set(ids).size).toBe(calls.length);
  });
});

describe('what was used', () => {
  it.each([
    [
      'as the provider tells it, with what it kept and what was thought',
      {
        prompt_tokens: 90,
        completion_tokens: 40,
        prompt_tokens_details: { cached_tokens: 64 },
        completion_tokens_details: { reasoning_tokens: 30 },
      },
      { inputTokens: 90, outputTokens: 40, cachedTokens: 64, reasoningTokens: 30 },
    ],
    [
      'estimated where a figure is missing',
      { prompt_tokens: null, completion_tokens: 3 },
      { inputTokens: 13, outputTokens: 3, estimated: true },
    ],
    [
      'estimated where a figure is none',
      { prompt_tokens: -5, completion_tokens: 'many' },
      { estimated: true },
    ],
  ])('is reported %s', async (_what, usage, told) => {
    const uses: ModelUse[] = [];
    const model = await modelOf([
      { events: [...textEvents(['It is 7. [1]']).slice(0, -1), { ...chunkOf(null), usage }] },
    ]);
    expect(textOf(await ask(model, { report: (use) => uses.push(use) }))).toBe('It is 7. [1]');
    expect(uses).toMatchObject([{ asked: 'm', model: 'fake-1-2026', ended: 'stop', usage: told }]);
    expect(uses[0]?.usage.inputTokens).toBeGreaterThan(0);
  });
});
