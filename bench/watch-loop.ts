import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { LoopDelay } from './turns-figures.ts';

/** Watches how late this process comes to its timers, until it is asked. */
export function watchLoop(): { stop(): LoopDelay } {
  const RESOLUTION_MS = 10;
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  // What is recorded is the time between two timers.
  const late = (nanoseconds: number) =>
    Math.max(0, Math.round((nanoseconds / 1e6 - RESOLUTION_MS) * 10) / 10);
  return {
    stop: () => {
      delays.disable();
      return { p99: late(delays.percentile(99)), max: late(delays.max) };
    },
  };
}
