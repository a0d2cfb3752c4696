import { ConfinedThread, type ThreadLimits } from '../../core/confined-thread.ts';
import type { FileFault } from '../read-file.ts';
import type { DocumentFormat } from './convert-file.ts';
import type { Document } from './document.ts';

const CODE = { built: 'convert-thread.js', source: new URL('./convert-thread.ts', import.meta.url) };

/** Converts files in a thread of its own, within limits; `close` ends it. */
export class ConfinedConverter {
  readonly #thread: ConfinedThread<{ format: DocumentFormat; bytes: Uint8Array }, Document | FileFault>;

  constructor(limits: Partial<ThreadLimits> = {}) {
    this.#thread = new ConfinedThread(CODE, limits);
  }

  convert(format: DocumentFormat, bytes: Uint8Array): Promise<Document | FileFault> {
    return this.#thread.run({ format, bytes });
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
