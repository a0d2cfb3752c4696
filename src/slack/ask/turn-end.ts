import type { EventEnd, InboxEvent } from '../../store/inbox.ts';
import type { TurnResult } from '../../turn/turn.ts';

/** How the delivery of a question ended; a question may come with more than one. */
export function turnEnd(
  { id }: Pick<InboxEvent, 'id'>,
  { turnId, endedEvent }: Pick<TurnResult, 'turnId' | 'endedEvent'>,
): EventEnd {
  return { outcome: 'turn', turnId, ...(endedEvent === id ? { isEnded: true } : {}) };
}
