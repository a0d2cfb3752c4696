import { sql } from 'drizzle-orm';
import type { ChannelId, MessageTs, TeamId, TurnId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';

/**
 * The turn that a message of ours answers, any message of a reply that took several, with the thread to talk about it
 * in; null for what somebody else said.
 */
export async function findRatedTurn(
  database: Database,
  message: { teamId: TeamId; channelId: ChannelId; ts: MessageTs },
): Promise<{ turnId: TurnId; threadTs: MessageTs } | null> {
  const { teamId, channelId, ts } = message;
  const [row] = await database.query<{ turnId: TurnId; threadTs: MessageTs }>(sql`
    with said as (
      select thread_ts, split_part(outbox_key, '#', 1) as key from messages
      where team_id = ${teamId} and channel_id = ${channelId} and ts = ${ts})
    select o.turn_id as "turnId", coalesce((select thread_ts from said), t.thread_ts) as "threadTs"
    from outbox o join turns t on t.id = o.turn_id
    where t.team_id = ${teamId}
      and ((o.ref ->> 'ts' = ${ts} and o.ref ->> 'channelId' = ${channelId}) or o.key = (select key from said))
    order by o.id desc limit 1`);
  return row ?? null;
}
