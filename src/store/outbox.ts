import { type SQL, sql } from 'drizzle-orm';
import type { TurnId } from '../core/ids.ts';
import type { Reply } from '../core/reply.ts';
import type { FileCopy, PostedRef, ReplyAddress } from '../core/reply-channel.ts';
import { beginsWith } from './begins-with.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';
import { jsonValue, textArray } from './sql-values.ts';

/** The channel on which deliverers hear of replies that were put back. */
export const OUTBOX_NOTICE = 'switchboard_outbox';

/** One message that people are to see, until it is known to be posted. */
export interface OutboxMessage {
  key: string;
  /** Null: it answers no turn. */
  turnId: TurnId | null;
  /** Which revision of the turn it answers; null: it answers no turn. */
  revision: number | null;
  /** Messages of one lane are delivered in the order in which they were queued. */
  lane: string | null;
  /** The key of the message that it replaces or withdraws; null: the turn's newest. */
  targetKey: string | null;
  /** `streaming`: open without its final text; `abandoned`: given up or superseded. */
  state: 'streaming' | 'pending' | 'sent' | 'abandoned';
  operation: 'post' | 'replace' | 'withdraw';
  address: ReplyAddress;
  reply: Reply | null;
  ref: PostedRef | null;
  triedAt: Date | null;
  attempts: number;
}

const BEGUN_COLUMNS = sql`key, turn_id, revision, line, target_key, state, operation, address, reply, ref`;
const COLUMNS = sql`${BEGUN_COLUMNS}, tried_at, attempts`;

/** Opens a message that will grow; an earlier opening of the same key is returned as it was left. */
export async function openStreaming(
  database: Database,
  message: { key: string; turnId: TurnId; revision: number; address: ReplyAddress },
): Promise<OutboxMessage> {
  await database.query(sql`
    insert into outbox (key, turn_id, revision, state, address, tried_at)
    values (${message.key}, ${message.turnId}, ${message.revision}, 'streaming', ${jsonValue(message.address)}, now())
    on conflict (key, team_id) do nothing`);
  return (await readOutbox(database, message.key))!;
}

/** Forgets a message that was opened to grow where nothing can: nothing was posted. */
export async function closeStreaming(database: Database, key: string): Promise<void> {
  await database.query(sql`delete from outbox where key = ${key} and state = 'streaming' and ref is null`);
}

/** Queues the final reply of a key for delivery, once; what is sent already stays sent. */
export async function enqueueReply(
  database: Database,
  message: Pick<OutboxMessage, 'key' | 'operation' | 'address' | 'reply'> & {
    turnId: TurnId;
    revision: number;
    ref?: PostedRef | null;
  },
): Promise<void> {
  await database.query(sql`
    insert into outbox (key, turn_id, revision, state, operation, address, reply, ref)
    values (${message.key}, ${message.turnId}, ${message.revision}, 'pending', ${message.operation}, ${jsonValue(message.address)},
      ${jsonValue(message.reply)}, ${message.ref == null ? null : jsonValue(message.ref)})
    on conflict (key, team_id) do update set state = 'pending', operation = excluded.operation, reply = excluded.reply,
      ref = coalesce(outbox.ref, excluded.ref)
    where outbox.state = 'streaming'`);
}

/** A message beside the replies of turns. */
export interface NewMessage {
  key: string;
  lane: string;
  operation: OutboxMessage['operation'];
  address: ReplyAddress;
  /** Null: only for `withdraw`. */
  reply: Reply | null;
  /** The key of the message that it replaces or withdraws. */
  targetKey?: string;
  /** Set: it changes the reply of a turn, which it stays. */
  answers?: { turnId: TurnId; revision: number };
}

/** Queues a message in its lane, once, and wakes the deliverers. Call it in the transaction of what it reports. */
export async function enqueueMessage(tx: Database, message: NewMessage): Promise<void> {
  await tx.query(sql`
    with added as (
      insert into outbox (key, line, state, operation, address, reply, target_key, turn_id, revision)
      values (${message.key}, ${message.lane}, 'pending', ${message.operation}, ${jsonValue(message.address)},
        ${jsonValue(message.reply)}, ${message.targetKey ?? null}, ${message.answers?.turnId ?? null},
        ${message.answers?.revision ?? null})
      on conflict (key, team_id) do nothing
      returning id
    )
    select pg_notify(${OUTBOX_NOTICE}, '')::text from added`);
}

