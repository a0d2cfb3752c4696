import type { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import type { ModelEvent, ModelMessage, ModelRequest, ModelUsage } from '../core/model.ts';
import { addUsage, NO_USAGE } from '../core/model.ts';
import { findJson } from './find-json.ts';
import { toJsonSchema, withoutEmptyKeys } from './strict-schema.ts';

type Generate = (request: ModelRequest) => AsyncIterable<ModelEvent>;
type Done = Extract<ModelEvent, { type: 'done' }>;

/**
 * Has a model give one JSON value of `request.output` and checks it before anything is handed on; a value that does
 * not fit is sent back once with what is wrong with it.
 * @throws BotError `model_invalid_output` when the second one does not fit either.
 */
export async function* generateValue(generate: Generate, request: ModelRequest): AsyncIterable<ModelEvent> {
  const schema = request.output?.schema;
  if (schema === undefined) throw new BotError('internal', 'There is no schema to generate a value of.');
  let messages: ModelMessage[] = request.messages;
  let usage: ModelUsage = NO_USAGE;
  const startedMs = Date.now();
  for (const last of [false, true]) {
    const { timeLeftMs } = request;
    const left = timeLeftMs === undefined ? {} : { timeLeftMs: timeLeftMs - (Date.now() - startedMs) };
    // Nobody sees anything of it before it is whole.
    const asked = { ...request, ...left, messages, mayRestart: () => true };
    const { text, done } = await collect(generate(asked));
    usage = addUsage(usage, done.usage);
    const value = readValue(text, schema);
    if (value.ok) {
      yield { type: 'text', text: value.json };
      yield { ...done, usage };
      return;
    }
    if (last || done.finish === 'filtered')
      throw new BotError('model_invalid_output', `The model gave no valid ${request.output?.name}.`);
    messages = [
      ...request.messages,
      { role: 'assistant', content: text },
      {
        role: 'user',
        content: `That is not valid: ${value.fault}\nReply with the corrected JSON value and nothing else.`,
      },
    ];
  }
}

async function collect(events: AsyncIterable<ModelEvent>): Promise<{ text: string; done: Done }> {
  let text = '';
  for await (const event of events) {
    if (event.type === 'text') text += event.text;
    if (event.type === 'restart') text = '';
    if (event.type === 'done') return { text, done: event };
  }
  throw new BotError('model_invalid_output', 'The model ended without saying so.');
}

type Value = { ok: true; json: string } | { ok: false; fault: string };

/** Reads the JSON value that a text holds; null may stand for what the schema lets be left out. */
function readValue(text: string, schema: z.ZodType): Value {
  const raw = findJson(text);
  if (raw === undefined) return { ok: false, fault: 'It is not JSON.' };
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { ok: true, json: JSON.stringify(raw) };
  const bare = withoutEmptyKeys(raw, toJsonSchema(schema));
  if (schema.safeParse(bare).success) return { ok: true, json: JSON.stringify(bare) };
  const faults = parsed.error.issues
    .slice(0, 8)
    .map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`);
  return { ok: false, fault: faults.join('; ') };
}
