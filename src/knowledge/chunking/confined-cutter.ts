import { availableParallelism } from 'node:os';
import { ConfinedThread, type ThreadFault, type ThreadLimits } from '../../core/confined-thread.ts';
import { cutText, type TextToCut } from './cut-text.ts';
import type { PassageInput } from './passage-input.ts';

const CODE = { built: 'cut-thread.js', source: new URL('./cut-thread.ts', import.meta.url) };
/** Parsers of Markdown take the square of a hostile text: so long a one takes less than half a second, on the spot. */
const MOST_HERE = 2_000;
/** A page of 5 MB takes a few seconds. */
const TIMEOUT_MS = 30_000;
/** What all of them together may have the process grow by, for each. */
const GROWTH_MB = 1_024;
/** Each has a heap of its own, and what they cut is read and stored by one. */
const MOST_THREADS = 4;

type Cut = { passages: PassageInput[] } | ThreadFault;

/**
 * Cuts texts into passages, long ones in threads of their own within limits, so that nobody waits for a hostile one. As many
 * are cut at once as there are processors beside that of the bot; further ones wait. `close` ends the threads.
 */
export class ConfinedCutter {
  readonly #threads: ConfinedThread<TextToCut, Cut>[];
  readonly #idle: ConfinedThread<TextToCut, Cut>[];
  readonly #waiting: (() => void)[] = [];
  #isClosed = false;

  constructor(
    limits: Partial<ThreadLimits> = {},
    threads: number = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1)),
  ) {
    this.#threads = Array.from(
      { length: threads },
      () => new ConfinedThread(CODE, { timeoutMs: TIMEOUT_MS, growthMb: GROWTH_MB * threads, ...limits }),
    );
    this.#idle = [...this.#threads];
  }

  async cut(text: TextToCut): Promise<Cut> {
    if (text.body.length <= MOST_HERE) return cutText(text);
    while (!this.#isClosed && this.#idle.length === 0)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#isClosed) return { reason: 'it was given up' };
    const thread = this.#idle.pop()!;
    try {
      return await thread.run(text);
    } finally {
      this.#idle.push(thread);
      this.#waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const wake of this.#waiting.splice(0)) wake();
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}
