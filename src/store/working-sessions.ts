import { sql } from 'drizzle-orm';
import type { ChannelId, MessageTs, TeamId } from '../core/ids.ts';
import type { Database } from './database.ts';
import type { RowAs } from './row.ts';

/** A thread that shows the bot at work. */
export interface WorkingSession {
  teamId: TeamId;
  channelId: ChannelId;
  threadTs: MessageTs;
}

/** Notes that a thread is to show the bot at work, and by when it is put to rest at the latest. */
export async function noteWorking(
  database: Database,
  session: WorkingSession,
  atMostMs: number,
): Promise<void> {
  await database.query(sql`
    insert into working_sessions (team_id, channel_id, thread_ts, rest_at)
    values (${session.teamId}, ${session.channelId}, ${session.threadTs}, now() + ${atMostMs} * interval '1 millisecond')
    on conflict (team_id, channel_id, thread_ts) do update set rest_at = excluded.rest_at`);
}

/** Notes that a thread is to be put to rest now. */
export async function noteRest(database: Database, session: WorkingSession): Promise<void> {
  await noteWorking(database, session, 0);
}

/** Notes that a thread is known to show the bot at rest. */
export async function forgetWorking(database: Database, session: WorkingSession): Promise<void> {
  await database.query(sql`
    delete from working_sessions
    where team_id = ${session.teamId} and channel_id = ${session.channelId} and thread_ts = ${session.threadTs}`);
}

/** The next thread that should be at rest; nobody else takes it up for `leaseMs`. */
export async function claimRestless(
  database: Database,
  { teamId, leaseMs }: { teamId: TeamId; leaseMs: number },
): Promise<WorkingSession | null> {
  const [row] = await database.query<RowAs<'working_sessions', WorkingSession>>(sql`
    update working_sessions set rest_at = now() + ${leaseMs} * interval '1 millisecond'
    where (team_id, channel_id, thread_ts) = (
      select team_id, channel_id, thread_ts from working_sessions
      where team_id = ${teamId} and rest_at <= now() order by rest_at limit 1 for update skip locked)
    returning team_id as "teamId", channel_id as "channelId", thread_ts as "threadTs"`);
  return row ?? null;
}
