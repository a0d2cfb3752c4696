import { sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';

/** Whether a person can see a channel, as far as we know: every public one, and private ones that they are in. */
export async function seesChannel(
  database: Database,
  { teamId, channelId, personId }: { teamId: TeamId; channelId: string; personId: PersonId },
): Promise<boolean> {
  const rows = await database.query(sql`
    select 1 from channels c where c.team_id = ${teamId} and c.id = ${channelId} and (c.kind = 'public' or exists (
      select 1 from channel_members m where m.team_id = c.team_id and m.channel_id = c.id and m.person_id = ${personId}))`);
  return rows.length > 0;
}
