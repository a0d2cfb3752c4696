import { BotError } from '../core/bot-error.ts';
import {
  type Model,
  type ModelEvent,
  type ModelPurpose,
  type ModelRequest,
  type ModelToolCall,
  NO_USAGE,
} from '../core/model.ts';

/** One call that a test expects, and what comes back. */
export interface ScriptedCall {
  /** Left out: it is for whatever is asked but reading a question, which a script that says nothing of it leaves to code. */
  purpose?: ModelPurpose;
  /** Says what is wrong with the request, or null; left out, any request will do. */
  expect?: (request: ModelRequest) => string | null;
  /** Given in pieces, as a model streams. */
  text?: string | string[];
  toolCalls?: ModelToolCall[];
  finish?: 'stop' | 'length' | 'tool_calls' | 'filtered';
  usage?: { inputTokens: number; outputTokens: number; costUsd: number };
  /** Thrown after the text was given. */
  fail?: Error;
}

/** A model that says what a test wrote down, call by call. */
export interface ScriptedModel extends Model {
  readonly requests: ModelRequest[];
  /** @throws when calls are left that nobody made. */
  assertDone(): void;
}

/** Creates a model that fails on a call that was not expected, and through `assertDone` on one that never came. */
export function createScriptedModel(calls: ScriptedCall[]): ScriptedModel {
  const left = [...calls];
  const requests: ModelRequest[] = [];
  return {
    name: 'scripted',
    ability: 'writes',
    requests,
    async *generate(request) {
      if (request.purpose === 'understand' && left[0]?.purpose !== 'understand')
        throw new BotError('model_invalid_output', 'The script says nothing of reading questions.');
      requests.push(request);
      const call = left.shift();
      if (call === undefined)
        throw new Error(`The script has no call number ${requests.length} (${request.purpose}).`);
      const fault = call.expect?.(request) ?? null;
      if (fault !== null) throw new Error(`Call number ${requests.length} is not as expected: ${fault}`);
      yield* play(call, request);
    },
    assertDone() {
      if (left.length > 0)
        throw new Error(`${left.length} of ${calls.length} scripted calls were never made.`);
    },
  };
}

async function* play(call: ScriptedCall, request: ModelRequest): AsyncIterable<ModelEvent> {
  for (const text of [call.text ?? []].flat()) {
    if (request.signal.aborted)
      throw new BotError('model_timeout', 'The call was given up.', { retryable: true });
    yield { type: 'text', text };
  }
  if (call.fail !== undefined) throw call.fail;
  for (const toolCall of call.toolCalls ?? []) yield { type: 'tool_call', call: toolCall };
  const finish = call.finish ?? (call.toolCalls === undefined ? 'stop' : 'tool_calls');
  yield { type: 'done', finish, usage: call.usage ?? NO_USAGE, model: 'scripted' };
}
