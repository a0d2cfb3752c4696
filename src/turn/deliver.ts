import { setTimeout as sleep } from 'node:timers/promises';
import { BotError } from '../core/bot-error.ts';
import type { Directory } from '../core/directory.ts';
import type { Log } from '../core/log.ts';
import type { Delivery, Posted, PostedRef, ReplyAddress, ReplyChannel } from '../core/reply-channel.ts';
import type { Database, OpenDatabase, Transaction } from '../store/database.ts';
import { findMessageByOutboxKey, findOwnOfTurn, recordPosted } from '../store/messages.ts';
import {
  claimOutbox,
  lastSent,
  markAttempted,
  markFailed,
  markSent,
  type OutboxMessage,
  readGivenUp,
  readOutbox,
} from '../store/outbox.ts';
import { notifyPlaceClosed } from './notify-place-closed.ts';
import { recheckAudience } from './recheck-audience.ts';

const LEASE_MS = 60_000;
/** About a day at one try a minute: an outage of the platform must not cost anybody their answer. */
const MAX_ATTEMPTS = 1_440;
/** How often a place that is closed is tried: somebody has to open it, which takes minutes at best. */
const CLOSED_RETRY_MS = 5 * 60_000;

/** The safety net behind `releaseOutbox`: other processes may learn earlier or later than this one that the token is back. */
const DISCONNECTED_RETRY_MS = 5 * 60_000;

/** What delivering needs. */
export interface DeliverDeps {
  database: OpenDatabase;
  directory: Directory;
  replyChannel: ReplyChannel;
  log: Log;
  worker: string;
  surface: ReplyAddress['surface'];
  /** How long what has queued a message waits for its delivery, in milliseconds; absent: until it is over. */
  patienceMs?: number;
}

/** Deliveries that have begun, by the database that their messages are in: nobody closes it amid one. */
const underWay = new WeakMap<OpenDatabase, Set<Promise<boolean>>>();

/**
 * Delivers one waiting message, the one of `key` or the next that is due. A message whose fate is unknown is looked
 * for first, so that nothing is posted twice (P1). What has queued a message need not wait for the platform's pace: with a
 * key it goes on without it after a moment, and stays queued where another message to the same place is under way.
 * @returns false when there was none to claim
 */
export async function deliverNext(deps: DeliverDeps, key?: string): Promise<boolean> {
  const message = await claimMessage(deps.database, deps, key === undefined ? {} : { key });
  if (message === null) return false;
  const delivery = deliverClaimed(deps, message);
  await (key === undefined ? delivery : waitFor(deps, delivery));
  return true;
}

/** A message that was queued a moment ago, after its readers were checked; null: another one is under way to its place. */
export type QueuedMessage = { key: string; claimed: OutboxMessage | null };

/** Claims a message in the transaction that queues it: nobody has to look for it, and its first attempt is noted with it. */
export async function claimQueued(tx: Transaction, deps: DeliverDeps, key: string): Promise<QueuedMessage> {
  return { key, claimed: await claimMessage(tx, deps, { key, attempt: true }) };
}

/**
 * Delivers what `claimQueued` has claimed, once its transaction is over, like `deliverNext`.
 * @param along what is kept or lost together with the note that it was posted
 * @returns whether it is known to be posted, and that to be kept
 */
export async function deliverQueued(
  deps: DeliverDeps,
  { key, claimed }: QueuedMessage,
  along?: (tx: Transaction) => Promise<void>,
): Promise<boolean> {
  if (claimed === null) {
    await deliverNext(deps, key);
    return false;
  }
  return waitFor(
    deps,
    deliverClaimed(deps, claimed, { isTried: true, ...(along === undefined ? {} : { along }) }),
  );
}

/** False: it is not known to be posted yet. */
async function waitFor({ patienceMs }: DeliverDeps, delivery: Promise<boolean>): Promise<boolean> {
  if (patienceMs === undefined) return delivery;
  return Promise.race([delivery, sleep(patienceMs, false, { ref: false })]);
}

