import { BotError, type ErrorCode } from '../core/bot-error.ts';
import type { Model, ModelRequest } from '../core/model.ts';

/** A third of it is for the first word: a model that takes longer is of no use to a turn. */
const PROBE_MS = 45_000;

/** Asks a model for one word, for anyone who wants to know whether it works; null: it does, else what is wrong. */
export async function probe(
  model: Model,
  { report }: Pick<ModelRequest, 'report'> = {},
): Promise<ErrorCode | null> {
  const request: ModelRequest = {
    purpose: 'probe',
    question: 'ping',
    evidence: [],
    language: 'en',
    messages: [{ role: 'user', content: 'Reply with: ok' }],
    tools: [],
    // A model that thinks first must come to that word.
    maxOutputTokens: model.outputTokens?.short ?? 100,
    signal: AbortSignal.timeout(PROBE_MS),
    timeLeftMs: PROBE_MS,
    ...(report === undefined ? {} : { report }),
  };
  try {
    for await (const event of model.generate(request)) if (event.type === 'done') return null;
    return 'model_invalid_output';
  } catch (error) {
    return error instanceof BotError ? error.code : 'model_unavailable';
  }
}
