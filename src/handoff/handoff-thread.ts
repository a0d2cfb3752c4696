import { sql } from 'drizzle-orm';
import type { ChannelId, HandoffId, MessageTs, TeamId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import type { HandoffThread } from './handoff.ts';
import { readHandoff } from './handoff-store.ts';
import { handoffOf, isInChannel } from './message-keys.ts';

/**
 * Finds the open handoff that a thread belongs to: the thread is where it was opened, or began with a message about it,
 * or with the answer of its turn. Of several, it is the one in which people talk, the newest talk first, because the
 * asker was told last that this person reads along.
 */
export async function findHandoffThread(
  database: Database,
  thread: { teamId: TeamId; channelId: ChannelId; threadTs: MessageTs },
): Promise<HandoffThread | null> {
  const { teamId, channelId, threadTs } = thread;
  const [found] = await database.query<
    Row<'handoffs', 'id', { id: HandoffId }> & { side: HandoffThread['side'] }
  >(sql`
    with head as (
      select key, turn_id from outbox where ref_ts = ${threadTs} and ref ->> 'channelId' = ${channelId}
      union select outbox_key, turn_id from messages
      where team_id = ${teamId} and channel_id = ${channelId} and ts = ${threadTs} and outbox_key is not null)
    select h.id, case when h.channel_id = ${channelId} and not (${isPlace(thread)})
        and exists (select 1 from head where ${handoffOf(sql`head.key`)} = h.id and ${isInChannel(sql`head.key`)})
      then 'lead' else 'asker' end as side
    from handoffs h
    where h.team_id = ${teamId} and h.closed_at is null
      and (${isPlace(thread)} or exists (
        select 1 from head where ${handoffOf(sql`head.key`)} = h.id or head.turn_id = h.turn_id))
    order by h.state = 'taken' desc, case when h.state = 'taken' then h.decided_at end desc, h.opened_at desc limit 1`);
  if (found === undefined) return null;
  const handoff = await readHandoff(database, found.id);
  return handoff === null ? null : { handoff, side: found.side };
}

/** What was asked privately goes on in the asker's DM: the thread that it was asked in belongs to everybody there. */
function isPlace({ channelId, threadTs }: { channelId: ChannelId; threadTs: MessageTs }) {
  return sql`(h.place ->> 'channelId' = ${channelId} and h.place ->> 'threadTs' = ${threadTs}
    and h.place ->> 'direct' is null)`;
}