/** Claims a message that is due; null when there is none. */
export function claimMessage(
  database: Database,
  { worker, surface }: DeliverDeps,
  which: { key?: string; operations?: readonly OutboxMessage['operation'][]; attempt?: true },
): Promise<OutboxMessage | null> {
  return claimOutbox(database, { worker, surface, leaseMs: LEASE_MS, ...which });
}

/** What a delivery begins with. */
interface Begun {
  /** It was claimed and noted as tried where it was queued, after its readers were checked. */
  isTried: boolean;
  /** What is kept or lost together with the note that it was posted. */
  along?: (tx: Transaction) => Promise<void>;
}

/** Delivers a message that this process has claimed, or puts it back. Never rejects; true: it is noted as posted. */
export function deliverClaimed(
  deps: DeliverDeps,
  message: OutboxMessage,
  begun: Begun = { isTried: false },
): Promise<boolean> {
  const deliveries = underWay.get(deps.database) ?? new Set();
  underWay.set(deps.database, deliveries);
  const delivery = deliverOrPutBack(deps, message, begun)
    .catch((error: unknown) => {
      deps.log.error(
        { err: error, key: message.key },
        'what became of a reply could not be kept; its lease will run out',
      );
      return false;
    })
    .finally(() => deliveries.delete(delivery));
  deliveries.add(delivery);
  return delivery;
}

/** Waits for the deliveries that have begun. */
export async function finishDeliveries(database: OpenDatabase): Promise<void> {
  await Promise.all(underWay.get(database) ?? []);
}

async function deliverOrPutBack(
  deps: DeliverDeps,
  message: OutboxMessage,
  { isTried, along }: Begun,
): Promise<boolean> {
  try {
    const posted = await deliver(deps, message, isTried);
    if (posted === null) {
      await markFailed(deps.database, { key: message.key, error: 'nothing_posted', retryInMs: null });
      return false;
    }
    await keepPosted(deps.database, message, { posted, along });
    return true;
  } catch (error) {
    await putBack(deps, message, error);
    return false;
  }
}

/** That it was posted, what it says, and what belongs to it are kept together. */
function keepPosted(
  database: OpenDatabase,
  { key, address: { teamId } }: OutboxMessage,
  { posted: { unkept, ...ref }, along }: { posted: Posted; along: Begun['along'] },
): Promise<void> {
  if (unkept === undefined && along === undefined) return markSent(database, key, ref);
  return database.transaction(async (tx) => {
    const { channelId, ts } = ref;
    if (unkept !== undefined)
      await recordPosted(tx, { ...unkept, teamId, channelId, ts, authorKind: 'self', outboxKey: key });
    await markSent(tx, key, ref);
    await along?.(tx);
  });
}

/** Null when there was nothing to withdraw, or nothing that may be said. */
async function deliver(deps: DeliverDeps, queued: OutboxMessage, isTried: boolean): Promise<Posted | null> {
  const message = isTried ? queued : await prepare(deps, queued);
  if (message === null) return null;
  const known = await locate(deps, message);
  if (message.operation === 'withdraw' && known === null) return null;
  if (!isTried) await markAttempted(deps.database, message.key);
  return deps.replyChannel.deliver(toDelivery(message, known));
}

/** A message that may have waited: with its thread, and as its readers of now may see it. */
async function prepare(deps: DeliverDeps, queued: OutboxMessage): Promise<OutboxMessage | null> {
  return recheckAudience(deps, { ...queued, address: await findThread(deps, queued.address) });
}

