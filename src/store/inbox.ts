import { sql } from 'drizzle-orm';
import type { TeamId, TurnId } from '../core/ids.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';
import { integerArray, jsonValue } from './sql-values.ts';

/** What kind of delivery an inbox row holds. */
export type EventKind = 'event' | 'command' | 'action' | 'view' | 'shortcut';

/** A delivery to be stored; `threadKey` queues it behind earlier ones of the same key. */
export interface NewEvent {
  teamId: TeamId;
  eventId: string;
  kind: EventKind;
  threadKey: string;
  payload: unknown;
}

/** A stored delivery, claimed by a worker. `attempts` counts this one. */
export interface InboxEvent extends NewEvent {
  id: number;
  attempts: number;
  receivedAt: Date;
}

/** How a delivery ended. */
export type EventOutcome =
  | { outcome: 'turn'; turnId: TurnId }
  | { outcome: 'applied' }
  | { outcome: 'ignored'; reason: string }
  | { outcome: 'failed'; reason: string };

/** The channel on which workers hear of new deliveries. */
export const EVENTS_NOTICE = 'switchboard_events';

/** Stores a delivery once; a second one of the same team and event id changes nothing (`fresh` false). */
export async function storeEvent(
  database: Database,
  event: NewEvent,
): Promise<{ id: number; fresh: boolean }> {
  const [stored] = await database.query<Row<'events', 'id'>>(sql`
    with stored as (
      insert into events (team_id, event_id, kind, thread_key, payload)
      values (${event.teamId}, ${event.eventId}, ${event.kind}, ${event.threadKey}, ${jsonValue(event.payload)})
      on conflict (team_id, event_id) do nothing
      returning id
    )
    select id, pg_notify(${EVENTS_NOTICE}, '')::text from stored`);
  if (stored !== undefined) return { id: Number(stored.id), fresh: true };
  const [known] = await database.query<Row<'events', 'id'>>(
    sql`select id from events where team_id = ${event.teamId} and event_id = ${event.eventId}`,
  );
  return { id: Number(known!.id), fresh: false };
}

/** Whether a delivery was stored before. */
export async function isStored(
  database: Database,
  event: Pick<NewEvent, 'teamId' | 'eventId'>,
): Promise<boolean> {
  const rows = await database.query(
    sql`select 1 from events where team_id = ${event.teamId} and event_id = ${event.eventId}`,
  );
  return rows.length > 0;
}

/**
 * Claims the oldest deliveries that are due and first in their queue, until `leaseMs` from now. Rows that another
 * worker is looking at are passed over.
 */
export async function claimEvents(
  database: Database,
  claim: { worker: string; limit: number; leaseMs: number },
): Promise<InboxEvent[]> {
  const rows = await database.query<ClaimedRow>(sql`
    update events set claimed_by = ${claim.worker}, attempts = attempts + 1,
      claimed_until = now() + ${claim.leaseMs} * interval '1 millisecond'
    where id = any (array(
      select candidate.id from events candidate
      where candidate.finished_at is null and candidate.not_before <= now()
        and (candidate.claimed_until is null or candidate.claimed_until < now())
        and not exists (
          select 1 from events earlier
          where earlier.thread_key = candidate.thread_key and earlier.id < candidate.id and earlier.finished_at is null)
      order by candidate.id limit ${claim.limit}
      for update skip locked))
    returning id, team_id, event_id, kind, thread_key, payload, attempts, received_at`);
  return rows.map(toEvent).sort((a, b) => a.id - b.id);
}

/**
 * Keeps claimed deliveries claimed while they are worked on. Only those named: one whose outcome could not be written
 * must run out of its lease, or nobody would take it up again while this worker lives.
 */
export async function extendClaims(
  database: Database,
  claim: { worker: string; leaseMs: number; ids: readonly number[] },
): Promise<void> {
  await database.query(sql`
    update events set claimed_until = now() + ${claim.leaseMs} * interval '1 millisecond'
    where id = any (${integerArray(claim.ids)}) and claimed_by = ${claim.worker} and finished_at is null
      and claimed_until is not null`);
}

/** Records how a delivery ended; the first outcome stays, and what the delivery said is not kept beyond it. */
export async function finishEvent(database: Database, id: number, ended: EventOutcome): Promise<void> {
  await database.query(sql`
    update events set finished_at = now(), claimed_until = null, payload = '{}'::jsonb, outcome = ${ended.outcome},
      reason = ${'reason' in ended ? ended.reason : null}, turn_id = ${ended.outcome === 'turn' ? ended.turnId : null}
    where id = ${id} and finished_at is null`);
}

/** Puts a delivery back, to be claimed again after a delay. */
export async function postponeEvent(database: Database, id: number, delayMs: number): Promise<void> {
  await database.query(sql`
    update events set claimed_by = null, claimed_until = null, not_before = now() + ${delayMs} * interval '1 millisecond'
    where id = ${id} and finished_at is null`);
}

/** Gives back what workers of earlier processes held; only a process that holds the embedded database alone may call it. */
export async function releaseAllClaims(database: Database): Promise<void> {
  await database.query(sql`update events set claimed_until = null where finished_at is null`);
  await database.query(sql`update outbox set claimed_until = null where state = 'pending'`);
}

/** Milliseconds until the next delivery that is first in its queue is due; null when none waits. */
export async function nextEventDueMs(database: Database): Promise<number | null> {
  const [next] = await database.query<{ ms: number | null }>(sql`
    select extract(epoch from min(greatest(not_before, coalesce(claimed_until, not_before))) - now())::float8 * 1000 as ms
    from events candidate where finished_at is null and not exists (
      select 1 from events earlier
      where earlier.thread_key = candidate.thread_key and earlier.id < candidate.id and earlier.finished_at is null)`);
  return next?.ms ?? null;
}

type ClaimedRow = Row<
  'events',
  'id' | 'team_id' | 'event_id' | 'kind' | 'thread_key' | 'payload' | 'attempts' | 'received_at',
  { team_id: TeamId; kind: EventKind }
>;

function toEvent(row: ClaimedRow): InboxEvent {
  return {
    id: Number(row.id),
    teamId: row.team_id,
    eventId: row.event_id,
    kind: row.kind,
    threadKey: row.thread_key,
    payload: row.payload,
    attempts: row.attempts,
    receivedAt: row.received_at,
  };
}
