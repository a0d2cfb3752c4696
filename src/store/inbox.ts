import { type SQL, sql } from 'drizzle-orm';
import type { ChannelId, PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';
import { integerArray, jsonValue } from './sql-values.ts';
import { WAITING } from './waiting-events.ts';

/** What kind of delivery an inbox row holds. */
export type EventKind = 'event' | 'command' | 'action' | 'view' | 'shortcut';

/**
 * Kinds of work, which never take one another's places: what somebody waits for an answer to; what takes a moment, such as
 * opening a form; keeping people, groups and channels current.
 */
export const WORK_KINDS = ['question', 'quick', 'upkeep'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** A delivery to be stored; `threadKey` queues it behind earlier ones of the same key. */
export interface NewEvent {
  teamId: TeamId;
  eventId: string;
  kind: EventKind;
  threadKey: string;
  payload: unknown;
  /** `question` where nothing is said. */
  work?: WorkKind;
  /** Whose share it takes; absent: nobody's. */
  personId?: PersonId;
  /** Where: the conversation that it is about. */
  channelId?: ChannelId;
}

/** A stored delivery, claimed by a worker. `attempts` counts this one. */
export interface InboxEvent extends NewEvent {
  id: number;
  work: WorkKind;
  attempts: number;
  receivedAt: Date;
}

/** How a delivery ended. */
export type EventEnd =
  /** `isEnded`: this very delivery was ended together with what came of it. */
  | { outcome: 'turn'; turnId: TurnId; isEnded?: boolean }
  /** `covers`: what came into its queue before it began is done with it. */
  | { outcome: 'applied'; covers?: true }
  | { outcome: 'ignored'; reason: string }
  | { outcome: 'failed'; reason: string };

/** What came of handling a delivery; `deferred`: nothing yet, it waits for its person's pace or for Slack's. */
export type EventOutcome = EventEnd | { outcome: 'deferred'; delayMs: number };

/** The channel on which workers hear of new deliveries. */
export const EVENTS_NOTICE = 'switchboard_events';

/** Slack waits three seconds for an acknowledgement, however much work there is. */
const URGENT = { urgent: true };

/** Stores a delivery once; a second one of the same team and event id changes nothing (`fresh` false). */
export async function storeEvent(
  database: Database,
  event: NewEvent,
): Promise<{ id: number; fresh: boolean }> {
  const [stored] = await database.query<Row<'events', 'id'>>(
    sql`
    with stored as (
      insert into events (team_id, event_id, kind, thread_key, payload, work, person_id, channel_id)
      values (${event.teamId}, ${event.eventId}, ${event.kind}, ${event.threadKey}, ${jsonValue(event.payload)},
        ${event.work ?? 'question'}, ${event.personId ?? ''}, ${event.channelId ?? ''})
      on conflict (team_id, event_id) do nothing
      returning id
    )
    select id, pg_notify(${EVENTS_NOTICE}, '')::text from stored`,
    URGENT,
  );
  if (stored !== undefined) return { id: Number(stored.id), fresh: true };
  const [known] = await database.query<Row<'events', 'id'>>(
    sql`select id from events where team_id = ${event.teamId} and event_id = ${event.eventId}`,
    URGENT,
  );
  return { id: Number(known!.id), fresh: false };
}

/**
 * Stores a delivery of which nothing is left to be done but a write, together with that; what it said is not kept beyond it.
 * @param writes statements that do the same, and no more, when they are done again
 */
export async function storeEnded(
  database: Database,
  event: NewEvent,
  { ended, writes }: { ended: EventEnd; writes: readonly SQL[] },
): Promise<{ fresh: boolean }> {
  const stored = await database.query(
    sql`
    with ${sql.join(
      writes.map((write, at) => sql`${sql.raw(`write_${at}`)} as (${write}), `),
      sql``,
    )}stored as (
      insert into events (team_id, event_id, kind, thread_key, payload, work, person_id, channel_id, finished_at, outcome, reason)
      values (${event.teamId}, ${event.eventId}, ${event.kind}, ${event.threadKey}, '{}', ${event.work ?? 'question'},
        ${event.personId ?? ''}, ${event.channelId ?? ''}, now(), ${ended.outcome}, ${'reason' in ended ? ended.reason : null})
      on conflict (team_id, event_id) do nothing
      returning id)
    select id from stored`,
    URGENT,
  );
  return { fresh: stored.length > 0 };
}

/** Whether a delivery was stored before. */
export async function isStored(
  database: Database,
  event: Pick<NewEvent, 'teamId' | 'eventId'>,
): Promise<boolean> {
  const rows = await database.query(
    sql`select 1 from events where team_id = ${event.teamId} and event_id = ${event.eventId}`,
    URGENT,
  );
  return rows.length > 0;
}

/** When the newest delivery came; null where none has. */
export async function readLastDelivery(database: Database): Promise<Date | null> {
  const [last] = await database.query<Row<'events', 'received_at'>>(
    sql`select received_at from events order by id desc limit 1`,
  );
  return last?.received_at ?? null;
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
export async function finishEvent(database: Database, id: number, ended: EventEnd): Promise<void> {
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

/** The newest delivery of a queue. */
export async function lastInQueue(database: Database, threadKey: string): Promise<number> {
  const [last] = await database.query<{ id: number }>(
    sql`select coalesce(max(id), 0)::float8 as id from events where thread_key = ${threadKey} and ${WAITING.byQueue()}`,
  );
  return Number(last?.id ?? 0);
}

/** Ends those of a queue up to a delivery that one of them did the work of. */
export async function finishCovered(
  database: Database,
  { threadKey, upTo }: { threadKey: string; upTo: number },
): Promise<void> {
  await database.query(sql`
    update events set finished_at = now(), payload = '{}'::jsonb, outcome = 'applied'
    where thread_key = ${threadKey} and id <= ${upTo} and ${WAITING.byQueue()}`);
}

/**
 * Puts a delivery back until its person or Slack has room for it. That is no failed attempt, and what others said in its
 * thread does not wait for it. With a question, all that its person has asked behind it waits too: to look at each of a flood
 * only to put it back would take the time of others.
 */
export async function deferEvent(database: Database, id: number, delayMs: number): Promise<void> {
  await database.query(sql`
    update events set claimed_by = null, claimed_until = null, deferred = true,
      attempts = attempts - case when id = ${id} then 1 else 0 end,
      not_before = greatest(not_before, now() + ${delayMs} * interval '1 millisecond')
    where finished_at is null and id = any (array(
      select ${id}::bigint
      union all
      select e.id from events asked join events e on e.team_id = asked.team_id and e.person_id = asked.person_id
      where asked.id = ${id} and asked.work = 'question' and asked.person_id <> ''
        and ${WAITING.byPerson(sql`e`)} and e.work = 'question' and coalesce(e.claimed_until < now(), true)))`);
}

/** Gives back what workers of earlier processes held; only a process that holds the embedded database alone may call it. */
export async function releaseAllClaims(database: Database): Promise<void> {
  await database.query(sql`update events set claimed_until = null where ${WAITING.byClaim()}`);
  await database.query(sql`update outbox set claimed_until = null where state = 'pending'`);
}
