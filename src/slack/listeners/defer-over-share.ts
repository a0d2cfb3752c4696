import type { ChannelId, MessageTs, PersonId } from '../../core/ids.ts';
import { t } from '../../messages/t.ts';
import { readPerson } from '../../store/directory.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import { enqueueMessage } from '../../store/outbox.ts';
import { reserveStart } from '../../store/question-starts.ts';
import { plainReply } from '../../turn/plain-reply.ts';
import { preferredLanguage } from '../directory/preferred-language.ts';
import type { ListenerDeps } from './listener.ts';

/**
 * Has a question wait that is more than its person's share of the last minute, and tells them so once, until none of
 * theirs waits any more. Nothing is lost: it is answered as soon as it is their turn again. Editions, refreshes and
 * complaints are questions too.
 * @returns null where it is its turn
 */
export async function deferOverShare(
  deps: Pick<ListenerDeps, 'database'>,
  { teamId, eventId }: Pick<InboxEvent, 'teamId' | 'eventId'>,
  asked: { personId: PersonId; channelId?: ChannelId; threadTs?: MessageTs },
): Promise<EventOutcome | null> {
  const { personId, channelId, threadTs } = asked;
  const { waitMs } = await deps.database.transaction(async (tx) => {
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
    return start;
  });
  return waitMs === 0 ? null : { outcome: 'deferred', delayMs: waitMs };
}
