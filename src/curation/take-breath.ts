import { setImmediate as nextTurn } from 'node:timers/promises';

const EVERY = 20;

/** Lets whatever else this process does have its turn, now and then in a long loop. */
export async function takeBreath(at: number): Promise<void> {
  if (at % EVERY === 0) await nextTurn();
}
