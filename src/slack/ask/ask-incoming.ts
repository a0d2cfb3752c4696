import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import type { IncomingQuestion } from '../../turn/turn.ts';
import { askWithinShare } from '../listeners/defer-over-share.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import type { ArrivedMessage } from './record-incoming-message.ts';
import { rejectLate } from './reject-late.ts';

/** A message that is a question for the bot. */
export type AskedMessage = ArrivedMessage & Pick<IncomingQuestion, 'origin' | 'unreadFiles' | 'inView'>;

/** Asks what a message says, as part of its person's share; the delivery that it came with ends with its answer, or has to wait. */
export async function askIncoming(
  deps: ListenerDeps,
  delivery: InboxEvent,
  incoming: AskedMessage,
): Promise<EventOutcome> {
  const late = await rejectLate(deps, incoming);
  if (late !== null) return late;
  const { teamId, channelId, ts, threadTs, authorId, text, unreadFiles, origin, quotes, inView, arrival } =
    incoming;
  const question: IncomingQuestion = {
    teamId,
    channelId,
    ts,
    threadTs,
    askerId: authorId,
    text,
    origin,
    eventId: delivery.id,
    ...(unreadFiles === undefined ? {} : { unreadFiles }),
    ...(quotes === undefined ? {} : { quotes }),
    ...(inView === undefined ? {} : { inView }),
    ...(origin === 'direct' || !arrival.privateByDefault ? {} : { viewer: authorId }),
  };
  const asked = { personId: authorId, channelId, ...(threadTs === ts ? {} : { threadTs }) };
  const result = await askWithinShare(deps, delivery, { question, asked });
  if (!('turnId' in result)) return result;
  // A question may come with more than one delivery: only the one that it was first asked with ends with its answer.
  const { turnId, endedEvent } = result;
  return { outcome: 'turn', turnId, ...(endedEvent === delivery.id ? { isEnded: true } : {}) };
}
