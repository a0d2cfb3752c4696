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

/** How often a thing may be done: at most so many calls within any stretch of `perMs`. */
export interface Rate {
  calls: number;
  perMs: number;
}

/** Spaces calls out, each kind by a key of its own. Nothing is dropped: who is too early waits. */
export interface RateLimiter {
  /** Resolves when the next call of this key may be made; a pause that comes meanwhile is waited for too. */
  take(key: string, rate: Rate): Promise<void>;
  /** Takes a place only if one is free now. */
  tryTake(key: string, rate: Rate): Promise<boolean>;
  /** Takes a place only if half of them stay free for others: 0, or milliseconds until then. */
  takeSpare(key: string, rate: Rate): Promise<number>;
  /** Holds a key back, because the other side said so. */
  pause(key: string, ms: number): Promise<void>;
}

/** Where the places of the latest calls are kept. */
export interface PaceStore {
  /** Milliseconds until the place that was taken; without `mayWait` none is, unless it is 0. */
  take(key: string, rate: Rate, how: { share: number; mayWait: boolean }): Promise<number>;
  pause(key: string, ms: number): Promise<void>;
  /** Milliseconds for which a key is held back. */
  pausedMs(key: string): Promise<number>;
}

/** Creates a limiter over a store of places, which may be that of one process or of all. */
export function createRateLimiter(
  pace: Pace = realPace,
  store: PaceStore = createPaceStore(pace),
): RateLimiter {
  return {
    async take(key, rate) {
      for (;;) {
        const waitMs = await store.take(key, rate, { share: rate.calls, mayWait: true });
        if (waitMs <= 0) return;
        await pace.sleep(waitMs);
        // A queue that slept must not run on into what Slack has asked for since: it takes places again behind it.
        if ((await store.pausedMs(key)) <= 0) return;
      }
    },
    tryTake: async (key, rate) => (await store.take(key, rate, { share: rate.calls, mayWait: false })) <= 0,
    takeSpare: (key, rate) => store.take(key, rate, { share: Math.ceil(rate.calls / 2), mayWait: false }),
    pause: (key, ms) => store.pause(key, ms),
  };
}

/** Places in memory: enough where one process makes all calls. */
export function createPaceStore(pace: Pace): PaceStore {
  const made = new Map<string, number[]>();
  const pausedUntil = new Map<string, number>();
  return {
    async take(key, rate, { share, mayWait }) {
      const now = pace.nowMs();
      const places = made.get(key) ?? [];
      const before = places[places.length - share];
      const place = Math.max(now, pausedUntil.get(key) ?? 0, before === undefined ? 0 : before + rate.perMs);
      if (mayWait || place <= now) made.set(key, [...places, place].slice(-rate.calls));
      return place - now;
    },
    async pause(key, ms) {
      pausedUntil.set(key, Math.max(pausedUntil.get(key) ?? 0, pace.nowMs() + ms));
    },
    pausedMs: async (key) => Math.max(0, (pausedUntil.get(key) ?? 0) - pace.nowMs()),
  };
}
