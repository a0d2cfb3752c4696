import { sql } from 'drizzle-orm';
import type { ChannelId, MessageTs, TeamId } from '../core/ids.ts';
import type { Reply } from '../core/reply.ts';
import type { PostedRef } from '../core/reply-channel.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';

/** An answer whose suggestions were taken off. */
export type RelievedReply = Row<'outbox', 'key' | 'reply' | 'ref', { reply: Reply; ref: PostedRef }> & {
  /** What they were. */
  suggestions: string[];
};

/** More than one is left only by a crash. */
const MOST = 3;

/**
 * Takes the suggestions off answers in a thread that were said before the newest one, once for each.
 * @returns these answers as they are from now on
 */
export function dropOlderSuggestions(
  database: Database,
  thread: { teamId: TeamId; channelId: ChannelId; threadTs: MessageTs; newestKey: string },
): Promise<RelievedReply[]> {
  return database.query<RelievedReply>(sql`
    with older as (
      select o.id, o.reply -> 'suggestions' as suggestions from turns t join outbox o on o.turn_id = t.id
      where t.team_id = ${thread.teamId} and t.channel_id = ${thread.channelId} and t.thread_ts = ${thread.threadTs}
        and o.state = 'sent' and o.operation <> 'withdraw' and o.key <> ${thread.newestKey}
        and jsonb_array_length(o.reply -> 'suggestions') > 0
        and not exists (select 1 from outbox later where later.turn_id = o.turn_id and later.id > o.id)
      order by o.id desc limit ${MOST} for update of o skip locked)
    update outbox set reply = jsonb_set(reply, '{suggestions}', '[]') from older where outbox.id = older.id
    returning outbox.key, outbox.reply, outbox.ref, older.suggestions`);
}
