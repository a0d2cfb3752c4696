import type { z } from 'zod';
import { BotError } from '../../core/bot-error.ts';
import type { CallArguments, SlackCalls } from './slack-api.ts';

const FIRST_WAIT_MS = 1_000;
const MAX_WAIT_MS = 60_000;

/** Why a call waits, and for how long. */
export interface Waiting {
  method: string;
  /** The code of what went wrong. */
  code: string;
  waitMs: number;
  /** How often it was tried. */
  tries: number;
}

/**
 * The same calls for work that nobody waits for: a 429, an outage or a lost connection is waited out and the call made
 * again, for as long as it takes; a refusal is thrown, and so is what `endsOn` says.
 */
export function withPatience(
  api: SlackCalls,
  options: {
    onWait(waiting: Waiting): Promise<void>;
    sleep(ms: number): Promise<void>;
    endsOn?(error: BotError): boolean;
  },
): SlackCalls {
  return {
    async call<Schema extends z.ZodType>(method: string, args: CallArguments, schema: Schema) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await api.call(method, args, schema);
        } catch (error) {
          if (!(error instanceof BotError) || !error.retryable || !error.code.startsWith('slack_'))
            throw error;
          if (options.endsOn?.(error) === true) throw error;
          const growing = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries - 1, 10));
          const waitMs = error.retryAfterMs ?? growing;
          await options.onWait({ method, code: error.code, waitMs, tries });
          await options.sleep(waitMs);
        }
      }
    },
  };
}
