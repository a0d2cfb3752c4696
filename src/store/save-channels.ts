import { sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import type { Channel } from '../core/person.ts';
import type { Database } from './database.ts';
import { jsonValue } from './sql-values.ts';

/** A channel as a list of them shows it. */
export type ListedChannel = Channel & {
  archived: boolean;
  /** Whether the bot is in it. */
  joined: boolean;
};

/**
 * Keeps a page of channels in one statement, with whether the bot is in them; other members stay as they are.
 */
export async function saveChannels(
  database: Database,
  { teamId, botUserId }: { teamId: TeamId; botUserId: PersonId },
  channels: readonly ListedChannel[],
): Promise<void> {
  const once = [...new Map(channels.map((channel) => [channel.id, channel])).values()];
  const rows = once.map(({ id, name, kind, archived, connected, joined }) => ({
    id,
    name,
    kind,
    archived,
    connected: connected ?? false,
    joined,
  }));
  if (rows.length === 0) return;
  await database.query(sql`
    with given as (
      select * from jsonb_to_recordset(${jsonValue(rows)})
        as listed (id text, name text, kind text, archived boolean, connected boolean, joined boolean)
    ), saved as (
      insert into channels (team_id, id, name, kind, archived, connected)
      select ${teamId}, id, name, kind, archived, connected from given
      on conflict (team_id, id) do update set name = excluded.name, kind = excluded.kind, archived = excluded.archived,
        connected = excluded.connected
    ), gone as (
      delete from channel_members m using given
      where m.team_id = ${teamId} and m.channel_id = given.id and m.person_id = ${botUserId} and not given.joined
    )
    insert into channel_members (team_id, channel_id, person_id)
    select ${teamId}, id, ${botUserId} from given where joined
    on conflict do nothing`);
}
