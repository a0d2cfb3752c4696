import { limitOf, postsAMinute } from './api/method-tiers.ts';

/** Slack's tiers, counted where they are switched on, and what was called either way. */
export interface CallLimits {
  isOn(): boolean;
  turn(on: boolean): void;
  /** Counts a call. @returns seconds to wait where it is one too many within a minute */
  count(method: string, channel: string | undefined): number | undefined;
  /** Calls by method since the start, those that were one too many among them. */
  counts(): Record<string, { calls: number; ratelimited: number }>;
  forget(): void;
}

const minuteMs = 60_000;

/** Counts over the last minute, as Slack does; `now` is the sandbox's clock. */
export function createCallLimits(now: () => number, on: boolean): CallLimits {
  let isOn = on;
  const windows = new Map<string, number[]>();
  const counts = new Map<string, { calls: number; ratelimited: number }>();

  const secondsUntilFree = (key: string, limit: number): number | undefined => {
    const recent = (windows.get(key) ?? []).filter((at) => at > now() - minuteMs);
    windows.set(key, recent);
    const first = recent[recent.length - limit];
    if (first !== undefined) return Math.max(1, Math.ceil((first + minuteMs - now()) / 1_000));
    recent.push(now());
    return undefined;
  };

  return {
    isOn: () => isOn,
    turn: (given) => {
      isOn = given;
      windows.clear();
    },
    count(method, channel) {
      const counted = counts.get(method) ?? { calls: 0, ratelimited: 0 };
      counts.set(method, counted);
      counted.calls += 1;
      const limit = limitOf(method);
      if (!isOn || limit === undefined) return undefined;
      const inChannel =
        method === 'chat.postMessage' && channel !== undefined
          ? secondsUntilFree(`${method}:${channel}`, postsAMinute)
          : undefined;
      const seconds = inChannel ?? secondsUntilFree(method, limit);
      if (seconds !== undefined) counted.ratelimited += 1;
      return seconds;
    },
    counts: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    forget: () => counts.clear(),
  };
}
