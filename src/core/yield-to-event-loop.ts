import { setImmediate } from 'node:timers/promises';

/**
 * Lets sockets, timers and other people's questions have their turn. Long work on the embedded database needs it: its
 * promises resolve one after another without ever waiting for anything outside of this process.
 */
export async function yieldToEventLoop(): Promise<void> {
  await setImmediate();
}
