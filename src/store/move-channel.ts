import { sql } from 'drizzle-orm';
import type { ChannelId, TeamId } from '../core/ids.ts';
import type { Database, OpenDatabase } from './database.ts';

/**
 * Gives a channel its new id everywhere: Slack changes it when a private channel is connected to another company. What
 * was said, asked, handed over and set there goes on under the new id, and those who may read something as its member
 * still may. Its members are read again before the next reply.
 */
export async function moveChannel(
  database: OpenDatabase,
  { teamId, from, to }: { teamId: TeamId; from: ChannelId; to: ChannelId },
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(sql`
      insert into channels (team_id, id, name, kind, archived, connected)
      select team_id, ${to}, name, kind, archived, true from channels where team_id = ${teamId} and id = ${from}
      on conflict (team_id, id) do update set connected = true, members_synced_at = null,
        members_read_at = null`);
    await tx.query(sql`
      insert into channel_members (team_id, channel_id, person_id)
      select team_id, ${to}, person_id from channel_members where team_id = ${teamId} and channel_id = ${from}
      on conflict do nothing`);
    await tx.query(sql`delete from channel_members where team_id = ${teamId} and channel_id = ${from}`);
    await tx.query(sql`delete from channels where team_id = ${teamId} and id = ${from}`);
    await tx.query(sql`
      update messages set channel_id = ${to} where team_id = ${teamId} and channel_id = ${from} and not exists (
        select 1 from messages there
        where there.team_id = ${teamId} and there.channel_id = ${to} and there.ts = messages.ts)`);
    await tx.query(
      sql`update turns set channel_id = ${to} where team_id = ${teamId} and channel_id = ${from}`,
    );
    await tx.query(
      sql`update messages set source_channel_id = ${to} where team_id = ${teamId} and source_channel_id = ${from}`,
    );
    await tx.query(
      sql`update turns set source_channel_id = ${to} where team_id = ${teamId} and source_channel_id = ${from}`,
    );
    await tx.query(
      sql`update turns set looked_channel_id = ${to} where team_id = ${teamId} and looked_channel_id = ${from}`,
    );
    await tx.query(sql`
      update handoffs set channel_id = case channel_id when ${from} then ${to} else channel_id end,
        place = case place ->> 'channelId' when ${from} then jsonb_set(place, '{channelId}', to_jsonb(${to}::text)) else place end
      where team_id = ${teamId} and (channel_id = ${from} or place ->> 'channelId' = ${from})`);
    await tx.query(
      sql`update handoff_messages set channel_id = ${to} where team_id = ${teamId} and channel_id = ${from}`,
    );
    await tx.query(sql`
      update outbox set address = jsonb_set(address, '{channelId}', to_jsonb(${to}::text))
      where team_id = ${teamId} and address ->> 'channelId' = ${from}`);
    await tx.query(sql`
      update outbox set ref = jsonb_set(ref, '{channelId}', to_jsonb(${to}::text))
      where team_id = ${teamId} and ref ->> 'channelId' = ${from}`);
    await tx.query(sql`
      update settings set subject = ${to} where team_id = ${teamId} and family = 'channel' and subject = ${from}
        and not exists (select 1 from settings s where s.team_id = ${teamId} and s.family = 'channel' and s.subject = ${to})`);
    await tx.query(sql`
      update settings set value = jsonb_set(value, '{channelId}', to_jsonb(${to}::text))
      where team_id = ${teamId} and value ->> 'channelId' = ${from}`);
    await moveReaders(tx, `channel:${from}`, `channel:${to}`);
  });
}

/** Rules that name the old id name the new one; the key of a rule that is there twice then keeps its old name. */
async function moveReaders(tx: Database, from: string, to: string): Promise<void> {
  await tx.query(sql`
    with moved as (
      select id, array(
        select distinct each collate "C" from unnest(array_replace(readers, ${from}, ${to})) as each order by 1) as readers
      from access_rules where ${from} = any (readers))
    update access_rules rule set readers = moved.readers,
      key = case when exists (
          select 1 from access_rules other where other.key = array_to_string(moved.readers, ',') and other.id <> moved.id)
        then rule.key else array_to_string(moved.readers, ',') end
    from moved where moved.id = rule.id`);
}
