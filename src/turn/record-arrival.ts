import { sql } from 'drizzle-orm';
import { defaultSetting, type Setting, settingSchemas } from '../core/settings.ts';
import { hasHandoffOf } from '../handoff/handoff-store.ts';
import type { Database } from '../store/database.ts';
import { keepMessage, type StoredMessage } from '../store/messages.ts';
import type { Column } from '../store/row.ts';

/** What is known of who says something, and of where, as it is kept. */
export interface Arrival {
  /** How the bot replies in the channel, as an admin has set it. */
  channel: Setting<'channel'>;
  /** Whether the person wants answers in channels for themselves alone. */
  privateByDefault: boolean;
  /** Whether a question of theirs waits for a person, or is with one. */
  hasHandoff: boolean;
}

/** Keeps what a person said and reads what is done about it by, in one statement: killed before, nothing of it is there. */
export async function recordArrival(database: Database, message: StoredMessage): Promise<Arrival> {
  const { teamId, channelId, authorId } = message;
  const [row] = await database.query<{
    ways: Column<'settings', 'value'> | null;
    private: boolean | null;
    waits: boolean;
  }>(sql`
    with kept as (${keepMessage(message)})
    select (select value from settings where team_id = ${teamId} and family = 'channel' and subject = ${channelId}) as ways,
      (select preferences -> 'privateByDefault' = 'true' from people where team_id = ${teamId} and id = ${authorId}) as private,
      ${hasHandoffOf({ teamId, askerId: authorId })} as waits`);
  const { ways, private: isPrivate, waits } = row!;
  const parsed = settingSchemas.channel.safeParse(ways);
  return {
    channel: parsed.success ? parsed.data : defaultSetting('channel'),
    privateByDefault: isPrivate === true,
    hasHandoff: waits,
  };
}
