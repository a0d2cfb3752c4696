import { setTimeout as sleep } from 'node:timers/promises';
import { BotError } from '../core/bot-error.ts';
import type { Log } from '../core/log.ts';
import {
  addUsage,
  type Model,
  type ModelEvent,
  type ModelRequest,
  type ModelUsage,
  NO_USAGE,
} from '../core/model.ts';
import { type ChatEndpoint, callChat } from './call-chat.ts';
import { type CallLimits, limitsOf, limitsOfSecondTry } from './call-limits.ts';
import type { ModelPrices } from './chat-usage.ts';
import { createTermsMemory, type EndpointTerms } from './endpoint-terms.ts';
import { createOpenAiClient, type EndpointOptions } from './openai-client.ts';
import { pauseBefore } from './retry-call.ts';
import { generateValue } from './structured-output.ts';

/** What an OpenAI-compatible chat model needs. */
export interface OpenAiModelOptions extends EndpointOptions {
  model: string;
  /** The most tokens that the model reads and writes in one call, where known. */
  contextTokens?: number;
  /** What it may write, thinking included: an answer, and a short value such as a route. */
  outputTokens?: { answer: number; short: number };
  /** For the whole call, retries included, where the request does not say how much time is left. */
  timeoutMs: number;
  /** Until the first piece of an answer; at most a third of the time that is left. */
  firstTokenTimeoutMs?: number;
  maxRetries: number;
  prices?: ModelPrices | undefined;
  log: Log;
}

/** A chat model with what its endpoint turned out to take. */
export interface OpenAiModel extends Model {
  terms(): EndpointTerms;
}

/** The most of a model's window that an answer may take. */
const ANSWER_SHARE = 1 / 4;

/**
 * Creates a model that calls an OpenAI-compatible chat endpoint.
 * @throws BotError `model_unavailable`, `model_timeout`, `model_rejected`, `model_refused`, `model_invalid_output`
 */
export function createOpenAiModel(options: OpenAiModelOptions): OpenAiModel {
  const { model, contextTokens, outputTokens, prices, log } = options;
  const terms = createTermsMemory(options.baseUrl);
  const endpoint: ChatEndpoint = { client: createOpenAiClient(options), model, terms, prices, log };
  const stream = (request: ModelRequest): AsyncIterable<ModelEvent> => generate(endpoint, request, options);
  return {
    name: model,
    ability: 'writes',
    ...(contextTokens === undefined ? {} : { contextTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens: withinWindow(outputTokens, contextTokens) }),
    generate: (request) => (request.output === undefined ? stream(request) : generateValue(stream, request)),
    terms: () => terms.current(),
  };
}

function withinWindow(
  { answer, short }: { answer: number; short: number },
  window = Number.POSITIVE_INFINITY,
): { answer: number; short: number } {
  const most = Math.floor(window * ANSWER_SHARE);
  return { answer: Math.min(answer, most), short: Math.min(short, most) };
}

/** What was tried so far. */
interface Tries {
  count: number;
  /** An answer that had begun was begun again. */
  wasRestarted: boolean;
  limits: CallLimits;
}

/**
 * Asks until there is an answer, within the request's time. As long as nobody has seen anything of an answer that broke
 * off, the model is asked once more; what was seen stays, and `done` says that it is not whole.
 */
async function* generate(
  endpoint: ChatEndpoint,
  request: ModelRequest,
  options: OpenAiModelOptions,
): AsyncIterable<ModelEvent> {
  const tries: Tries = { count: 0, wasRestarted: false, limits: limitsOf(request, options) };
  let spent: ModelUsage = NO_USAGE;
  for (;;) {
    const call = callChat(endpoint, request, tries.limits);
    let hasSaid = false;
    try {
      for await (const event of call.events()) {
        if (event.type === 'text') hasSaid = true;
        yield event.type === 'done' ? { ...event, usage: addUsage(spent, event.usage) } : event;
      }
      return;
    } catch (error) {
      spent = addUsage(spent, call.usage);
      if (!(error instanceof BotError)) throw error;
      if (hasSaid && request.mayRestart?.() !== true) {
        yield {
          type: 'done',
          finish: error.code === 'model_refused' ? 'filtered' : 'broken',
          usage: spent,
          model: call.model ?? endpoint.model,
          fault: error.code,
        };
        return;
      }
      await waitToTryAgain(error, hasSaid, { tries, request, options });
      endpoint.log.warn(
        { model: endpoint.model, retry: tries.count, code: error.code },
        'the model is asked again',
      );
      if (hasSaid) yield { type: 'restart' };
    }
  }
}

/** Waits until the model may be asked again. @throws the error, where it may not be */
async function waitToTryAgain(
  error: BotError,
  hasSaid: boolean,
  { tries, request, options }: { tries: Tries; request: ModelRequest; options: OpenAiModelOptions },
): Promise<void> {
  tries.count += 1;
  // Who has waited for nothing once is not made to wait for it again.
  const isHopeless = !error.retryable || error.code === 'model_timeout' || request.signal.aborted;
  if (isHopeless || tries.count > options.maxRetries || (hasSaid && tries.wasRestarted)) throw error;
  if (hasSaid) {
    tries.wasRestarted = true;
    tries.limits = limitsOfSecondTry(tries.limits);
  }
  const pauseMs = pauseBefore(tries.count, error);
  if (Date.now() + pauseMs >= tries.limits.firstTokenAtMs) throw error;
  await sleep(pauseMs, undefined, { signal: request.signal }).catch(() => undefined);
  request.signal.throwIfAborted();
}