/** A message into the thread of another one of ours goes where that one came to be. */
async function findThread(deps: DeliverDeps, address: ReplyAddress): Promise<ReplyAddress> {
  if (address.threadKey === undefined || address.threadTs !== undefined) return address;
  const head = await readOutbox(deps.database, address.threadKey);
  // What was said long ago is no longer in the outbox, and known by its echo alone.
  const ref = head === null ? await findMessageByOutboxKey(deps.database, address.threadKey) : head.ref;
  if (ref === null) {
    const retryable = head !== null && head.state !== 'abandoned';
    throw new BotError('not_found', 'The thread that a message belongs into was not begun.', { retryable });
  }
  return { ...address, channelId: ref.channelId, threadTs: ref.ts };
}

/** Where the message is, if it is anywhere: as noted, as its echo showed, or as the platform remembers. */
async function locate(deps: DeliverDeps, message: OutboxMessage): Promise<PostedRef | null> {
  if (message.ref !== null) return message.ref;
  const found = await lookFor(deps, message);
  if (found !== null || message.operation === 'post') return found;
  if (message.targetKey !== null) return locateTarget(deps, message.targetKey);
  if (message.turnId === null) return null;
  const sent = await lastSent(deps.database, message.turnId);
  if (sent?.ref) return sent.ref;
  for (const earlier of await readGivenUp(deps.database, message.turnId)) {
    const posted = earlier.ref ?? (await lookFor(deps, earlier));
    if (posted !== null) return posted;
  }
  return findOwnOfTurn(deps.database, message.turnId);
}

/** The message that is to be replaced or withdrawn; null when it was never posted. */
async function locateTarget(deps: DeliverDeps, key: string): Promise<PostedRef | null> {
  const target = await readOutbox(deps.database, key);
  if (target === null) return findMessageByOutboxKey(deps.database, key);
  return target.ref ?? lookFor(deps, target);
}

/** Looks for a message that was tried: its fate is unknown. */
async function lookFor(
  deps: DeliverDeps,
  { key, address, triedAt }: OutboxMessage,
): Promise<PostedRef | null> {
  if (triedAt === null) return null;
  return (
    (await findMessageByOutboxKey(deps.database, key)) ??
    (await deps.replyChannel.find(address, key, triedAt))
  );
}

function toDelivery(message: OutboxMessage, known: PostedRef | null): Delivery {
  const { key, address, reply } = message;
  if (message.operation === 'withdraw') {
    if (known === null)
      throw new BotError('internal', `The message of ${key} was never posted, so it cannot be withdrawn.`);
    return { operation: 'withdraw', key, address, ref: known };
  }
  if (reply === null) throw new BotError('internal', `The reply of ${key} is missing.`);
  if (known === null || known.private) return { operation: 'post', key, address, reply };
  // A growing message whose text stayed as it was shown only needs its end; anything else is written over.
  const intact = message.operation === 'post' && message.attempts === 0;
  return intact
    ? { operation: 'post', key, address, reply, streaming: known }
    : { operation: 'replace', key, address, reply, ref: known };
}

async function putBack(deps: DeliverDeps, message: OutboxMessage, error: unknown): Promise<void> {
  const failure =
    error instanceof BotError ? error : new BotError('internal', 'Delivering failed.', { cause: error });
  const closed = message.address.patient === true && failure.code === 'slack_rejected';
  // Without a token nothing can be posted, for however long; what waits is let go once there is one again.
  const disconnected = failure.code === 'slack_disconnected';
  const again = disconnected || ((failure.retryable || closed) && message.attempts < MAX_ATTEMPTS);
  if (closed) await notifyPlaceClosed(deps.database, message);
  deps.log[again ? 'warn' : 'error'](
    { err: failure, key: message.key, attempts: message.attempts },
    'a reply was not delivered',
  );
  const soonMs = closed ? CLOSED_RETRY_MS : Math.min(60_000, 500 * 2 ** message.attempts);
  const laterMs = disconnected ? DISCONNECTED_RETRY_MS : (failure.retryAfterMs ?? soonMs);
  const retryInMs = again ? laterMs : null;
  await markFailed(deps.database, { key: message.key, error: failure.code, retryInMs });
}
