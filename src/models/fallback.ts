import { BotError, type ErrorCode } from '../core/bot-error.ts';
import { type BreakerRules, type CircuitBreaker, createCircuitBreaker } from '../core/circuit-breaker.ts';
import type { Log } from '../core/log.ts';
import { type Model, type ModelEvent, type ModelRequest, withGenerate } from '../core/model.ts';
import { probe } from './probe.ts';

/** How a stand-in is brought in. */
export interface FallbackOptions {
  log: Log;
  /** Told each time the stand-in serves, with why. */
  onFallback?: (reason: ErrorCode) => void;
  breaker?: Partial<BreakerRules>;
}

/**
 * Two failures may be chance; after that half a minute of quoting is the better service. One for which people have waited
 * in vain is enough.
 */
const RULES: BreakerRules = { failures: 2, pauseMs: 30_000 };
/** So long a question waits to hear whether the model is back, and not for more than this part of its time. */
const PROBE_WAIT_MS = 2_000;
const PROBE_WAIT_SHARE = 0.1;

/**
 * Lets a stand-in serve when the model is down, as long as nobody has seen anything of its answer. The `done` event says
 * so, and why, and the reply can. A model that is down is left alone until a probe finds it back: no question waits for it.
 */
export function withFallback(primary: Model, standIn: Model, options: FallbackOptions): Model {
  const breaker = createCircuitBreaker({ ...RULES, ...options.breaker });
  const pair: Pair = { primary, standIn, breaker, options, code: 'model_unavailable' };
  return withGenerate(primary, (request) => serve(pair, request));
}

interface Pair {
  primary: Model;
  standIn: Model;
  breaker: CircuitBreaker;
  options: FallbackOptions;
  /** What was wrong with it last. */
  code: ErrorCode;
}

async function* serve(pair: Pair, request: ModelRequest): AsyncIterable<ModelEvent> {
  if (pair.breaker.isOpen() && !(await isBack(pair, request))) {
    yield* standInFor(pair, request, pair.code);
    return;
  }
  let hasSaid = false;
  try {
    for await (const event of pair.primary.generate(request)) {
      hasSaid = event.type !== 'restart';
      // Questions behind a breaker that is open need not wait for the end of what has begun.
      if (event.type === 'text' && pair.breaker.isOpen()) pair.breaker.succeeded();
      if (event.type === 'done') settle(pair, event.finish === 'broken' ? (event.fault ?? null) : null);
      yield event;
    }
    return;
  } catch (error) {
    if (!(error instanceof BotError) || !error.code.startsWith('model_')) throw error;
    if (request.signal.aborted) {
      if (isTimeout(request.signal.reason)) pair.breaker.failed();
      throw error;
    }
    settle(pair, error.code);
    // Only answers are for quoting, and only what nobody has seen can be replaced.
    if (!isForQuoting(request) || (hasSaid && request.mayRestart?.() !== true)) throw error;
    pair.options.log.warn(
      { model: pair.primary.name, standIn: pair.standIn.name, code: error.code },
      'the model is down; its stand-in serves',
    );
    if (hasSaid) yield { type: 'restart' };
    yield* standInFor(pair, request, error.code);
  }
}

/** Lets the breaker know how it went; null: well. Who refuses one question may answer the next. */
function settle(pair: Pair, code: ErrorCode | null): void {
  if (code === null) pair.breaker.succeeded();
  else if (code !== 'model_refused') {
    pair.code = code;
    pair.breaker.failed({ atOnce: code === 'model_timeout' });
  }
}

/** Finds out whether a model that was down works again; the question does not wait long for it, the next ones will know. */
async function isBack(pair: Pair, request: ModelRequest): Promise<boolean> {
  if (!pair.breaker.mayTry()) return false;
  const waitMs = Math.min(PROBE_WAIT_MS, (request.timeLeftMs ?? PROBE_WAIT_MS) * PROBE_WAIT_SHARE);
  const probing = probe(pair.primary, request).then((code) => {
    settle(pair, code);
    return code === null;
  });
  let timer: NodeJS.Timeout | undefined;
  const waiting = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), waitMs);
  });
  return Promise.race([probing, waiting]).finally(() => clearTimeout(timer));
}

async function* standInFor(
  { standIn, options }: Pair,
  request: ModelRequest,
  fault: ErrorCode,
): AsyncIterable<ModelEvent> {
  if (!isForQuoting(request))
    throw new BotError('model_unavailable', 'The model is down and is left alone for now.', {
      retryable: true,
    });
  options.onFallback?.(fault);
  for await (const event of standIn.generate(request))
    yield event.type === 'done' ? { ...event, standIn: true, fault } : event;
}

function isForQuoting({ purpose, output }: ModelRequest): boolean {
  return purpose === 'answer' && output === undefined;
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
