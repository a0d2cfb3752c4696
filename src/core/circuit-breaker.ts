/** Remembers whether something is down, so that not everybody waits for it to fail. */
export interface CircuitBreaker {
  /** Whether to try: yes while it works, and one trial at a time once the pause is over. */
  mayTry(): boolean;
  /** Whether it is known to be down: then `mayTry` allows no more than a trial now and then. */
  isOpen(): boolean;
  succeeded(): void;
  /** `atOnce`: this one failure is enough, as where each costs people their time. */
  failed(how?: { atOnce: boolean }): void;
}

/** How a breaker decides. */
export interface BreakerRules {
  /** Failures in a row after which it stays away. */
  failures: number;
  pauseMs: number;
  nowMs?: () => number;
}

/** Creates a breaker that lets calls through. */
export function createCircuitBreaker({ failures, pauseMs, nowMs = Date.now }: BreakerRules): CircuitBreaker {
  let inARow = 0;
  let closedUntilMs = 0;
  return {
    mayTry() {
      if (inARow < failures) return true;
      if (nowMs() < closedUntilMs) return false;
      // The one that comes first after the pause tries; the others keep away until it is known how that went.
      closedUntilMs = nowMs() + pauseMs;
      return true;
    },
    isOpen: () => inARow >= failures,
    succeeded() {
      inARow = 0;
    },
    failed(how) {
      inARow = how?.atOnce === true ? Math.max(failures, inARow + 1) : inARow + 1;
      closedUntilMs = nowMs() + pauseMs;
    },
  };
}
