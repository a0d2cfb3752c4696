import { sql } from 'drizzle-orm';
import type { ChannelId, PersonId, TeamId } from '../core/ids.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';

/** The channel on which those who ask for people hear that there are some. */
export const UNKNOWN_NOTICE = 'switchboard_unknown_people';

/** Notes the members of a channel whom nobody has told us of, so that they are asked for behind the questions. */
export async function noteUnknownMembers(
  database: Database,
  { teamId, channelId }: { teamId: TeamId; channelId: ChannelId },
): Promise<void> {
  await database.query(sql`
    with added as (
      insert into unknown_people (team_id, person_id)
      select m.team_id, m.person_id from channel_members m
      where m.team_id = ${teamId} and m.channel_id = ${channelId}
        and not exists (select 1 from people p where p.team_id = m.team_id and p.id = m.person_id)
        and not exists (select 1 from unknown_people u where u.team_id = m.team_id and u.person_id = m.person_id)
      on conflict do nothing returning team_id)
    select pg_notify(${UNKNOWN_NOTICE}, team_id)::text from added limit 1`);
}

/** Notes somebody whom the chat platform did not show, so that they are not asked for again before `againMs`. */
export async function noteHiddenPerson(
  database: Database,
  hidden: { teamId: TeamId; personId: PersonId; againMs: number },
): Promise<void> {
  await database.query(sql`
    insert into unknown_people (team_id, person_id, ask_at, hidden)
    values (${hidden.teamId}, ${hidden.personId}, now() + ${hidden.againMs} * interval '1 millisecond', true)
    on conflict (team_id, person_id) do update set ask_at = excluded.ask_at, hidden = true`);
}

/** Whether the chat platform did not show somebody a while ago. */
export async function isHiddenPerson(database: Database, teamId: TeamId, id: PersonId): Promise<boolean> {
  const rows = await database.query(sql`
    select 1 as hidden from unknown_people
    where team_id = ${teamId} and person_id = ${id} and hidden and ask_at > now()`);
  return rows.length > 0;
}

/**
 * The next whom to ask for; others leave them alone for a minute. Those who have become known meanwhile, and those who are
 * in no channel any more, are forgotten on the way.
 */
export async function claimUnknownPerson(database: Database, teamId: TeamId): Promise<PersonId | null> {
  await database.query(sql`
    delete from unknown_people u where u.team_id = ${teamId}
      and (exists (select 1 from people p where p.team_id = u.team_id and p.id = u.person_id)
        or (u.ask_at <= now() and not exists (
          select 1 from channel_members m where m.team_id = u.team_id and m.person_id = u.person_id)))`);
  const [row] = await database.query<Row<'unknown_people', 'person_id', { person_id: PersonId }>>(sql`
    update unknown_people set ask_at = now() + interval '1 minute'
    where team_id = ${teamId} and person_id = (
      select person_id from unknown_people where team_id = ${teamId} and ask_at <= now()
      order by ask_at, person_id limit 1 for update skip locked)
    returning person_id`);
  return row?.person_id ?? null;
}
