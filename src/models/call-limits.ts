import type { ModelRequest } from '../core/model.ts';
import { timeout, translateOpenAiError } from './translate-openai-error.ts';

/** By when a request must have what, in `Date.now()` milliseconds. */
export interface CallLimits {
  /** When the model must have begun to answer, however often it was asked by then. */
  firstTokenAtMs: number;
  /** When the answer must be whole: what comes after it must still find time. */
  endAtMs: number;
  /** The longest silence within an answer. */
  silenceMs: number;
}

/** Part of the time that is left: a model that has said nothing by then is no help to anybody who waits. */
const FIRST_TOKEN_SHARE = 1 / 3;
/** What is kept for what stands in for the model, and for posting it. */
const RESERVE_SHARE = 0.1;
const MAX_RESERVE_MS = 5_000;

/** Works out the limits of a request that begins now. */
export function limitsOf(
  { timeLeftMs }: Pick<ModelRequest, 'timeLeftMs'>,
  { timeoutMs, firstTokenTimeoutMs }: { timeoutMs: number; firstTokenTimeoutMs?: number },
): CallLimits {
  const leftMs = Math.max(0, Math.min(timeLeftMs ?? timeoutMs, timeoutMs));
  const share = leftMs * FIRST_TOKEN_SHARE;
  const firstTokenMs = Math.min(firstTokenTimeoutMs ?? share, share);
  const now = Date.now();
  return {
    firstTokenAtMs: now + firstTokenMs,
    endAtMs: now + leftMs - Math.min(MAX_RESERVE_MS, leftMs * RESERVE_SHARE),
    silenceMs: share,
  };
}

/** The limits of asking once more, when an answer had begun and broke off. */
export function limitsOfSecondTry({ endAtMs }: CallLimits): CallLimits {
  const now = Date.now();
  const share = Math.max(0, endAtMs - now) * FIRST_TOKEN_SHARE;
  return { firstTokenAtMs: now + share, endAtMs, silenceMs: share };
}

/** Watches over one call. */
export interface CallWatch {
  signal: AbortSignal;
  /** The model has gone on: from now on it may be silent so long. */
  touch(): void;
  /** Ends the watch, and the call if it is still under way. */
  end(): void;
  /** Says what an error means: the asker stopped, the time was up, or the endpoint failed. */
  explain(error: unknown): unknown;
}

/** Begins to watch a call: it is ended when its time is up, or when `outer` says so. */
export function watchCall(outer: AbortSignal, limits: CallLimits): CallWatch {
  const controller = new AbortController();
  let isLate = false;
  const start = (untilMs: number) =>
    setTimeout(
      () => {
        isLate = true;
        controller.abort();
      },
      Math.max(0, untilMs - Date.now()),
    );
  let timer = start(Math.min(limits.firstTokenAtMs, limits.endAtMs));
  return {
    signal: AbortSignal.any([outer, controller.signal]),
    touch() {
      clearTimeout(timer);
      timer = start(Math.min(Date.now() + limits.silenceMs, limits.endAtMs));
    },
    end() {
      clearTimeout(timer);
      controller.abort();
    },
    explain(error) {
      if (isLate) return timeout();
      if (!outer.aborted) return translateOpenAiError(error);
      const reason: unknown = outer.reason;
      return reason instanceof DOMException && reason.name === 'TimeoutError' ? timeout() : reason;
    },
  };
}
