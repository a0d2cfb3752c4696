import { describe, expect, it } from 'vitest';
import { createLog } from '../core/log.ts';
import type { Model, ModelEvent, ModelRequest } from '../core/model.ts';
import { createOwnModel } from './create-own-model.ts';
import { defineModel } from './define-model.ts';
import { withFallback } from './fallback.ts';

const log = createLog('silent');
const requestWith = (signal = new AbortController().signal): ModelRequest => ({
  purpose: 'answer',
  question: 'What?',
  evidence: [],
  language: 'en',
  messages: [],
  tools: [],
  maxOutputTokens: 10,
  signal,
});

const DONE: ModelEvent = {
  type: 'done',
  finish: 'stop',
  usage: { inputTokens: 1, outputTokens: 1, costUsd: 0 },
  model: 'own-1',
};

/** A model of an extension that says these events, and may break then. */
function ownModel(events: unknown[], error?: unknown): Model {
  class Own {
    readonly name = 'own';
    readonly ability = 'writes';
    readonly #events = events;
    async *generate(): AsyncIterable<ModelEvent> {
      yield* this.#events as ModelEvent[];
      if (error !== undefined) throw error;
    }
  }
  return createOwnModel(defineModel({ name: 'own', create: () => new Own() }), { log, timeoutMs: 1_000 });
}

async function say(model: Model, request = requestWith()): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of model.generate(request)) events.push(event);
  return events;
}

describe('a model of an extension', () => {
  it('says what it says, whether it is an object or of a class', async () => {
    expect(await say(ownModel([{ type: 'text', text: 'So.' }, DONE]))).toEqual([
      { type: 'text', text: 'So.' },
      DONE,
    ]);
  });

  it('is not listened to once it is done', async () => {
    const said = { type: 'text', text: 'So.' };
    expect(await say(ownModel([said, DONE, { type: 'text', text: 'More.' }]))).toEqual([said, DONE]);
  });

  it.each<[what: string, events: unknown[], error?: unknown]>([
    ['throws an error of its own', [], new TypeError('fetch failed')],
    ['throws no error', [], 'down'],
    ['ends without being done', []],
    ['says what is no event', [{ type: 'word', text: 'So.' }]],
    ['is done without saying what it used', [{ ...DONE, usage: undefined }]],
  ])('that %s is down, and its stand-in serves', async (_what, events, error) => {
    const own = ownModel(events, error);
    await expect(say(own)).rejects.toMatchObject({ code: 'model_unavailable', retryable: true });
    const standIn = { ...own, generate: () => iterate([DONE]) };
    expect(await say(withFallback(own, standIn, { log }))).toEqual([
      { ...DONE, standIn: true, fault: 'model_unavailable' },
    ]);
  });

  it('that is done without a word gave no answer', async () => {
    await expect(say(ownModel([DONE]))).rejects.toMatchObject({ code: 'model_invalid_output' });
  });

  it('that was told to end has run out of time', async () => {
    const ended = requestWith(AbortSignal.abort());
    await expect(say(ownModel([], new Error('aborted')), ended)).rejects.toMatchObject({
      code: 'model_timeout',
    });
  });

  it('keeps its words out of the error, which is logged', async () => {
    await expect(say(ownModel([], new Error('the question was: secret')))).rejects.toMatchObject({
      message: 'The model own failed.',
    });
  });
});

async function* iterate(events: ModelEvent[]): AsyncIterable<ModelEvent> {
  yield* events;
}
