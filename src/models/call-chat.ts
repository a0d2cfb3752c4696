import type { OpenAI } from 'openai';
import { BotError } from '../core/bot-error.ts';
import type { Log } from '../core/log.ts';
import {
  type ModelEvent,
  type ModelFinish,
  type ModelRequest,
  type ModelUsage,
  NO_USAGE,
} from '../core/model.ts';
import { type CallLimits, watchCall } from './call-limits.ts';
import { toChatRequest } from './chat-request.ts';
import { type ModelPrices, usageOf } from './chat-usage.ts';
import type { EndpointTerms, TermsMemory } from './endpoint-terms.ts';
import { closeToolCalls } from './join-tool-calls.ts';
import { type ChatReading, emptyReading, endReading, readChunk } from './read-chat-stream.ts';
import { readServerEvents } from './read-server-events.ts';

/** A model of an endpoint, with what is known of it. */
export interface ChatEndpoint {
  client: OpenAI;
  model: string;
  terms: TermsMemory;
  prices?: ModelPrices | undefined;
  log: Log;
}

/** One call of a model; `usage` is right at any time, also after it failed. */
export interface ChatCall {
  events(): AsyncIterable<ModelEvent>;
  readonly usage: ModelUsage;
  /** As the endpoint calls it; null: it has not said. */
  readonly model: string | null;
}

/** Prepares one call; nothing is sent before its events are asked for. Its use is reported once, however it ends. */
export function callChat(endpoint: ChatEndpoint, request: ModelRequest, limits: CallLimits): ChatCall {
  const call: OpenCall = { endpoint, request, limits, reading: emptyReading(), wasTaken: false };
  return {
    events: () => run(call),
    get usage() {
      return useOf(call);
    },
    get model() {
      return call.reading.model;
    },
  };
}

interface OpenCall {
  endpoint: ChatEndpoint;
  request: ModelRequest;
  limits: CallLimits;
  reading: ChatReading;
  /** The endpoint has begun to work on it, as far as can be told. */
  wasTaken: boolean;
}

function useOf({ endpoint, request, reading, wasTaken }: OpenCall): ModelUsage {
  return wasTaken ? usageOf(request, reading, endpoint.prices) : NO_USAGE;
}

async function* run(call: OpenCall): AsyncIterable<ModelEvent> {
  const { request, reading, limits, endpoint } = call;
  const watch = watchCall(request.signal, limits);
  const startedMs = Date.now();
  let ended: ModelFinish | BotError['code'] | 'stopped' = 'stopped';
  try {
    const { response, terms } = await send(call, watch.signal);
    call.wasTaken = true;
    for await (const chunk of chunksOf(response, terms, reading)) {
      const { text, restart, isAlive } = readChunk(chunk, reading);
      if (isAlive) watch.touch();
      yield* toEvents(text, restart, request);
    }
    const { text } = endReading(reading);
    yield* toEvents(text, false, request);
    const finish = checkEnd(reading);
    ended = finish;
    for (const tool of closeToolCalls(
      reading.toolCalls,
      request.tools.map(({ name }) => name),
    ))
      yield { type: 'tool_call', call: tool };
    yield { type: 'done', finish, usage: useOf(call), model: reading.model ?? endpoint.model };
  } catch (error) {
    const fault = watch.explain(error);
    if (fault instanceof BotError) ended = fault.code;
    // Who was asked and said nothing has most likely read it all the same.
    if (!(fault instanceof BotError) || fault.code === 'model_timeout') call.wasTaken = true;
    throw fault;
  } finally {
    watch.end();
    if (reading.model !== null) endpoint.terms.heard(reading.model);
    request.report?.({
      asked: endpoint.model,
      model: reading.model,
      usage: useOf(call),
      ended,
      ms: Date.now() - startedMs,
    });
  }
}

function* toEvents(text: string, restart: boolean, request: ModelRequest): Generator<ModelEvent> {
  if (restart && request.mayRestart?.() === true) yield { type: 'restart' };
  if (text !== '') yield { type: 'text', text };
}

/** Sends the request; what the endpoint says it does not take is left out and kept in mind for the next time. */
async function send(
  { endpoint, request }: OpenCall,
  signal: AbortSignal,
): Promise<{ response: Response; terms: EndpointTerms }> {
  for (;;) {
    const terms = endpoint.terms.current();
    try {
      const body = toChatRequest(request, endpoint.model, terms);
      const response = await endpoint.client.chat.completions.create(body, { signal }).asResponse();
      return { response, terms };
    } catch (error) {
      if (!endpoint.terms.learn(error, terms, request)) throw error;
      endpoint.log.info(
        { model: endpoint.model, terms: endpoint.terms.current() },
        'the model endpoint does not take a request like this; it is asked in another way',
      );
    }
  }
}

/** Some servers answer whole although a stream was asked for; a page for people is no answer at all. */
async function* chunksOf(
  response: Response,
  terms: EndpointTerms,
  reading: ChatReading,
): AsyncIterable<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (/\bhtml\b/i.test(type))
    throw new BotError(
      'model_rejected',
      'The model endpoint answered with a web page. Check OPENAI_BASE_URL.',
    );
  if (/^application\/json\b/i.test(type) || !terms.stream) {
    yield (await response.json()) as unknown;
    reading.isDone = true;
    return;
  }
  if (response.body === null) return;
  for await (const event of readServerEvents(response.body as ReadableStream<Uint8Array>)) {
    if (event.type === 'over') {
      reading.isDone = true;
      return;
    }
    yield event.value;
  }
}

/** How an answer ended that came to its end; an answer without a word is a fault. @throws BotError `model_*` */
function checkEnd(reading: ChatReading): ModelFinish {
  const finish = reading.finish ?? (reading.isDone ? 'stop' : null);
  const isEmpty = reading.said === 0 && reading.toolCalls.length === 0;
  if (finish === 'filtered')
    throw new BotError('model_refused', 'The model, or a filter of its provider, refused to answer.');
  if (isEmpty && finish === 'length')
    throw new BotError(
      'model_invalid_output',
      'The model used up its output tokens before it said a word. Raise OPENAI_MAX_OUTPUT_TOKENS.',
    );
  if (isEmpty && finish !== 'broken')
    throw new BotError('model_invalid_output', 'The model endpoint sent an empty answer.', {
      retryable: reading.finish === null,
    });
  if (finish === null || finish === 'broken')
    throw new BotError('model_unavailable', 'The answer of the model broke off.', { retryable: true });
  return reading.toolCalls.length > 0 && finish === 'stop' ? 'tool_calls' : finish;
}
