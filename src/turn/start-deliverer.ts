import { nextOutboxDueMs, OUTBOX_NOTICE, type OutboxMessage } from '../store/outbox.ts';
import { sleepUntilWoken } from '../store/sleep-until-woken.ts';
import { claimMessage, type DeliverDeps, deliverClaimed, finishDeliveries } from './deliver.ts';

/** The most that a reply left behind by another process waits for this one to notice it. */
const MAX_SLEEP_MS = 5_000;
/** So many messages of an operation are under way at once, each to another place: platforms pace operations apart. */
const LANES: Readonly<Record<OutboxMessage['operation'], number>> = { post: 8, replace: 4, withdraw: 4 };

/**
 * Keeps delivering what a first attempt could not: after a crash, a rate limit or an outage, and what waits behind another
 * message to the same place. No place waits for another one.
 */
export async function startDeliverer(deps: DeliverDeps): Promise<{ stop(): Promise<void> }> {
  const free = { ...LANES };
  let stopping = false;
  let wake = new AbortController();
  const unlisten = await deps.database.listen(OUTBOX_NOTICE, () => wake.abort());

  async function loop(): Promise<void> {
    while (!stopping) {
      wake = new AbortController();
      const message = await claimFree(deps, free).catch((error: unknown) => {
        deps.log.error({ err: error }, 'the outbox cannot be read; trying again');
        return null;
      });
      if (message !== null) {
        free[message.operation] -= 1;
        void deliverClaimed(deps, message).then(() => {
          free[message.operation] += 1;
          wake.abort();
        });
      } else if (!stopping) {
        await sleepUntilWoken(await dueMs(deps), wake.signal);
      }
    }
  }
  const looping = loop();
  return {
    async stop() {
      stopping = true;
      wake.abort();
      await looping;
      await finishDeliveries(deps.database);
      await unlisten().catch(() => undefined);
    },
  };
}

/** Null when none is due that a lane is free for. */
async function claimFree(
  deps: DeliverDeps,
  free: Record<OutboxMessage['operation'], number>,
): Promise<OutboxMessage | null> {
  const operations = (Object.keys(LANES) as OutboxMessage['operation'][]).filter((one) => free[one] > 0);
  return operations.length === 0 ? null : claimMessage(deps.database, deps, { operations });
}

async function dueMs(deps: DeliverDeps): Promise<number> {
  const ms = await nextOutboxDueMs(deps.database, deps.surface).catch(() => null);
  return ms === null ? MAX_SLEEP_MS : Math.min(Math.max(ms, 50), MAX_SLEEP_MS);
}
