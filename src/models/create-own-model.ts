import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import type { Model, ModelEvent, ModelRequest } from '../core/model.ts';
import type { ModelAdapter, ModelContext } from './define-model.ts';

const fn = z.custom((value) => typeof value === 'function', 'must be a function: async *(request)');
const modelSchema = z.looseObject({
  name: z.string().min(1),
  ability: z.enum(['writes', 'quotes']),
  contextTokens: z.number().positive().optional(),
  generate: fn,
});

/**
 * Has an adapter make its model. Whatever the model throws, or says that is no event, is translated, so that quoting
 * stands in for it as for any model that is down.
 * @throws BotError `config_invalid` when there is no model to be had
 */
export function createOwnModel(adapter: ModelAdapter, context: ModelContext): Model {
  const made = make(adapter, context);
  return {
    name: made.name,
    ability: made.ability,
    ...(made.contextTokens === undefined ? {} : { contextTokens: made.contextTokens }),
    generate: (request) => checkEvents(made, request, context),
  };
}

function make(adapter: ModelAdapter, context: ModelContext): Model {
  const { name } = adapter;
  try {
    const made = adapter.create(context);
    const faults = modelSchema.safeParse(made).error?.issues ?? [];
    if (faults.length === 0) return made;
    const said = faults.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`).join('; ');
    throw new BotError('config_invalid', `The model adapter ${name} made no model: ${said}`);
  } catch (error) {
    if (error instanceof BotError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BotError('config_invalid', `The model adapter ${name} made no model: ${why}`, { cause: error });
  }
}

const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('tool_call'),
    call: z.object({ id: z.string(), name: z.string(), arguments: z.string() }),
  }),
  z.object({
    type: z.literal('done'),
    finish: z.enum(['stop', 'length', 'tool_calls', 'filtered']),
    usage: z.object({ inputTokens: z.number(), outputTokens: z.number(), costUsd: z.number() }),
    model: z.string(),
  }),
]);

async function* checkEvents(
  made: Model,
  request: ModelRequest,
  { log }: ModelContext,
): AsyncIterable<ModelEvent> {
  try {
    for await (const event of made.generate(request)) {
      const checked = eventSchema.parse(event);
      yield checked;
      if (checked.type === 'done') return;
    }
    throw new Error('It ended without the event "done".');
  } catch (error) {
    if (error instanceof BotError) throw error;
    const code = request.signal.aborted ? 'model_timeout' : 'model_unavailable';
    log.warn({ err: error, model: made.name, code }, 'the model of an extension failed');
    // Its words stay in the cause: they may repeat what people wrote.
    throw new BotError(code, `The model ${made.name} failed.`, { cause: error, retryable: true });
  }
}
