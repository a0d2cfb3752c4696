import { setTimeout as sleep } from 'node:timers/promises';
import { BotError } from '../core/bot-error.ts';

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 8_000;

/** How often and how long to try again. */
export interface RetryRules {
  maxRetries: number;
  signal: AbortSignal;
  /** No retry starts after this time, in `Date.now()` milliseconds. */
  deadlineMs: number;
  /** Told before each retry. */
  onRetry: (retry: number, error: BotError) => void;
}

/** How long to wait before a retry, the first being 1: as long as the other side asked for, else a random while. */
export function pauseBefore(retry: number, { retryAfterMs }: BotError): number {
  return retryAfterMs ?? Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** retry);
}

/**
 * Tries a call again after retryable errors, with full jitter (a random pause up to an exponentially growing limit) so
 * that many callers do not come back together; a pause that the other side asked for is kept instead.
 */
export async function retryCall<Result>(call: () => Promise<Result>, rules: RetryRules): Promise<Result> {
  for (let retry = 1; ; retry += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof BotError) || !error.retryable || retry > rules.maxRetries) throw error;
      const pauseMs = pauseBefore(retry, error);
      if (Date.now() + pauseMs >= rules.deadlineMs) throw error;
      rules.onRetry(retry, error);
      await sleep(pauseMs, undefined, { signal: rules.signal }).catch(() => undefined);
      rules.signal.throwIfAborted();
    }
  }
}
