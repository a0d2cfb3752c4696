import { sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import { SUPPORT_TOPICS } from '../handoff/topics.ts';
import type { Database } from '../store/database.ts';
import { textArray } from '../store/sql-values.ts';

/** What leads from an installed bot to a useful one, in order. */
export const CHECKLIST = ['source', 'channel', 'lead', 'question'] as const;
export type ChecklistStep = (typeof CHECKLIST)[number];

/**
 * Which steps are done, as the data shows it; `leadChannel` is the first half of naming a support lead, `leadRole` the role whose people
 * are the second.
 */
export type Checklist = Record<ChecklistStep | 'leadChannel', boolean> & { leadRole: string };

/** Among so many of the latest answers, one cites something where any does. */
const LATEST = 200;

/** Looks at what is there: an article for more than admins, a channel to answer in, a lead to ask, an answer that cites what is still there. */
export async function readChecklist(
  database: Database,
  { teamId, botUserId }: { teamId: TeamId; botUserId: PersonId },
): Promise<Checklist> {
  const [row] = await database.query<Checklist>(sql`
    with topic as (
      select coalesce(value ->> 'role', 'support_lead') as role from settings
      where team_id = ${teamId} and family = 'topic' and subject = any (${textArray(SUPPORT_TOPICS)})
        and (value ->> 'channelId') is not null)
    select
      exists (select 1 from articles a join access_rules r on r.id = a.access_id
        where r.readers <> '{}' and not r.readers <@ array['admins']) as source,
      exists (select 1 from channel_members m join channels c on c.team_id = m.team_id and c.id = m.channel_id
        where m.team_id = ${teamId} and m.person_id = ${botUserId} and c.kind in ('public', 'private') and not c.archived
          and not exists (select 1 from settings s where s.team_id = m.team_id and s.family = 'channel'
            and s.subject = m.channel_id and s.value ->> 'mode' = 'off')) as channel,
      exists (select 1 from topic) as "leadChannel",
      coalesce((select min(role) from topic), 'support_lead') as "leadRole",
      exists (select 1 from topic join person_roles r on r.team_id = ${teamId} and r.role = topic.role
        join people p on p.team_id = r.team_id and p.id = r.person_id and not p.deleted and p.kind <> 'bot') as lead,
      exists (select 1 from (
        select * from turns where team_id = ${teamId} and outcome = 'answered' and origin <> 'cli'
        order by finished_at desc limit ${LATEST}) as t
        where exists (select 1 from people p where p.team_id = t.team_id and p.id = t.asker_id and p.kind <> 'bot' offset 0)
          and exists (
            select 1 from receipts r cross join jsonb_array_elements(r.body -> 'citations') as c
            where r.turn_id = t.id and case c ->> 'kind'
              when 'passage' then exists (select 1 from passages p where 'passage:' || p.id = c ->> 'id')
              else exists (select 1 from accounts) or exists (select 1 from products) end
            offset 0)
      ) as question`);
  return row!;
}

/** Whether nothing is left to do. */
export function isComplete(checklist: Checklist): boolean {
  return CHECKLIST.every((step) => checklist[step]);
}