/** Marks a message as about to be delivered: if this process dies now, its fate is unknown. */
export async function markAttempted(database: Database, key: string): Promise<void> {
  await database.query(sql`update outbox set ${ATTEMPTED} where key = ${key}`);
}

const ATTEMPTED = sql`tried_at = coalesce(tried_at, now()), attempts = attempts + 1`;

/** Saves where a growing message is. */
export async function saveRef(database: Database, key: string, ref: PostedRef): Promise<void> {
  await database.query(sql`update outbox set ref = ${jsonValue(ref)} where key = ${key}`);
}

/**
 * Marks a message as posted, and wakes the deliverers for what waits behind it; what files of ours hold is kept by the platform
 * alone from then on.
 */
export async function markSent(database: Database, key: string, ref: PostedRef): Promise<void> {
  await database.query(sql`
    with sent as (
      update outbox set state = 'sent', ref = ${jsonValue(ref)}, sent_at = now(), claimed_until = null, last_error = null,
        reply = case when reply ? 'files' then jsonb_set(reply, '{files}', (
          select coalesce(jsonb_agg(file - 'contents' order by place), '[]')
          from jsonb_array_elements(reply -> 'files') with ordinality as list (file, place))) else reply end
      where key = ${key}
      returning id, destination
    )
    select pg_notify(${OUTBOX_NOTICE}, '')::text from sent where exists (
      select 1 from outbox o where o.destination = sent.destination and o.state = 'pending' and o.id <> sent.id offset 0)`);
}

/** Queues a message again after a failure, and tells deliverers when to look; or gives it up. `error` is a code. */
export async function markFailed(
  database: Database,
  failure: { key: string; error: string; retryInMs: number | null },
): Promise<void> {
  await database.query(sql`
    update outbox set last_error = ${failure.error}, claimed_until = null, claimed_by = null,
      state = ${failure.retryInMs === null ? 'abandoned' : 'pending'},
      not_before = now() + ${failure.retryInMs ?? 0} * interval '1 millisecond'
    where key = ${failure.key} and state = 'pending'
    returning pg_notify(${OUTBOX_NOTICE}, '')::text`);
}

/** Makes what waits because of `error` due now, and tells deliverers. */
export async function releaseOutbox(database: Database, error: string): Promise<void> {
  await database.query(sql`
    with due as (
      update outbox set not_before = now() where state = 'pending' and last_error = ${error} and not_before > now() returning id)
    select pg_notify(${OUTBOX_NOTICE}, '')::text from due limit 1`);
}

/**
 * Gives up the other messages of a turn that are still queued: a newer revision replaces them, or they must not be sent
 * any more.
 */
export async function abandonOlder(database: Database, turnId: TurnId, exceptKey: string): Promise<void> {
  await database.query(sql`
    update outbox set state = 'abandoned' where turn_id = ${turnId} and key <> ${exceptKey} and state in ('pending', 'streaming')`);
}

/**
 * Claims one message by key, or the next of a surface that is due, for `leaseMs`; null when there is none to claim. Of one
 * destination one message at a time is claimed, however many claim, the longest queued first: behind one that waits for the pace of
 * its channel no others wait in vain, and no other channel's do. One that its own lane holds back holds back nobody else's: the
 * head of its lane may wait for days.
 */
export async function claimOutbox(
  database: Database,
  claim: {
    worker: string;
    leaseMs: number;
    surface: ReplyAddress['surface'];
    key?: string;
    /** Only these; absent: any. */
    operations?: readonly OutboxMessage['operation'][];
    /** Marks it as about to be delivered, too. What comes back tells what it was before. */
    attempt?: true;
  },
): Promise<OutboxMessage | null> {
  const { worker, leaseMs, surface, key = null, operations = null, attempt = false } = claim;
  const isHeld = (alias: SQL) => sql`exists (
    select 1 from outbox earlier
    where earlier.line = ${alias}.line and earlier.id < ${alias}.id and earlier.state = 'pending' offset 0)`;
  const sameDestination = sql`other.destination = o.destination and other.state = 'pending' and other.id <> o.id
    and other.address ->> 'surface' = ${surface}`;
  const [row] = await database.query<OutboxRow>(sql`
    update outbox set ${attempt ? sql`${ATTEMPTED}, ` : sql``}claimed_by = ${worker},
      claimed_until = now() + ${leaseMs} * interval '1 millisecond'
    from (
      select o.id as due_id, o.tried_at as tried_before, o.attempts as attempts_before from outbox o
      where o.state = 'pending' and o.not_before <= now() and (o.claimed_until is null or o.claimed_until < now())
        and not ${isHeld(sql`o`)}
        and not exists (select 1 from outbox other where ${sameDestination} and other.claimed_until >= now() offset 0)
        and not exists (select 1 from outbox other
          where ${sameDestination} and other.id < o.id and other.not_before <= now() and not ${isHeld(sql`other`)} offset 0)
        and o.address ->> 'surface' = ${surface}
        and (${key}::text is null or o.key = ${key}::text)
        and (${operations === null}::boolean or o.operation = any (${textArray(operations ?? [])}))
      order by o.id limit 1 for update skip locked) as due
    where id = due_id
    returning ${BEGUN_COLUMNS}, tried_before as tried_at, attempts_before as attempts`);
  return row === undefined ? null : toMessage(row);
}

