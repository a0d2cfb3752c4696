import { expect, it } from 'vitest';
import { BotError } from '../core/bot-error.ts';
import { createLog } from '../core/log.ts';
import { type Model, type ModelEvent, type ModelRequest, NO_USAGE } from '../core/model.ts';
import { withFallback } from './fallback.ts';

const DONE: ModelEvent = { type: 'done', finish: 'stop', usage: NO_USAGE, model: 'm' };

/** A model that does with each call what stands at its place; after the last it answers. */
function modelOf(calls: ((request: ModelRequest) => AsyncIterable<ModelEvent>)[] = []): Model {
  const left = [...calls];
  return {
    name: 'm',
    ability: 'writes',
    generate: (request) => (left.shift() ?? answering)(request),
  };
}

async function* answering(): AsyncIterable<ModelEvent> {
  yield { type: 'text', text: 'written' };
  yield DONE;
}

// biome-ignore lint/correctness/useYield: it is down
async function* failing(): AsyncIterable<ModelEvent> {
  throw new BotError('model_unavailable', 'It is down.', { retryable: true });
}

const quoting: Model = {
  name: 'quoting',
  ability: 'quotes',
  async *generate() {
    yield { type: 'text', text: 'quoted' };
    yield DONE;
  },
};

/** Opened by two failures, and tried again at once. */
const guarded = (primary: Model, pauseMs = 0) =>
  withFallback(primary, quoting, { log: createLog('silent'), breaker: { pauseMs } });

function requestOf(more: Partial<ModelRequest> = {}): ModelRequest {
  return {
    purpose: 'answer',
    question: 'q',
    evidence: [],
    language: 'en',
    messages: [],
    tools: [],
    maxOutputTokens: 10,
    signal: new AbortController().signal,
    ...more,
  };
}

async function ask(model: Model, more: Partial<ModelRequest> = {}): Promise<string> {
  let text = '';
  for await (const event of model.generate(requestOf(more))) if (event.type === 'text') text += event.text;
  return text;
}

it('is back with the first word of a probe, however long the rest of it takes', async () => {
  const slow = async function* (): AsyncIterable<ModelEvent> {
    yield { type: 'text', text: 'o' };
    await new Promise(() => undefined);
  };
  const model = guarded(modelOf([failing, failing, slow]));
  expect([await ask(model), await ask(model)]).toEqual(['quoted', 'quoted']);
  expect(await ask(model)).toBe('written');
});

it('is back with the first word of an answer that was under way when it was found down', async () => {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const late = async function* (): AsyncIterable<ModelEvent> {
    await begun;
    yield { type: 'text', text: 'late' };
    await new Promise(() => undefined);
  };
  const model = guarded(modelOf([late, failing, failing]), 60_000);
  const underWay = model.generate(requestOf())[Symbol.asyncIterator]();
  const first = underWay.next();
  expect([await ask(model), await ask(model), await ask(model)]).toEqual(['quoted', 'quoted', 'quoted']);
  begin();
  expect((await first).value).toEqual({ type: 'text', text: 'late' });
  expect(await ask(model)).toBe('written');
});

it('is down once it has broken off twice, though it began each time', async () => {
  const breaking = async function* (): AsyncIterable<ModelEvent> {
    yield { type: 'text', text: 'half' };
    throw new BotError('model_unavailable', 'It broke off.', { retryable: true });
  };
  const model = guarded(modelOf([breaking, breaking]), 60_000);
  for (const _ of [1, 2]) await expect(ask(model)).rejects.toThrow('broke off');
  expect(await ask(model)).toBe('quoted');
});

it('has nobody stand in for what is no answer, which is done without', async () => {
  const model = guarded(modelOf([failing, failing]), 60_000);
  for (const _ of [1, 2])
    await expect(ask(model, { purpose: 'lead' })).rejects.toMatchObject({ code: 'model_unavailable' });
  await expect(ask(model, { purpose: 'repair' })).rejects.toMatchObject({ code: 'model_unavailable' });
  expect(await ask(model)).toBe('quoted');
});
