import { ConfinedThread, type ThreadFault, type ThreadLimits } from '../../core/confined-thread.ts';
import { cutText, type TextToCut } from './cut-text.ts';
import type { PassageInput } from './passage-input.ts';

const CODE = { built: 'cut-thread.js', source: new URL('./cut-thread.ts', import.meta.url) };
/** Parsers of Markdown take the square of a hostile text: so long a one takes less than half a second, on the spot. */
const MOST_HERE = 2_000;
/** A page of 5 MB takes a few seconds. */
const TIMEOUT_MS = 30_000;

/** Cuts texts into passages, long ones in a thread of its own within limits, so that nobody waits for a hostile one; `close` ends it. */
export class ConfinedCutter {
  readonly #thread: ConfinedThread<TextToCut, { passages: PassageInput[] } | ThreadFault>;

  constructor(limits: Partial<ThreadLimits> = {}) {
    this.#thread = new ConfinedThread(CODE, { timeoutMs: TIMEOUT_MS, ...limits });
  }

  async cut(text: TextToCut): Promise<{ passages: PassageInput[] } | ThreadFault> {
    return text.body.length <= MOST_HERE ? cutText(text) : this.#thread.run(text);
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
