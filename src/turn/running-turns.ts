import type { TurnId } from '../core/ids.ts';
import type { OpenDatabase } from '../store/database.ts';

/** The turns that this process is working on, so that they can be stopped from anywhere. */
export interface RunningTurns {
  /** Works on a turn with a signal that ends it: on Stop, or when its time is up. */
  track<Result>(
    id: TurnId,
    timeoutMs: number,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result>;
  /** Does the work of a key once at a time: a caller that comes meanwhile gets the same result. */
  share<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
  /** Resolves when no work of that key is under way, however it ended. */
  idle(key: string): Promise<void>;
  stop(id: TurnId): void;
  wasStopped(id: TurnId): boolean;
  close(): Promise<void>;
}

/** Keeps track of running turns; a Stop that another process received arrives by notice. */
export async function trackRunning(database: OpenDatabase): Promise<RunningTurns> {
  const controllers = new Map<string, AbortController>();
  const stopped = new Set<string>();
  const shared = new Map<string, Promise<unknown>>();
  const stop = (id: string) => {
    if (!controllers.has(id)) return;
    stopped.add(id);
    controllers.get(id)?.abort(new Error('stopped'));
  };
  const unlisten = await database.listen('switchboard_stops', stop);
  return {
    async track(id, timeoutMs, work) {
      const controller = new AbortController();
      controllers.set(id, controller);
      // Not AbortSignal.timeout: what only a combined signal holds on to may be collected before it is due.
      const timer = setTimeout(() => controller.abort(new Error('out of time')), timeoutMs);
      try {
        return await work(controller.signal);
      } finally {
        clearTimeout(timer);
        controllers.delete(id);
        stopped.delete(id);
      }
    },
    share<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
      const known = shared.get(key) as Promise<Result> | undefined;
      if (known !== undefined) return known;
      const begun = work().finally(() => shared.delete(key));
      shared.set(key, begun);
      return begun;
    },
    async idle(key) {
      await shared.get(key)?.catch(() => undefined);
    },
    stop,
    wasStopped: (id) => stopped.has(id),
    close: () => unlisten().catch(() => undefined),
  };
}
