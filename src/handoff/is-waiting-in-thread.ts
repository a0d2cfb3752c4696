import { sql } from 'drizzle-orm';
import type { ChannelId, MessageTs, TeamId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';

/** Whether somebody in a thread waits for a person to decide, or talks with one. */
export async function isWaitingInThread(
  database: Database,
  { teamId, channelId, threadTs }: { teamId: TeamId; channelId: ChannelId; threadTs: MessageTs },
): Promise<boolean> {
  const found = await database.query(sql`
    select 1 from turns t join handoffs h on h.turn_id = t.id
    where t.team_id = ${teamId} and t.channel_id = ${channelId} and t.thread_ts = ${threadTs}
      and h.closed_at is null and h.state in ('open', 'taken')
    limit 1`);
  return found.length > 0;
}
