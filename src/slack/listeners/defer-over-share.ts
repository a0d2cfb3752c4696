import type { ChannelId, MessageTs, PersonId } from '../../core/ids.ts';
import { t } from '../../messages/t.ts';
import type { Transaction } from '../../store/database.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import { enqueueMessage } from '../../store/outbox.ts';
import { readPerson } from '../../store/people.ts';
import { reserveStart } from '../../store/question-starts.ts';
import { plainReply } from '../../turn/plain-reply.ts';
import type { IncomingQuestion, TurnResult } from '../../turn/turn.ts';
import { openTurn } from '../../turn/turn-store.ts';
import { preferredLanguage } from '../directory/preferred-language.ts';
import type { ListenerDeps } from './listener.ts';

/**
 * Has a question wait that is more than its person's share of the last minute, and tells them so once, until none of
 * theirs waits any more. Nothing is lost: it is answered as soon as it is their turn again. Editions, refreshes and
 * complaints are questions too.
 * @returns null where it is its turn
 */
export function deferOverShare(
  deps: Pick<ListenerDeps, 'database'>,
  delivery: DeliveryKey,
  asked: AskedBy,
): Promise<Deferred | null> {
  return deps.database.transaction((tx) => reserve(tx, delivery, asked));
}

/**
 * Asks a question as part of its person's share, or has it wait: that it is begun and its turn are kept or lost together.
 */
export async function askWithinShare(
  { database, turns }: Pick<ListenerDeps, 'database' | 'turns'>,
  delivery: DeliveryKey,
  { question, asked }: { question: IncomingQuestion; asked: AskedBy },
): Promise<Deferred | TurnResult> {
  const begun = await database.transaction(
    async (tx) => (await reserve(tx, delivery, asked)) ?? openTurn(tx, question),
  );
  return 'outcome' in begun ? begun : turns.answer(begun);
}

type DeliveryKey = Pick<InboxEvent, 'teamId' | 'eventId'>;
type Deferred = Extract<EventOutcome, { outcome: 'deferred' }>;

/** Who asked, and where. */
interface AskedBy {
  personId: PersonId;
  channelId?: ChannelId;
  threadTs?: MessageTs;
}

async function reserve(
  tx: Transaction,
  { teamId, eventId }: DeliveryKey,
  { personId, channelId, threadTs }: AskedBy,
): Promise<Deferred | null> {
  const start = await reserveStart(tx, { teamId, personId, key: eventId });
  if (start.first) {
    const language = preferredLanguage(await readPerson(tx, teamId, personId));
    const key = `share-${teamId}-${eventId}:1`;
    const place = {
      ...(channelId === undefined ? { channelId: '' as ChannelId, direct: true as const } : { channelId }),
      ...(threadTs === undefined ? {} : { threadTs }),
    };
    await enqueueMessage(tx, {
      key,
      lane: key,
      operation: 'post',
      address: { surface: 'chat', teamId, ...place, askerId: personId, viewer: personId },
      reply: plainReply(language, t(language, 'slack.too_many', { count: start.perMinute }), 'refused'),
    });
  }
  return start.waitMs === 0 ? null : { outcome: 'deferred', delayMs: start.waitMs };
}
