import type { HandoffId } from '../../core/ids.ts';
import type { HandoffAction } from '../../handoff/handoff.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import type { PrivatePlace } from '../listeners/notify-privately.ts';
import { notifyRefused } from './notify-refused.ts';

/** The key under which what a delivery asks for is done once, however often it is handled. */
export function deliveryKey({ teamId, eventId }: Pick<InboxEvent, 'teamId' | 'eventId'>): string {
  return `${teamId}:${eventId}`;
}

/** Carries out what a person asked for, once a delivery; a refusal is told to them alone. */
export async function actOnHandoff(
  deps: ListenerDeps,
  delivery: InboxEvent,
  act: { handoffId: HandoffId; place: PrivatePlace; action: HandoffAction },
): Promise<EventOutcome> {
  const { handoffId, place, action } = act;
  const key = deliveryKey(delivery);
  const result = await deps.handoffs.act({ handoffId, key, actor: place.personId, action });
  if (result.type !== 'refused') return { outcome: 'applied' };
  return notifyRefused(deps, place, { ...result, action: action.type });
}
