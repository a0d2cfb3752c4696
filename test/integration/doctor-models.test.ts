import { resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readPieces } from '../../src/app/built-in-pieces.ts';
import { probeModels } from '../../src/app/probe-models.ts';
import { readConfig } from '../../src/config.ts';
import {
  chunkOf,
  type FakeAnswer,
  type FakeOpenAi,
  type FakeRequest,
  startFakeOpenAi,
  textEvents,
} from '../fakes/openai-server.ts';

const FOLDER = resolve('no-such-folder');
let server: FakeOpenAi | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** What `doctor` finds of an endpoint that answers by what it is asked. */
async function findingsOf(
  answer: (request: FakeRequest) => FakeAnswer,
  more: Record<string, string> = {},
): Promise<string[]> {
  server = await startFakeOpenAi(Array<typeof answer>(12).fill(answer));
  const config = readConfig({ OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'm', ...more }, FOLDER);
  const { registry } = await readPieces(config);
  const findings = await probeModels(config, registry);
  return findings.map(({ check, ok, found }) => `${ok ? 'ok' : 'WRONG'} ${check}: ${found}`);
}

const CALL: FakeAnswer = {
  events: [
    chunkOf({
      delta: {
        tool_calls: [{ index: 0, id: 'a', function: { name: 'look_up', arguments: '{"place":"x"}' } }],
      },
    }),
    chunkOf({ delta: {}, finish_reason: 'tool_calls' }),
  ],
};
const VERDICT: FakeAnswer = { events: textEvents(['{"verdict":"yes","why":null}']) };
const READY: FakeAnswer = { events: textEvents(['ready']) };
const refuse = (message: string): FakeAnswer => ({ status: 400, json: { error: { message } } });

function able({ body }: FakeRequest): FakeAnswer {
  if (body.response_format !== undefined) return VERDICT;
  return body.tools === undefined ? READY : CALL;
}

test('a model that does all that a turn asks is well, and so is the one that judges', async () => {
  expect(await findingsOf(able, { OPENAI_JUDGE_MODEL: 'j' })).toEqual([
    'ok model: fake-1-2026 answers',
    'ok model tools: it calls them',
    'ok model schema: fake-1-2026: it keeps to them',
    'ok judge model: fake-1-2026: it keeps to them',
  ]);
  expect(server?.requests.map(({ body }) => body.model)).toEqual(['m', 'm', 'm', 'j']);
});

test('what an endpoint lacks is told with what stands in for it', async () => {
  const lacking = (request: FakeRequest): FakeAnswer => {
    if (request.body.tools !== undefined) return refuse('m does not support tools');
    return request.body.response_format === undefined && JSON.stringify(request.body).includes('JSON schema')
      ? VERDICT
      : request.body.response_format !== undefined
        ? refuse('response_format is not supported')
        : { events: textEvents(['ready']).slice(0, -1) };
  };
  expect(await findingsOf(lacking)).toEqual([
    'ok model: fake-1-2026 answers; it does not tell what it used: tokens and costs are estimates',
    'ok model tools: it takes no tools: answers are made from what the bot finds by itself',
    'ok model schema: fake-1-2026: it takes none and no JSON mode: JSON is asked for in words and held to its schema here',
  ]);
});

test('a model that does not answer is wrong, and is asked nothing more', async () => {
  expect(await findingsOf(() => ({ status: 401, json: { error: { message: 'no' } } }))).toEqual([
    'WRONG model: The model endpoint refused the key (HTTP 401). Check OPENAI_API_KEY.',
  ]);
  expect(server?.requests).toHaveLength(1);
});

test('a judge that fails is wrong, and says who judges then', async () => {
  const noJudge = (request: FakeRequest): FakeAnswer =>
    request.body.model === 'j'
      ? { status: 404, json: { error: { message: 'no such model' } } }
      : able(request);
  expect((await findingsOf(noJudge, { OPENAI_JUDGE_MODEL: 'j' })).at(-1)).toMatch(
    /^WRONG judge model: .*HTTP 404.* Until then code alone judges claims\.$/,
  );
});
