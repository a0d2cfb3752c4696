import { nextOutboxDueMs, OUTBOX_NOTICE } from '../store/outbox.ts';
import { sleepUntilWoken } from '../store/sleep-until-woken.ts';
import { type DeliverDeps, deliverNext } from './deliver.ts';

/** The most that a reply left behind by another process waits for this one to notice it. */
const MAX_SLEEP_MS = 5_000;

/** Keeps delivering what a first attempt could not: after a crash, a rate limit or an outage. */
export async function startDeliverer(deps: DeliverDeps): Promise<{ stop(): Promise<void> }> {
  let stopping = false;
  let wake = new AbortController();
  const unlisten = await deps.database.listen(OUTBOX_NOTICE, () => wake.abort());

  async function loop(): Promise<void> {
    while (!stopping) {
      wake = new AbortController();
      const worked = await deliverNext(deps).catch((error: unknown) => {
        deps.log.error({ err: error }, 'the outbox cannot be read; trying again');
        return false;
      });
      if (!worked && !stopping) await sleepUntilWoken(await dueMs(deps), wake.signal);
    }
  }
  const looping = loop();
  return {
    async stop() {
      stopping = true;
      wake.abort();
      await looping;
      await unlisten().catch(() => undefined);
    },
  };
}

async function dueMs(deps: DeliverDeps): Promise<number> {
  const ms = await nextOutboxDueMs(deps.database, deps.surface).catch(() => null);
  return ms === null ? MAX_SLEEP_MS : Math.min(Math.max(ms, 50), MAX_SLEEP_MS);
}
