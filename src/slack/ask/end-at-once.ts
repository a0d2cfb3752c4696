import { z } from 'zod';
import { channelNote } from '../../store/directory.ts';
import { type EventEnd, type NewEvent, storeEnded, storeEvent } from '../../store/inbox.ts';
import { keepMessage, type StoredMessage } from '../../store/messages.ts';
import { readChannelFacts } from '../directory/follow-channels.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { type MessageEvent, parseMessageEvent } from './message-event.ts';
import { readIncomingMessage } from './record-incoming-message.ts';

const messageBody = z.looseObject({ event: z.looseObject({ type: z.literal('message') }) });

/** How the delivery of a message ends of which nothing is left to be done but to keep it. */
export const ENDS = {
  own: { outcome: 'ignored', reason: 'our own message' },
  mention: { outcome: 'ignored', reason: 'duplicate of the question' },
} as const satisfies Record<string, EventEnd>;

/**
 * Stores a delivery before it is acknowledged. An echo of our own message, and the second delivery of a mention, are only kept as
 * what was said: that is done with them at once, for to wait for a worker costs more than all there is to do.
 */
export async function storeDelivery(
  deps: Pick<ListenerDeps, 'database' | 'identity'>,
  event: NewEvent,
): Promise<{ fresh: boolean }> {
  const over = event.teamId === deps.identity.teamId ? await readOver(deps, event) : null;
  if (over === null) return storeEvent(deps.database, event);
  const facts = readChannelFacts(deps.identity.teamId, event.payload);
  const writes = [keepMessage(over.stored), ...(facts === null ? [] : [channelNote(facts)])];
  return storeEnded(deps.database, event, { ended: over.ended, writes });
}

/** Null: there is more to do, or names have to be looked up for it, which Slack does not wait for. */
async function readOver(
  { identity }: Pick<ListenerDeps, 'identity'>,
  { teamId, kind, payload }: NewEvent,
): Promise<{ ended: EventEnd; stored: StoredMessage } | null> {
  const body = kind === 'event' ? messageBody.safeParse(payload) : null;
  if (!body?.success) return null;
  const event = parseMessageEvent(body.data.event, identity);
  if (!isSaid(event)) return null;
  let unknown = 0;
  const directory = {
    person: () => {
      unknown += 1;
      return Promise.resolve(null);
    },
  };
  const authorKind = event.type === 'own' ? 'self' : 'person';
  const { incoming, stored } = await readIncomingMessage(
    { directory, identity },
    { ...event, teamId, authorKind },
  );
  if (unknown > 0) return null;
  if (event.type === 'own') return { ended: ENDS.own, stored };
  return incoming.mentionsBot && !event.direct ? { ended: ENDS.mention, stored } : null;
}

function isSaid(event: MessageEvent): event is Extract<MessageEvent, { type: 'own' | 'posted' }> {
  return event.type === 'own' || (event.type === 'posted' && event.message.user !== undefined);
}
