import type { OpenAI } from 'openai';
import { BotError } from '../core/bot-error.ts';
import type { Log } from '../core/log.ts';
import type { Model, ModelEvent, ModelRequest, ModelUsage } from '../core/model.ts';
import { createOpenAiClient, type EndpointOptions } from './openai-client.ts';
import { assumeEndpoint, type EndpointGaps, learnGap, toChatRequest } from './openai-request.ts';
import { type ChatReading, emptyReading, readChunk } from './read-chat-stream.ts';
import { retryCall } from './retry-call.ts';
import { generateValue } from './structured-output.ts';
import { timeout, translateOpenAiError } from './translate-openai-error.ts';

/** What an OpenAI-compatible chat model needs. */
export interface OpenAiModelOptions extends EndpointOptions {
  model: string;
  /** The most tokens that the model reads and writes in one call, where known. */
  contextTokens?: number;
  /** For the whole call, retries included. */
  timeoutMs: number;
  /** Until the first piece of an answer; by default two thirds of `timeoutMs`. */
  firstTokenTimeoutMs?: number;
  maxRetries: number;
  /** Absent: costs are reported as 0, since the endpoint does not tell its prices. */
  prices?: { inputPerMillionUsd: number; outputPerMillionUsd: number } | undefined;
  log: Log;
}

interface Endpoint extends OpenAiModelOptions {
  client: OpenAI;
  gaps: EndpointGaps;
}

/**
 * Creates a model that calls an OpenAI-compatible chat endpoint.
 * @throws BotError `model_unavailable`, `model_timeout`, `model_rejected`, `model_invalid_output`
 */
export function createOpenAiModel(options: OpenAiModelOptions): Model {
  const endpoint: Endpoint = {
    ...options,
    client: createOpenAiClient(options),
    gaps: assumeEndpoint(options.baseUrl),
  };
  const stream = (request: ModelRequest): AsyncIterable<ModelEvent> => generate(endpoint, request);
  return {
    name: options.model,
    ability: 'writes',
    ...(options.contextTokens === undefined ? {} : { contextTokens: options.contextTokens }),
    generate: (request) => (request.output === undefined ? stream(request) : generateValue(stream, request)),
  };
}

async function* generate(endpoint: Endpoint, request: ModelRequest): AsyncIterable<ModelEvent> {
  const deadlineMs = Date.now() + endpoint.timeoutMs;
  const opened = await retryCall(() => open(endpoint, request, deadlineMs), {
    maxRetries: endpoint.maxRetries,
    signal: request.signal,
    deadlineMs,
    onRetry: (retry, error) =>
      endpoint.log.warn({ model: endpoint.model, retry, code: error.code }, 'the model is asked again'),
  });
  yield* opened.rest();
}

/** A stream that has begun to answer; from here on a failure is final, since what came may have been shown. */
interface Opened {
  rest(): AsyncIterable<ModelEvent>;
}

async function open(endpoint: Endpoint, request: ModelRequest, deadlineMs: number): Promise<Opened> {
  const limit = startTimeLimit(
    request.signal,
    Math.min(endpoint.firstTokenTimeoutMs ?? (endpoint.timeoutMs * 2) / 3, deadlineMs - Date.now()),
  );
  const reading = emptyReading();
  try {
    const chunks = await send(endpoint, request, limit.signal);
    const first = await readUntilText(chunks, reading);
    limit.restart(deadlineMs - Date.now());
    return { rest: () => readRest({ endpoint, request, chunks, reading, first, limit }) };
  } catch (error) {
    limit.end();
    throw limit.explain(error);
  }
}

/** Sends the request; what the endpoint says it does not know is left out and noted for the next time. */
async function send(
  endpoint: Endpoint,
  request: ModelRequest,
  signal: AbortSignal,
): Promise<AsyncIterator<unknown>> {
  for (;;) {
    try {
      const body = toChatRequest(request, endpoint.model, endpoint.gaps);
      const stream = await endpoint.client.chat.completions.create(body, { signal });
      return stream[Symbol.asyncIterator]();
    } catch (error) {
      if (!learnGap(error, endpoint.gaps, request)) throw error;
      endpoint.log.info(
        { model: endpoint.model, gaps: endpoint.gaps },
        'the model endpoint lacks an option; asking without it',
      );
    }
  }
}

async function readUntilText(chunks: AsyncIterator<unknown>, reading: ChatReading): Promise<string | null> {
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    const text = readChunk(next.value, reading);
    if (text !== '') return text;
  }
  if (reading.finish === null)
    throw new BotError('model_invalid_output', 'The model endpoint sent an empty answer.', {
      retryable: true,
    });
  return null;
}

interface Reading {
  endpoint: Endpoint;
  request: ModelRequest;
  chunks: AsyncIterator<unknown>;
  reading: ChatReading;
  first: string | null;
  limit: TimeLimit;
}

async function* readRest({
  endpoint,
  request,
  chunks,
  reading,
  first,
  limit,
}: Reading): AsyncIterable<ModelEvent> {
  let length = first?.length ?? 0;
  try {
    if (first !== null) {
      yield { type: 'text', text: first };
      for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
        const text = readChunk(next.value, reading);
        length += text.length;
        if (text !== '') yield { type: 'text', text };
      }
    }
    if (reading.finish === null)
      throw new BotError('model_unavailable', 'The answer of the model broke off.', { retryable: true });
    for (const call of reading.toolCalls) yield { type: 'tool_call', call };
    const finish = reading.toolCalls.length > 0 && reading.finish === 'stop' ? 'tool_calls' : reading.finish;
    yield {
      type: 'done',
      finish,
      usage: usageOf(endpoint, request, reading, length),
      model: reading.model ?? endpoint.model,
    };
  } catch (error) {
    throw limit.explain(error);
  } finally {
    limit.end();
    await chunks.return?.();
  }
}

/** The provider's own figures; where it gives none, four characters count as a token, so that budgets still hold. */
function usageOf(
  endpoint: Endpoint,
  request: ModelRequest,
  reading: ChatReading,
  length: number,
): ModelUsage {
  const asked = request.messages.reduce((sum, message) => sum + message.content.length, 0);
  const { inputTokens, outputTokens } = reading.usage ?? {
    inputTokens: Math.ceil(asked / 4),
    outputTokens: Math.ceil(length / 4),
  };
  const { inputPerMillionUsd, outputPerMillionUsd } = endpoint.prices ?? {
    inputPerMillionUsd: 0,
    outputPerMillionUsd: 0,
  };
  const costUsd = (inputTokens * inputPerMillionUsd + outputTokens * outputPerMillionUsd) / 1_000_000;
  return { inputTokens, outputTokens, costUsd };
}

interface TimeLimit {
  signal: AbortSignal;
  restart(ms: number): void;
  end(): void;
  /** Says what an error means: the asker stopped, the time was up, or the endpoint failed. */
  explain(error: unknown): unknown;
}

function startTimeLimit(outer: AbortSignal, ms: number): TimeLimit {
  const controller = new AbortController();
  const start = (forMs: number) => setTimeout(() => controller.abort(), Math.max(0, forMs));
  let timer = start(ms);
  return {
    signal: AbortSignal.any([outer, controller.signal]),
    restart(forMs) {
      clearTimeout(timer);
      timer = start(forMs);
    },
    end: () => clearTimeout(timer),
    explain(error) {
      if (controller.signal.aborted) return timeout();
      if (!outer.aborted) return translateOpenAiError(error);
      const reason: unknown = outer.reason;
      return reason instanceof DOMException && reason.name === 'TimeoutError' ? timeout() : reason;
    },
  };
}
