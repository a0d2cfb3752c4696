import type { App } from '@slack/bolt';
import type { EventOutcome, InboxEvent } from '../store/inbox.ts';

/** What travels through Bolt's context: the stored delivery, and the way back for its outcome. */
interface Carried {
  delivery: InboxEvent;
  settle(outcome: EventOutcome): void;
}

const KEY = 'switchboard';

/** What a listener gets of Bolt's arguments. */
interface BoltArguments {
  context: Record<string, unknown>;
  body: unknown;
}

/** Turns a function that returns how the delivery ended into a Bolt listener. */
export function withOutcome(
  handle: (body: unknown, delivery: InboxEvent) => Promise<EventOutcome>,
): (args: BoltArguments) => Promise<void> {
  return async ({ context, body }) => {
    const carried = context[KEY] as Carried;
    carried.settle(await handle(body, carried.delivery));
  };
}

/**
 * Runs a stored delivery through Bolt and brings back the outcome of the listener that took it. What no listener
 * takes is `ignored`; a listener's error is thrown here as it was.
 */
export async function processDelivery(bolt: App, delivery: InboxEvent): Promise<EventOutcome> {
  let outcome: EventOutcome | undefined;
  const carried: Carried = {
    delivery,
    settle: (settled) => {
      outcome = settled;
    },
  };
  await bolt.processEvent({
    body: delivery.payload as Record<string, unknown>,
    // The delivery was acknowledged when it was stored.
    ack: async () => undefined,
    retryNum: delivery.attempts - 1,
    customProperties: { [KEY]: carried },
  });
  return outcome ?? { outcome: 'ignored', reason: `nothing listens to ${nameOf(delivery)}` };
}

function nameOf(delivery: InboxEvent): string {
  const payload = delivery.payload as { event?: { type?: string }; type?: string };
  return payload.event?.type ?? payload.type ?? delivery.kind;
}
