import { sql } from 'drizzle-orm';
import type { ChannelId, PersonId, TeamId } from '../core/ids.ts';
import { chooseClaims, shareKey, type WaitingEvent } from './choose-claims.ts';
import type { Database, Transaction } from './database.ts';
import { type EventKind, type InboxEvent, WORK_KINDS, type WorkKind } from './inbox.ts';
import { takeLock } from './locks.ts';
import type { Column, Row, RowAs } from './row.ts';
import { readSetting } from './settings.ts';
import { integerArray, textArray } from './sql-values.ts';
import { WAITING } from './waiting-events.ts';

/** How many deliveries of each kind of work a worker has room for. */
export type FreePlaces = Record<WorkKind, number>;

/** Up to which person a worker has looked through those who wait, of each kind of work of which very many wait. */
export type CrowdPlace = Partial<Record<WorkKind, PersonPlace>>;

type PersonPlace = Row<'events', 'teamId' | 'personId'>;

/** What a look into the inbox came to. */
export interface ClaimedEvents {
  /** In the order in which they came. */
  events: InboxEvent[];
  /** Milliseconds until the next delivery comes due that is not due now; null when none will. */
  nextDueMs: number | null;
  /** Whether more waits that is due, or may: for what comes before it in its queue, for a place, for a share. */
  more: boolean;
  /** For the next claim; with a kind of work in it, more may wait of that kind than this look has seen. */
  crowd: CrowdPlace;
}

/** So many deliveries of a kind are looked at, the longest due first; where no more are due, shares are exact. */
const WINDOW = 64;
/** Where more are due: so many people beside those, others at each look, so that one person's flood hides nobody. */
const CROWD = 24;

/**
 * Claims deliveries that are due and first in their queue, until `leaseMs` from now. Others in a queue do not wait for a
 * person whose question is deferred there, nor for what that person said behind it. Nobody has more questions worked on at
 * once than the settings allow, however many processes claim: they do it one after the other.
 *
 * What it costs depends on what it looks at, which is bounded, and not on how much waits or was ever finished, whatever the
 * database believes about the table: conditions are sub-selects with an offset, which no planner turns into a join.
 */
export function claimEvents(
  database: Database,
  claim: { worker: string; free: FreePlaces; leaseMs: number; crowd?: CrowdPlace },
): Promise<ClaimedEvents> {
  const { free, crowd: before = {} } = claim;
  const kinds = WORK_KINDS.filter((kind) => free[kind] > 0);
  return database.transaction(async (tx) => {
    // Nobody else has the embedded database open.
    if (tx.kind === 'server') await takeLock(tx, 'eventClaims');
    const { running, due, nextDueMs } = await look(tx, kinds);
    const crowd: CrowdPlace = {};
    const more: DueEvent[] = [];
    for (const kind of kinds) {
      if (due.filter(({ work }) => work === kind).length < WINDOW) continue;
      const found = await lookThroughCrowd(tx, kind, { after: before[kind], places: free[kind] });
      more.push(...found.events);
      crowd[kind] = found.place;
    }
    const seen = new Map([...due, ...more].map((event) => [event.id, event]));
    const known = { running, due: [...seen.values()].filter(({ blocked }) => !blocked) };
    const ids = chooseClaims(known, { free, allowed: await readAllowed(tx, known) });
    const events = ids.length === 0 ? [] : await claimThese(tx, ids, claim);
    const hidden = kinds.length < WORK_KINDS.length || Object.keys(crowd).length > 0;
    return { events, nextDueMs, crowd, more: hidden || seen.size > events.length };
  });
}

/** A delivery that is due; `blocked`: another one of its queue comes first. */
type DueEvent = WaitingEvent & { blocked: boolean };

const COLUMNS = sql`e.id, e.work, e.team_id as "teamId", e.thread_key as "threadKey", e.person_id as "personId",
  e.channel_id as "channelId"`;

/**
 * Whether another one of its queue comes before a delivery `e`: of the same person any, of others one that is not behind a
 * deferred one of its own person.
 */
const IS_BLOCKED = sql`(
  exists (select 1 from events f where ${WAITING.byQueueAndPerson(sql`f`)} and f.thread_key = e.thread_key
    and f.person_id = e.person_id and f.id < e.id offset 0)
  or exists (select 1 from events f where ${WAITING.byQueue(sql`f`)} and f.thread_key = e.thread_key and f.id < e.id
    and not f.deferred and not exists (
      select 1 from events d where ${WAITING.byQueueAndPerson(sql`d`)} and d.thread_key = f.thread_key
        and d.person_id = f.person_id and d.id < f.id and d.deferred offset 0)
    offset 0))`;

const IS_DUE = sql`e.not_before <= now() and (e.claimed_until is null or e.claimed_until < now())`;

