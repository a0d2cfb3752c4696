import { BotError, type ErrorCode } from '../core/bot-error.ts';
import type { Model, ModelRequest } from '../core/model.ts';

/** A third of it is for the first word: a model that takes longer is of no use to a turn. */
const PROBE_MS = 45_000;

/**
 * Asks a model for one word, for anyone who wants to know whether it works; null: it does, else what is wrong. It is known
 * with the first of what it says; the rest comes to its end beside, so that its use is told in full.
 */
export function probe(
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
  return new Promise((resolve) => {
    void listen(model, request, resolve);
  });
}

async function listen(
  model: Model,
  request: ModelRequest,
  tell: (code: ErrorCode | null) => void,
): Promise<void> {
  try {
    for await (const event of model.generate(request))
      if (event.type === 'text' || event.type === 'done') tell(null);
    tell('model_invalid_output');
  } catch (error) {
    tell(error instanceof BotError ? error.code : 'model_unavailable');
  }
}
