import { sql } from 'drizzle-orm';
import type { ChannelId, PersonId, TeamId } from '../core/ids.ts';
import { defaultSetting } from '../core/settings.ts';
import type { Database } from './database.ts';
import type { EventKind, InboxEvent, WorkKind } from './inbox.ts';
import { takeLock } from './locks.ts';
import type { Row } from './row.ts';

/** How many deliveries of each kind of work a worker has room for. */
export type FreePlaces = Record<WorkKind, number>;

/**
 * Claims deliveries that are due and first in their queue, until `leaseMs` from now. Others in a queue do not wait for a
 * person whose question is deferred there, nor for what that person said behind it. Deliveries are taken in rounds: each person's
 * first before anybody's second, and among those each channel's first. Nobody has more questions worked on at once than the
 * settings allow, however many processes claim: they do it one after the other.
 */
export function claimEvents(
  database: Database,
  claim: { worker: string; free: FreePlaces; leaseMs: number },
): Promise<InboxEvent[]> {
  const { atOnce, outsidersAtOnce } = defaultSetting('shares');
  const { question, quick, upkeep } = claim.free;
  return database.transaction(async (tx) => {
    await takeLock(tx, 'eventClaims');
    const rows = await tx.query<ClaimedRow>(sql`
      with unfinished as (
        select id, team_id, thread_key, work, person_id, channel_id, not_before,
          coalesce(claimed_until >= now(), false) as running,
          bool_or(deferred) over (partition by thread_key, person_id order by id) as behind_deferred,
          row_number() over (partition by thread_key, person_id order by id) as place_of_person
        from events where finished_at is null
      ), queued as materialized (
        select *, bool_or(running) over (partition by thread_key) as busy,
          min(id) filter (where not behind_deferred) over (partition by thread_key) as first_in_queue
        from unfinished
      ), busy_people as (
        select work, team_id, person_id, count(*)::int as count from queued where running group by 1, 2, 3
      ), busy_channels as (
        select work, team_id, channel_id, count(*)::int as count from queued where running group by 1, 2, 3
      ), due as (
        select * from queued
        where not busy and not_before <= now() and place_of_person = 1 and coalesce(first_in_queue, id) >= id
      ), of_people as (
        select due.*, coalesce(busy.count, 0)
          + row_number() over (partition by due.work, due.team_id, due.person_id order by due.id) as person_round
        from due left join busy_people busy using (work, team_id, person_id)
      ), allowed as (
        select of_people.* from of_people
        left join people p on p.team_id = of_people.team_id and p.id = person_id
        left join settings s on s.team_id = of_people.team_id and s.family = 'shares' and s.subject = ''
        where work <> 'question' or person_id = '' or person_round <= case when p.kind = 'member'
          then case when jsonb_typeof(s.value -> 'atOnce') = 'number' then (s.value ->> 'atOnce')::numeric else ${atOnce} end
          else case when jsonb_typeof(s.value -> 'outsidersAtOnce') = 'number' then (s.value ->> 'outsidersAtOnce')::numeric
            else ${outsidersAtOnce} end end
      ), of_channels as (
        select allowed.*, coalesce(busy.count, 0) + row_number() over (
          partition by allowed.work, allowed.team_id, allowed.channel_id order by person_round, allowed.id) as channel_round
        from allowed left join busy_channels busy using (work, team_id, channel_id)
      ), chosen as (
        select id, work, row_number() over (partition by work order by person_round, channel_round, id) as place from of_channels
      )
      update events set claimed_by = ${claim.worker}, attempts = attempts + 1, deferred = false,
        claimed_until = now() + ${claim.leaseMs} * interval '1 millisecond'
      where id in (select id from chosen where place <= case work
        when 'question' then ${question}::int when 'quick' then ${quick}::int else ${upkeep}::int end)
      returning id, team_id, event_id, kind, thread_key, payload, work, person_id, channel_id, attempts, received_at`);
    return rows.map(toEvent).sort((a, b) => a.id - b.id);
  });
}

type ClaimedRow = Row<
  'events',
  | 'id'
  | 'team_id'
  | 'event_id'
  | 'kind'
  | 'thread_key'
  | 'payload'
  | 'work'
  | 'person_id'
  | 'channel_id'
  | 'attempts'
  | 'received_at',
  { team_id: TeamId; kind: EventKind; work: WorkKind; person_id: PersonId; channel_id: ChannelId }
>;

function toEvent(row: ClaimedRow): InboxEvent {
  return {
    id: Number(row.id),
    teamId: row.team_id,
    eventId: row.event_id,
    kind: row.kind,
    threadKey: row.thread_key,
    payload: row.payload,
    work: row.work,
    personId: row.person_id,
    channelId: row.channel_id,
    attempts: row.attempts,
    receivedAt: row.received_at,
  };
}
