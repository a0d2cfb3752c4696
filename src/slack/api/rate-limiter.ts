/** Time as the limiter needs it; tests move it by hand. */
export interface Pace {
  nowMs(): number;
  sleep(ms: number): Promise<void>;
}

/** The machine's own time. */
export const realPace: Pace = {
  nowMs: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** How often a thing may be done: `burst` at once, and then one each `intervalMs`. */
export interface Rate {
  intervalMs: number;
  burst: number;
}

/** Spaces calls out, each kind by a key of its own. Nothing is dropped: who is too early waits. */
export interface RateLimiter {
  /** Resolves when the next call of this key may be made. */
  take(key: string, rate: Rate): Promise<void>;
  /** Takes a place only if one is free now. */
  tryTake(key: string, rate: Rate): boolean;
  /** Takes a place only if half of the burst stays free for others: 0, or milliseconds until then. */
  takeSpare(key: string, rate: Rate): number;
  /** Holds a key back, because the other side said so. */
  pause(key: string, ms: number): void;
}

/**
 * A token bucket per key, kept as the time at which it will be full again (the generic cell rate algorithm), so that
 * waiting is one sleep and the queue is fair without holding one.
 */
export function createRateLimiter(pace: Pace = realPace): RateLimiter {
  const fullAt = new Map<string, number>();
  const pausedUntil = new Map<string, number>();

  const waitFor = (key: string, rate: Rate): number => {
    const now = pace.nowMs();
    const full = Math.max(fullAt.get(key) ?? now, now);
    const paced = full - now - rate.intervalMs * (rate.burst - 1);
    return Math.max(0, paced, (pausedUntil.get(key) ?? now) - now);
  };
  const reserve = (key: string, rate: Rate): void => {
    const now = pace.nowMs();
    fullAt.set(key, Math.max(fullAt.get(key) ?? now, now) + rate.intervalMs);
  };

  return {
    async take(key, rate) {
      const waitMs = waitFor(key, rate);
      reserve(key, rate);
      if (waitMs > 0) await pace.sleep(waitMs);
    },
    tryTake(key, rate) {
      if (waitFor(key, rate) > 0) return false;
      reserve(key, rate);
      return true;
    },
    takeSpare(key, rate) {
      const waitMs = waitFor(key, { ...rate, burst: Math.ceil(rate.burst / 2) });
      if (waitMs === 0) reserve(key, rate);
      return waitMs;
    },
    pause(key, ms) {
      pausedUntil.set(key, Math.max(pausedUntil.get(key) ?? 0, pace.nowMs() + ms));
    },
  };
}
