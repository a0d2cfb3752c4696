import { Worker } from 'node:worker_threads';
import { addressInBuild } from '../../core/installation.ts';
import type { FileFault } from '../read-file.ts';
import type { DocumentFormat } from './convert-file.ts';
import type { Document } from './document.ts';

/** What one file may take; beyond it the file is given up, and the bot goes on. */
export interface ConversionLimits {
  timeoutMs: number;
  /** JavaScript heap of the thread. */
  heapMb: number;
  /** How much the whole process may grow by: unpacked bytes are not on the heap. */
  growthMb: number;
}

const LIMITS: ConversionLimits = { timeoutMs: 60_000, heapMb: 512, growthMb: 1024 };
const WATCH_EVERY_MS = 50;
const MEGABYTE = 1024 * 1024;

const TOO_MUCH: FileFault = { reason: 'it takes too much memory to read' };

/**
 * Converts files in a thread of its own, one at a time: a file that never ends or unpacks without end costs that thread
 * and nothing else. `close` ends it; a process does not wait for it.
 */
export class ConfinedConverter {
  readonly #limits: ConversionLimits;
  #thread: Worker | null = null;

  constructor(limits: Partial<ConversionLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  async convert(format: DocumentFormat, bytes: Uint8Array): Promise<Document | FileFault> {
    this.#thread ??= startThread(this.#limits.heapMb);
    const thread = this.#thread;
    const outcome = await this.#ask(thread, { format, bytes });
    if (outcome.lost) await this.close();
    return outcome.converted;
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }

  /** `lost` says that the thread is of no more use. */
  #ask(
    thread: Worker,
    file: { format: DocumentFormat; bytes: Uint8Array },
  ): Promise<{ converted: Document | FileFault; lost: boolean }> {
    const { timeoutMs, growthMb } = this.#limits;
    const before = process.memoryUsage.rss();
    return new Promise((resolve) => {
      const settle = (converted: Document | FileFault, lost: boolean): void => {
        clearTimeout(timer);
        clearInterval(watch);
        thread.off('message', onMessage).off('error', onError).off('exit', onExit);
        thread.unref();
        resolve({ converted, lost });
      };
      const onMessage = (converted: Document | FileFault) => settle(converted, false);
      const onError = (error: Error & { code?: string }) => settle(faultOf(error), true);
      const onExit = () => settle({ reason: 'it cannot be converted' }, true);
      const late = { reason: `it takes longer than ${Math.round(timeoutMs / 1000)} s to read` };
      const timer = setTimeout(() => settle(late, true), timeoutMs);
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > growthMb * MEGABYTE) settle(TOO_MUCH, true);
      }, WATCH_EVERY_MS);
      thread.on('message', onMessage).on('error', onError).on('exit', onExit);
      thread.ref();
      thread.postMessage(file);
    });
  }
}

function faultOf(error: { name: string; code?: string }): FileFault {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? TOO_MUCH
    : { reason: `it is damaged (${error.code ?? error.name})` };
}

function startThread(heapMb: number): Worker {
  const started = new Worker(addressInBuild('convert-thread.js') ?? fromSources(), {
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  // What a thread dies of while nobody waits for it is of no interest.
  started.on('error', () => undefined);
  return started;
}

/** The thread reads TypeScript by itself, whatever the process around it was started with. */
function fromSources(): URL {
  const loader = import.meta.resolve('tsx/esm/api');
  const thread = new URL('./convert-thread.ts', import.meta.url).href;
  const code = `import { register } from "${loader}"; register(); await import("${thread}");`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}
