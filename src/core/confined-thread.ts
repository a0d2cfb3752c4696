import { Worker } from 'node:worker_threads';
import { addressInBuild } from './installation.ts';

/** What one piece of work may take; beyond it the work is given up, and the bot goes on. */
export interface ThreadLimits {
  timeoutMs: number;
  /** JavaScript heap of the thread. */
  heapMb: number;
  /** How much the whole process may grow by: unpacked bytes are not on the heap. */
  growthMb: number;
}

const LIMITS: ThreadLimits = { timeoutMs: 60_000, heapMb: 512, growthMb: 1024 };
const WATCH_EVERY_MS = 50;
const MEGABYTE = 1024 * 1024;

/** Why a piece of work came to nothing, in words that follow its name. */
export interface ThreadFault {
  reason: string;
}

/** Where a thread's code is: in a build, and among the sources. */
export interface ThreadCode {
  built: string;
  source: URL;
}

const TOO_MUCH: ThreadFault = { reason: 'it takes too much memory to read' };

/**
 * Works on what comes from outside in a thread of its own, one piece at a time: one that never ends or grows without end costs
 * that thread and nothing else. `close` ends it; a process does not wait for it.
 */
export class ConfinedThread<Work, Result> {
  readonly #code: ThreadCode;
  readonly #limits: ThreadLimits;
  #thread: Worker | null = null;

  constructor(code: ThreadCode, limits: Partial<ThreadLimits> = {}) {
    this.#code = code;
    this.#limits = { ...LIMITS, ...limits };
  }

  async run(work: Work): Promise<Result | ThreadFault> {
    this.#thread ??= startThread(this.#code, this.#limits.heapMb);
    const thread = this.#thread;
    const outcome = await this.#ask(thread, work);
    if (outcome.lost) await this.close();
    return outcome.result;
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }

  /** `lost` says that the thread is of no more use. */
  #ask(thread: Worker, work: Work): Promise<{ result: Result | ThreadFault; lost: boolean }> {
    const { timeoutMs, growthMb } = this.#limits;
    const before = process.memoryUsage.rss();
    return new Promise((resolve) => {
      const settle = (result: Result | ThreadFault, lost: boolean): void => {
        clearTimeout(timer);
        clearInterval(watch);
        thread.off('message', onMessage).off('error', onError).off('exit', onExit);
        thread.unref();
        resolve({ result, lost });
      };
      const onMessage = (result: Result | ThreadFault) => settle(result, false);
      const onError = (error: Error & { code?: string }) => settle(faultOf(error), true);
      const onExit = () => settle({ reason: 'it cannot be converted' }, true);
      const late = { reason: `it takes longer than ${Math.round(timeoutMs / 1000)} s to read` };
      const timer = setTimeout(() => settle(late, true), timeoutMs);
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > growthMb * MEGABYTE) settle(TOO_MUCH, true);
      }, WATCH_EVERY_MS);
      thread.on('message', onMessage).on('error', onError).on('exit', onExit);
      thread.ref();
      thread.postMessage(work);
    });
  }
}

function faultOf(error: { name: string; code?: string }): ThreadFault {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? TOO_MUCH
    : { reason: `it is damaged (${error.code ?? error.name})` };
}

function startThread({ built, source }: ThreadCode, heapMb: number): Worker {
  const started = new Worker(addressInBuild(built) ?? fromSources(source), {
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  // What a thread dies of while nobody waits for it is of no interest.
  started.on('error', () => undefined);
  return started;
}

/** The thread reads TypeScript by itself, whatever the process around it was started with. */
function fromSources({ href: thread }: URL): URL {
  const loader = import.meta.resolve('tsx/esm/api');
  const code = `import { register } from "${loader}"; register(); await import("${thread}");`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}
