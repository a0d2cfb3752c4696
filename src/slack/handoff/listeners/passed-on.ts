import { sql } from 'drizzle-orm';
import type { ChannelId, HandoffId, MessageTs, PersonId, TeamId } from '../../../core/ids.ts';
import type { Handoff } from '../../../handoff/handoff.ts';
import type { Handoffs } from '../../../handoff/handoffs.ts';
import type { Database } from '../../../store/database.ts';

/** Names a message. */
export interface MessageKey {
  teamId: TeamId;
  channelId: ChannelId;
  ts: MessageTs;
}

/** A message that was passed on: in which handoff, from which side, and who wrote it. */
export interface PassedOn {
  handoff: Handoff;
  side: 'asker' | 'lead';
  authorId: PersonId;
}

/** How a message was passed on; null when it never was. */
export async function readPassedOn(
  { database, handoffs }: { database: Database; handoffs: Pick<Handoffs, 'read'> },
  { teamId, channelId, ts }: MessageKey,
): Promise<PassedOn | null> {
  const [row] = await database.query<{ id: HandoffId; side: PassedOn['side']; author: PersonId }>(sql`
    select h.handoff_id as id, h.side, m.author_id as author from handoff_messages h
    join messages m on m.team_id = h.team_id and m.channel_id = h.channel_id and m.ts = h.ts
    where h.team_id = ${teamId} and h.channel_id = ${channelId} and h.ts = ${ts}`);
  if (row === undefined) return null;
  const handoff = await handoffs.read(row.id);
  return handoff === null ? null : { handoff, side: row.side, authorId: row.author };
}

/** Whether a message was passed on, in a handoff that may be closed by now. */
export async function wasPassedOn(
  database: Database,
  { teamId, channelId, ts }: MessageKey,
): Promise<boolean> {
  const rows = await database.query(sql`
    select 1 from handoff_messages where team_id = ${teamId} and channel_id = ${channelId} and ts = ${ts}`);
  return rows.length > 0;
}
