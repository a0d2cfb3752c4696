import { BotError } from './bot-error.ts';
import { type ModelEvent, type ModelRequest, type ModelUsage, NO_USAGE } from './model.ts';

/** Sees to it that a request's use of a model is reported, by the model itself or, where that does not, for it. */
export interface UseWatch {
  /** What to hand to the model. */
  request: ModelRequest;
  /** Whether the model has said anything. */
  hasHeard(): boolean;
  heard(event: ModelEvent): void;
  failed(error: unknown): void;
  /** Reports the use, unless the model has done so; call it once, when nothing more will come. */
  end(): void;
}

/** Characters of a token, where nobody tells how many there were. */
const CHARACTERS = 4;

/** Begins to watch one request. */
export function watchUse(asked: string, request: ModelRequest): UseWatch {
  const startedMs = Date.now();
  let wasReported = false;
  let said = 0;
  let hasHeard = false;
  let done: Extract<ModelEvent, { type: 'done' }> | null = null;
  let fault: unknown;
  const estimate = (): ModelUsage => {
    if (!hasHeard) return NO_USAGE;
    const read = request.messages.reduce((sum, { content }) => sum + content.length, 0);
    const tokens = {
      inputTokens: Math.ceil(read / CHARACTERS),
      outputTokens: Math.ceil(said / CHARACTERS),
    };
    return { ...tokens, costUsd: 0, estimated: true };
  };
  return {
    request: {
      ...request,
      report: (use) => {
        wasReported = true;
        request.report?.(use);
      },
    },
    hasHeard: () => hasHeard,
    heard(event) {
      hasHeard = true;
      if (event.type === 'text') said += event.text.length;
      if (event.type === 'done') done = event;
    },
    failed(error) {
      fault = error;
    },
    end() {
      if (wasReported) return;
      const code = fault instanceof BotError ? fault.code : 'stopped';
      request.report?.({
        asked,
        model: done?.model ?? null,
        usage: done?.usage ?? estimate(),
        ended: done?.finish ?? code,
        ms: Date.now() - startedMs,
      });
    },
  };
}
