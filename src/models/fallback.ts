import { BotError, type ErrorCode } from '../core/bot-error.ts';
import { type BreakerRules, type CircuitBreaker, createCircuitBreaker } from '../core/circuit-breaker.ts';
import type { Log } from '../core/log.ts';
import type { Model, ModelEvent, ModelRequest } from '../core/model.ts';

/** How a stand-in is brought in. */
export interface FallbackOptions {
  log: Log;
  /** Told each time the stand-in serves, with why. */
  onFallback?: (reason: ErrorCode) => void;
  breaker?: Partial<BreakerRules>;
}

/** Two failures may be chance and cost two time limits; after that half a minute of quoting is the better service. */
const RULES: BreakerRules = { failures: 2, pauseMs: 30_000 };

/**
 * Lets a stand-in serve when the model is down, as long as the model has not said anything yet. The `done` event says
 * so, and the reply can.
 */
export function withFallback(primary: Model, standIn: Model, options: FallbackOptions): Model {
  const breaker = createCircuitBreaker({ ...RULES, ...options.breaker });
  return {
    name: primary.name,
    ability: primary.ability,
    ...(primary.contextTokens === undefined ? {} : { contextTokens: primary.contextTokens }),
    generate: (request) => serve({ primary, standIn, breaker, options }, request),
  };
}

interface Pair {
  primary: Model;
  standIn: Model;
  breaker: CircuitBreaker;
  options: FallbackOptions;
}

async function* serve(
  { primary, standIn, breaker, options }: Pair,
  request: ModelRequest,
): AsyncIterable<ModelEvent> {
  if (!breaker.mayTry()) {
    if (request.output !== undefined)
      throw new BotError('model_unavailable', 'The model is down and is left alone for now.', {
        retryable: true,
      });
    options.onFallback?.('model_unavailable');
    yield* standingIn(standIn, request);
    return;
  }
  let said = false;
  try {
    for await (const event of primary.generate(request)) {
      said = true;
      if (event.type === 'done') breaker.succeeded();
      yield event;
    }
    return;
  } catch (error) {
    if (!(error instanceof BotError) || !error.code.startsWith('model_')) throw error;
    breaker.failed();
    // Only the stand-in's own words may follow what was said, and it cannot give values of a schema.
    if (said || request.output !== undefined || request.signal.aborted) throw error;
    options.log.warn(
      { model: primary.name, standIn: standIn.name, code: error.code },
      'the model is down; its stand-in serves',
    );
    options.onFallback?.(error.code);
  }
  yield* standingIn(standIn, request);
}

async function* standingIn(standIn: Model, request: ModelRequest): AsyncIterable<ModelEvent> {
  for await (const event of standIn.generate(request))
    yield event.type === 'done' ? { ...event, standIn: true } : event;
}
