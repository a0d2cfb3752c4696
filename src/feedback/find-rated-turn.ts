import { sql } from 'drizzle-orm';
import type { ChannelId, MessageTs, TeamId, TurnId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import type { Column } from '../store/row.ts';

/**
 * The turn that a message of ours answers, any message of a reply that took several, with the thread to talk about it
 * in; null for what somebody else said.
 */
export async function findRatedTurn(
  database: Database,
  message: { teamId: TeamId; channelId: ChannelId; ts: MessageTs },
): Promise<{ turnId: TurnId; threadTs: MessageTs } | null> {
  const { teamId, channelId, ts } = message;
  const [row] = await database.query<{ turnId: Column<'turns', 'id', TurnId>; threadTs: MessageTs }>(sql`
    with said as (
      select thread_ts, turn_id from messages
      where team_id = ${teamId} and channel_id = ${channelId} and ts = ${ts}),
    sent as (
      select turn_id from outbox
      where ref_ts = ${ts} and ref ->> 'channelId' = ${channelId} and turn_id is not null
      order by id desc limit 1)
    select t.id as "turnId", coalesce((select thread_ts from said), t.thread_ts) as "threadTs"
    from turns t
    where t.team_id = ${teamId} and t.id = coalesce((select turn_id from sent), (select turn_id from said))`);
  return row ?? null;
}