/** A message by key. */
export async function readOutbox(database: Database, key: string): Promise<OutboxMessage | null> {
  const [row] = await database.query<OutboxRow>(sql`
    select ${COLUMNS} from outbox where key = ${key}`);
  return row === undefined ? null : toMessage(row);
}

/** The newest posted message of a turn. */
export async function lastSent(database: Database, turnId: TurnId): Promise<OutboxMessage | null> {
  const [row] = await database.query<OutboxRow>(sql`
    select ${COLUMNS} from outbox
    where turn_id = ${turnId} and state = 'sent' and operation <> 'withdraw' order by id desc limit 1`);
  return row === undefined ? null : toMessage(row);
}

/** Messages of a turn that were given up after they had been tried, newest first: some may be posted all the same. */
export async function readGivenUp(database: Database, turnId: TurnId): Promise<OutboxMessage[]> {
  const rows = await database.query<OutboxRow>(sql`
    select ${COLUMNS} from outbox
    where turn_id = ${turnId} and state = 'abandoned' and tried_at is not null and operation <> 'withdraw' order by id desc`);
  return rows.map(toMessage);
}

/** Whose answer a message is: the turn of a posted message. */
export async function turnOfMessage(database: Database, ref: PostedRef): Promise<TurnId | null> {
  const [row] = await database.query<Row<'outbox', 'turn_id', { turn_id: TurnId | null }>>(sql`
    select turn_id from outbox where ref_ts = ${ref.ts} and ref ->> 'channelId' = ${ref.channelId} order by id desc limit 1`);
  return row?.turn_id ?? null;
}

/** What became of the files of a message, over all its revisions, whose keys begin like this. */
export async function readCopies(database: Database, prefix: string): Promise<Record<string, FileCopy>> {
  const rows = await database.query<{ copies: Record<string, FileCopy> }>(sql`
    select ref -> 'copies' as copies from outbox
    where ${beginsWith(sql`key`, prefix)} and ref -> 'copies' is not null order by id`);
  return Object.assign({}, ...rows.map((row) => row.copies)) as Record<string, FileCopy>;
}

/** Milliseconds until a message of a surface comes due that waits for its time or for a lease; null when none does. */
export async function nextOutboxDueMs(
  database: Database,
  surface: ReplyAddress['surface'],
): Promise<number | null> {
  const [next] = await database.query<{ ms: number | null }>(sql`
    select extract(epoch from min(case when claimed_until > now() then claimed_until
      when not_before > now() then not_before end) - now())::float8 * 1000 as ms
    from outbox where state = 'pending' and address ->> 'surface' = ${surface}`);
  return next?.ms ?? null;
}

type OutboxRow = Row<
  'outbox',
  | 'key'
  | 'turn_id'
  | 'revision'
  | 'line'
  | 'target_key'
  | 'state'
  | 'operation'
  | 'address'
  | 'reply'
  | 'ref'
  | 'tried_at'
  | 'attempts',
  {
    turn_id: TurnId | null;
    state: OutboxMessage['state'];
    operation: OutboxMessage['operation'];
    address: ReplyAddress;
    reply: Reply | null;
    ref: PostedRef | null;
  }
>;

function toMessage(row: OutboxRow): OutboxMessage {
  const { turn_id, line, target_key, tried_at, ...rest } = row;
  return { ...rest, turnId: turn_id, lane: line, targetKey: target_key, triedAt: tried_at };
}