/** What is worked on, what has been due the longest of each kind of work, and when something else will be. */
async function look(
  tx: Transaction,
  kinds: readonly WorkKind[],
): Promise<{ running: WaitingEvent[]; due: DueEvent[]; nextDueMs: number | null }> {
  const rows = await tx.query<
    RowAs<
      'events',
      DueEvent & { running: boolean; nextDueMs: number | null },
      'blocked' | 'running' | 'nextDueMs'
    >
  >(sql`
    select ${COLUMNS}, true as running, false as blocked, null::float8 as "nextDueMs"
    from events e where ${WAITING.byClaim(sql`e`)} and e.claimed_until >= now()
    union all
    select ${COLUMNS}, false, ${IS_BLOCKED}, null from unnest(${textArray(kinds)}) as kind (work) cross join lateral (
      select * from events e where ${WAITING.byDue(sql`e`)} and e.work = kind.work and ${IS_DUE}
      order by e.not_before, e.id limit ${WINDOW}) as e
    union all
    select 0, '', '', '', '', '', false, true, extract(epoch from least(
      (select min(e.claimed_until) from events e where ${WAITING.byClaim(sql`e`)} and e.claimed_until >= now()),
      (select min(later.at) from unnest(${textArray(WORK_KINDS)}) as kind (work) cross join lateral (
        select e.not_before as at from events e where ${WAITING.byDue(sql`e`)} and e.work = kind.work and e.not_before > now()
        order by e.not_before limit 1) as later)) - now())::float8 * 1000`);
  const events = rows.filter(({ id }) => id !== 0);
  return {
    running: events.filter(({ running }) => running),
    due: events.filter(({ running }) => !running),
    nextDueMs: rows.find(({ id }) => id === 0)?.nextDueMs ?? null,
  };
}

/** The longest due of people who wait, of others at each look. */
async function lookThroughCrowd(
  tx: Transaction,
  work: WorkKind,
  { after, places }: { after: PersonPlace | undefined; places: number },
): Promise<{ events: DueEvent[]; place: PersonPlace }> {
  const { teamId, personId } = after ?? { teamId: '', personId: '' };
  const people = await tx.query<PersonPlace>(sql`
    with recursive crowd as (
      select ${teamId}::text as team_id, ${personId}::text as person_id, 0 as n
      union all
      select next.*, crowd.n + 1 from crowd cross join lateral (
        select e.team_id, e.person_id from events e
        where ${WAITING.byPerson(sql`e`)} and e.work = ${work} and (e.team_id, e.person_id) > (crowd.team_id, crowd.person_id)
        order by e.team_id, e.person_id limit 1) as next
      where crowd.n < ${CROWD})
    select team_id as "teamId", person_id as "personId" from crowd where n > 0 order by n`);
  const events = await tx.query<RowAs<'events', DueEvent, 'blocked'>>(sql`
    select ${COLUMNS}, ${IS_BLOCKED} as blocked
    from unnest(${textArray(people.map((one) => one.teamId))}, ${textArray(people.map((one) => one.personId))})
      as crowd (team_id, person_id) cross join lateral (
        select * from events e where ${WAITING.byPerson(sql`e`)} and e.work = ${work} and e.team_id = crowd.team_id
          and e.person_id = crowd.person_id and ${IS_DUE}
        order by e.not_before, e.id limit ${places}) as e`);
  // Behind the last of them it begins again.
  return { events, place: people.length < CROWD ? { teamId: '', personId: '' } : people.at(-1)! };
}

/** How many questions each person may have worked on at once, read where somebody has more than one. */
async function readAllowed(
  tx: Transaction,
  { running, due }: { running: readonly WaitingEvent[]; due: readonly WaitingEvent[] },
): Promise<(event: WaitingEvent) => number> {
  const counts = new Map<string, { event: WaitingEvent; count: number }>();
  for (const event of [...running, ...due]) {
    if (event.work !== 'question' || event.personId === '') continue;
    const key = shareKey(event, event.personId);
    counts.set(key, { event, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const several = [...counts.values()].filter(({ count }) => count > 1).map(({ event }) => event);
  const members = await readMembers(tx, several);
  const shares = new Map<string, { atOnce: number; outsidersAtOnce: number }>();
  for (const teamId of new Set(several.map((event) => event.teamId)))
    shares.set(teamId, (await readSetting(tx, teamId as TeamId, 'shares')).value);
  return (event) => {
    const share = shares.get(event.teamId);
    // A person who has one alone may have it.
    if (share === undefined) return 1;
    return members.has(shareKey(event, event.personId)) ? share.atOnce : share.outsidersAtOnce;
  };
}

async function readMembers(tx: Transaction, people: readonly WaitingEvent[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await tx.query<PersonPlace & { kind: Column<'people', 'kind'> | null }>(sql`
    select asked.team_id as "teamId", asked.person_id as "personId", (
      select p.kind from people p where p.team_id = asked.team_id and p.id = asked.person_id) as kind
    from unnest(${textArray(people.map(({ teamId }) => teamId))}, ${textArray(people.map(({ personId }) => personId))})
      as asked (team_id, person_id)`);
  return new Set(
    rows
      .filter(({ kind }) => kind === 'member')
      .map(({ teamId, personId }) => shareKey({ work: 'question', teamId }, personId)),
  );
}

async function claimThese(
  tx: Transaction,
  ids: readonly number[],
  { worker, leaseMs }: { worker: string; leaseMs: number },
): Promise<InboxEvent[]> {
  const rows = await tx.query<ClaimedRow>(sql`
    update events set claimed_by = ${worker}, attempts = attempts + 1, deferred = false,
      claimed_until = now() + ${leaseMs} * interval '1 millisecond'
    where id = any (${integerArray(ids)})
    returning id, team_id, event_id, kind, thread_key, payload, work, person_id, channel_id, attempts, received_at`);
  return rows.map(toEvent).sort((a, b) => a.id - b.id);
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
