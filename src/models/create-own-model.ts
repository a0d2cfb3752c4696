import { z } from 'zod';
import { BotError, type ErrorCode } from '../core/bot-error.ts';
import { describeIssues } from '../core/describe-issues.ts';
import { type Model, type ModelEvent, type ModelRequest, withGenerate } from '../core/model.ts';
import { watchUse } from '../core/watch-use.ts';
import { limitsOf } from './call-limits.ts';
import type { ModelAdapter, ModelContext } from './define-model.ts';
import { untilLate } from './until-late.ts';

const fn = z.custom((value) => typeof value === 'function', 'must be a function: async *(request)');
const modelSchema = z.looseObject({
  name: z.string().min(1),
  ability: z.enum(['writes', 'quotes']),
  contextTokens: z.number().positive().optional(),
  outputTokens: z.object({ answer: z.number().positive(), short: z.number().positive() }).optional(),
  generate: fn,
});

/**
 * Has an adapter make its model. Whatever the model throws, or says that is no event, is translated, so that quoting
 * stands in for it as for any model that is down.
 * @throws BotError `config_invalid` when there is no model to be had
 */
export function createOwnModel(adapter: ModelAdapter, context: ModelContext): Model {
  const made = make(adapter, context);
  return withGenerate(made, (request) => checkEvents(made, request, context));
}

function make(adapter: ModelAdapter, context: ModelContext): Model {
  const { name } = adapter;
  try {
    const made = adapter.create(context);
    const { error } = modelSchema.safeParse(made);
    if (error === undefined) return made;
    throw new BotError('config_invalid', `The model adapter ${name} made no model: ${describeIssues(error)}`);
  } catch (error) {
    if (error instanceof BotError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BotError('config_invalid', `The model adapter ${name} made no model: ${why}`, { cause: error });
  }
}

const figure = z.number();
const optional = figure.exactOptional();
const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('restart') }),
  z.object({
    type: z.literal('tool_call'),
    call: z.object({ id: z.string(), name: z.string(), arguments: z.string() }),
  }),
  z.object({
    type: z.literal('done'),
    finish: z.enum(['stop', 'length', 'tool_calls', 'filtered', 'broken']),
    usage: z.object({
      inputTokens: figure,
      outputTokens: figure,
      costUsd: figure,
      cachedTokens: optional,
      reasoningTokens: optional,
      estimated: z.literal(true).exactOptional(),
    }),
    model: z.string(),
    fault: z.custom<ErrorCode>((code) => typeof code === 'string').exactOptional(),
  }),
]);

/** A model that minds its time itself is ended by itself. */
const GRACE_MS = 100;

async function* checkEvents(
  made: Model,
  request: ModelRequest,
  { log, timeoutMs }: ModelContext,
): AsyncIterable<ModelEvent> {
  const endAtMs = limitsOf(request, { timeoutMs }).endAtMs + GRACE_MS;
  const use = watchUse(made.name, request);
  try {
    let hasSaid = false;
    for await (const event of untilLate(made.generate(use.request), endAtMs)) {
      const checked = eventSchema.parse(event);
      use.heard(checked);
      hasSaid ||= checked.type === 'tool_call' || (checked.type === 'text' && checked.text.trim() !== '');
      if (checked.type === 'restart') hasSaid = false;
      if (checked.type === 'done' && !hasSaid)
        throw new BotError('model_invalid_output', `The model ${made.name} gave an empty answer.`);
      yield checked;
      if (checked.type === 'done') return;
    }
    throw new Error('It ended without the event "done".');
  } catch (error) {
    const fault = toFault(error, made, { request, log });
    use.failed(fault);
    throw fault;
  } finally {
    use.end();
  }
}

function toFault(
  error: unknown,
  { name }: Model,
  { request, log }: { request: ModelRequest } & Pick<ModelContext, 'log'>,
): BotError {
  if (error instanceof BotError) return error;
  const code = request.signal.aborted ? 'model_timeout' : 'model_unavailable';
  log.warn({ err: error, model: name, code }, 'the model of an extension failed');
  // Its words stay in the cause: they may repeat what people wrote.
  return new BotError(code, `The model ${name} failed.`, { cause: error, retryable: true });
}
