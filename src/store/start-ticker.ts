import type { Log } from '../core/log.ts';
import { sleepUntilWoken } from './sleep-until-woken.ts';

/** Work that comes round; `tick` resolves to how many milliseconds it may wait until it is called again. */
export interface Ticking {
  name: string;
  /** The most that a call waits for the next. */
  maxMs: number;
  log: Log;
  tick(): Promise<number>;
}

/** Calls `tick` again and again, never twice at once; what it throws is logged and tried again. */
export function startTicker(options: Ticking): { wake(): void; stop(): Promise<void> } {
  let stopping = false;
  let alarm = new AbortController();
  async function loop(): Promise<void> {
    while (!stopping) {
      alarm = new AbortController();
      const waitMs = await options.tick().catch((error: unknown) => {
        options.log.error({ err: error }, `${options.name} failed; it is tried again`);
        return options.maxMs;
      });
      if (!stopping) await sleepUntilWoken(Math.min(Math.max(waitMs, 50), options.maxMs), alarm.signal);
    }
  }
  const looping = loop();
  return {
    wake: () => alarm.abort(),
    async stop() {
      stopping = true;
      alarm.abort();
      await looping;
    },
  };
}
