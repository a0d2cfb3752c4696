import type { TurnId } from '../core/ids.ts';
import { finishEvent } from '../store/inbox.ts';
import { type DeliverDeps, deliverQueued, type QueuedMessage } from './deliver.ts';
import type { TurnResult } from './turn.ts';

/**
 * Delivers the answer of a turn that has just ended. The delivery that the question came with ends together with the note that the
 * answer was posted: until then what follows in its thread waits. Where that takes longer than anybody waits for it, it is left to
 * the worker that handles the delivery.
 */
export async function deliverAnswer(
  deps: DeliverDeps,
  queued: QueuedMessage,
  { turnId, eventId }: { turnId: TurnId; eventId: number | undefined },
): Promise<Pick<TurnResult, 'endedEvent'>> {
  if (eventId === undefined) {
    await deliverQueued(deps, queued);
    return {};
  }
  const isKept = await deliverQueued(deps, queued, (tx) =>
    finishEvent(tx, eventId, { outcome: 'turn', turnId }),
  );
  return isKept ? { endedEvent: eventId } : {};
}
