import { sql } from 'drizzle-orm';
import type { Reply } from '../core/reply.ts';
import type { ReplyAddress } from '../core/reply-channel.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import type { Handoff, HandoffRequest } from './handoff.ts';
import { noticeKey } from './message-keys.ts';

/**
 * Where the asker reads how a handoff stands: in a message of its own, which they asked for by a click; in the reply of the
 * turn that demanded a person, so that they get one message and not two; or nowhere any more, once that reply has given way to
 * another answer.
 */
export type NoticePlace =
  | { in: 'own' }
  /** `said`: what the turn says before it, such as the words of a rule; empty where they were forgotten. */
  | { in: 'reply'; key: string; revision: number; said: string }
  | { in: 'nowhere' };

/** Whether the turn's own reply can say how its handoff stands: one that is for the asker alone cannot be changed later. */
export function isSaidInReply({ place }: Pick<HandoffRequest, 'place'>): boolean {
  return place.direct !== true && place.viewer === undefined;
}

/** Finds the message by what was said to the asker so far. */
export async function readNoticePlace(
  database: Database,
  { id, turnId }: Pick<Handoff, 'id' | 'turnId'>,
): Promise<NoticePlace> {
  const own = await database.query(sql`select 1 from outbox where key = ${noticeKey(id)}`);
  if (own.length > 0) return { in: 'own' };
  const [newest] = await database.query<
    Row<'outbox', 'key' | 'revision' | 'address' | 'reply', { address: ReplyAddress; reply: Reply | null }>
  >(sql`
    select coalesce(target_key, key) as key, revision, address, reply from outbox
    where turn_id = ${turnId} order by id desc limit 1`);
  if (newest?.reply?.outcome !== 'handed_off' || newest.revision === null) return { in: 'nowhere' };
  if (newest.address.viewer !== undefined) return { in: 'nowhere' };
  const [said] = newest.reply.parts;
  return {
    in: 'reply',
    key: newest.key,
    revision: newest.revision,
    said: said?.type === 'text' ? said.text : '',
  };
}
