import nock from 'nock';
import { pino } from 'pino';
import { afterAll, beforeAll, describe } from 'vitest';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import { withFallback } from '../../src/models/fallback.ts';
import { createOpenAiModel } from '../../src/models/openai.ts';
import { createScriptedModel } from '../../src/models/scripted.ts';
import { startFakeOpenAi, textEvents } from '../fakes/openai-server.ts';
import { describeModelContract, type ModelCase } from './model-contract.ts';

const log = pino({ level: 'silent' });
const ANSWERS: Record<ModelCase, string[]> = {
  answerable: ['A quote is valid', ' for 30 days. ', '[1]'],
  unanswerable: ['NO_', 'ANSWER'],
};
const LIMITS = { timeoutMs: 5_000, maxRetries: 0, log };

describe('the OpenAI model against a local server', () => {
  describeModelContract(async (what) => {
    const server = await startFakeOpenAi([{ events: textEvents(ANSWERS[what]) }]);
    return {
      model: createOpenAiModel({ model: 'fake-1', baseUrl: server.baseUrl, ...LIMITS }),
      close: server.close,
    };
  });
});

describe('the OpenAI model against recorded HTTP', () => {
  // Tests of other files run in the same process and mean the real network, before and after.
  beforeAll(() => {
    if (!nock.isActive()) nock.activate();
  });
  afterAll(() => nock.restore());

  describeModelContract(async (what) => {
    const body = [...textEvents(ANSWERS[what]).map((event) => JSON.stringify(event)), '[DONE]']
      .map((it) => `data: ${it}\n\n`)
      .join('');
    nock('https://api.openai.com')
      .post('/v1/chat/completions')
      .reply(200, body, { 'content-type': 'text/event-stream' });
    const close = async () => {
      nock.abortPendingRequests();
      nock.cleanAll();
      nock.restore();
      nock.activate();
    };
    return { model: createOpenAiModel({ model: 'fake-1', apiKey: 'test', ...LIMITS }), close };
  });
});

describe('the extractive model', () => {
  describeModelContract(async () => ({ model: createExtractiveModel(), close: async () => undefined }));
});

describe('the scripted model', () => {
  describeModelContract(async (what) => ({
    model: createScriptedModel([{ text: ANSWERS[what] }]),
    close: async () => undefined,
  }));
});

describe('a model whose stand-in serves', () => {
  describeModelContract(async () => {
    const down = createOpenAiModel({ model: 'fake-1', baseUrl: 'http://127.0.0.1:9/v1', ...LIMITS });
    return { model: withFallback(down, createExtractiveModel(), { log }), close: async () => undefined };
  });
});
