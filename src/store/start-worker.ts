import { BotError } from '../core/bot-error.ts';
import type { Log } from '../core/log.ts';
import { type ClaimedEvents, type CrowdPlace, claimEvents, type FreePlaces } from './claim-events.ts';
import type { OpenDatabase } from './database.ts';
import {
  deferEvent,
  EVENTS_NOTICE,
  type EventOutcome,
  extendClaims,
  finishCovered,
  finishEvent,
  type InboxEvent,
  lastInQueue,
  postponeEvent,
  WORK_KINDS,
  type WorkKind,
} from './inbox.ts';
import { sleepUntilWoken } from './sleep-until-woken.ts';

const LEASE_MS = 30_000;
/** The safety net behind NOTIFY: how long a missed notice can go unnoticed. */
const MAX_SLEEP_MS = 5_000;
/** Where more waits than one look sees, the next one is soon, at others. */
const CROWDED_SLEEP_MS = 50;
const MAX_ATTEMPTS = 8;
/** An event that was taken up so often without an end takes its process down with it. */
const MAX_CLAIMS = 12;
/** Upkeep waits for Slack rather than for us: more at once would only wait together. */
const UPKEEP_AT_ONCE = 2;

/** Work through the inbox; `handle` may be called again for the same event after a crash or a retryable error. */
export interface WorkerOptions {
  name: string;
  /** Questions worked on at once; what takes a moment has as many places of its own. */
  concurrency: number;
  log: Log;
  handle(event: InboxEvent): Promise<EventOutcome>;
  /** Called when an event has used up its attempts or failed for good, so that somebody is told. */
  onFailed?(event: InboxEvent, error: unknown): Promise<void>;
}

/** A running worker; `stop` waits for what is under way. */
export interface Worker {
  stop(): Promise<void>;
}

/** Starts claiming deliveries as they come, several at once but those of one thread in order. */
export async function startWorker(database: OpenDatabase, options: WorkerOptions): Promise<Worker> {
  const running = new Map<number, { work: WorkKind; done: Promise<void> }>();
  const places: FreePlaces = {
    question: options.concurrency,
    quick: options.concurrency,
    upkeep: Math.min(UPKEEP_AT_ONCE, options.concurrency),
  };
  const freeOf = (kind: WorkKind) =>
    places[kind] - [...running.values()].filter(({ work }) => work === kind).length;
  let stopping = false;
  let wake = new AbortController();
  /** Something may be due that no notice tells of, once what is worked on has ended. */
  let more = true;
  const poke = () => wake.abort();
  const unlisten = await database.listen(EVENTS_NOTICE, poke);
  const heartbeat = setInterval(() => {
    if (running.size === 0) return;
    extendClaims(database, { worker: options.name, leaseMs: LEASE_MS, ids: [...running.keys()] }).catch(
      (error: unknown) => options.log.warn({ err: error }, 'claims not extended'),
    );
  }, LEASE_MS / 3);

  async function loop(): Promise<void> {
    let crowd: CrowdPlace = {};
    while (!stopping) {
      wake = new AbortController();
      const free = Object.fromEntries(WORK_KINDS.map((kind) => [kind, freeOf(kind)])) as FreePlaces;
      const claimed = await claimSafely(database, { ...options, free, crowd });
      ({ crowd, more } = claimed);
      for (const event of claimed.events) {
        const done = handleOne(database, options, event).then((ended) => {
          running.delete(event.id);
          if (more || !ended) poke();
        });
        running.set(event.id, { work: event.work, done });
      }
      // What is claimed fills the places, or is all that is due: there is nothing to look for until something changes.
      if (!stopping) await sleepUntilWoken(sleepMs(claimed), wake.signal);
    }
  }
  const looping = loop();
  return {
    async stop() {
      stopping = true;
      poke();
      await looping;
      await Promise.all([...running.values()].map(({ done }) => done));
      clearInterval(heartbeat);
      await unlisten().catch(() => undefined);
    },
  };
}

/** Nothing is asked of the database while no place is free. */
async function claimSafely(
  database: OpenDatabase,
  { name, log, free, crowd }: Pick<WorkerOptions, 'name' | 'log'> & { free: FreePlaces; crowd: CrowdPlace },
): Promise<ClaimedEvents> {
  const nothing = { events: [], nextDueMs: null, crowd, more: true };
  if (Object.values(free).every((count) => count <= 0)) return nothing;
  try {
    return await claimEvents(database, { worker: name, free, leaseMs: LEASE_MS, crowd });
  } catch (error) {
    log.error({ err: error }, 'the inbox cannot be read; trying again');
    return nothing;
  }
}

/** Never rejects; false: it comes again. */
async function handleOne(
  database: OpenDatabase,
  options: WorkerOptions,
  event: InboxEvent,
): Promise<boolean> {
  try {
    if (event.attempts > MAX_CLAIMS)
      throw new BotError('internal', 'Every process that took this event up died of it.');
    return await handleOnce(database, options, event);
  } catch (error) {
    await endFailed(database, options, event, error).catch((second: unknown) =>
      options.log.error(
        { err: second, event: event.id },
        'an event could not be put back; its lease will run out',
      ),
    );
    return false;
  }
}

async function handleOnce(
  database: OpenDatabase,
  options: WorkerOptions,
  event: InboxEvent,
): Promise<boolean> {
  const { id, threadKey } = event;
  const upTo = event.work === 'upkeep' ? await lastInQueue(database, threadKey) : id;
  const ended = await options.handle(event);
  if (ended.outcome === 'deferred') {
    await deferEvent(database, id, ended.delayMs);
    return false;
  }
  if (ended.outcome === 'turn' && ended.isEnded === true) return true;
  if (ended.outcome !== 'applied' || ended.covers !== true) await finishEvent(database, id, ended);
  // Together: in between, what is done with already would be claimed.
  else
    await database.transaction(async (tx) => {
      await finishEvent(tx, id, ended);
      await finishCovered(tx, { threadKey, upTo });
    });
  return true;
}

async function endFailed(
  database: OpenDatabase,
  options: WorkerOptions,
  event: InboxEvent,
  error: unknown,
): Promise<void> {
  const retryable = error instanceof BotError && error.retryable && event.attempts < MAX_ATTEMPTS;
  options.log[retryable ? 'warn' : 'error'](
    { err: error, event: event.id, kind: event.kind, attempts: event.attempts },
    'event failed',
  );
  if (retryable) {
    const delayMs = error.retryAfterMs ?? Math.min(60_000, 250 * 2 ** event.attempts);
    return postponeEvent(database, event.id, delayMs);
  }
  await options.onFailed?.(event, error);
  await finishEvent(database, event.id, {
    outcome: 'failed',
    reason: error instanceof BotError ? error.code : 'internal',
  });
}

function sleepMs({ nextDueMs, crowd }: ClaimedEvents): number {
  if (Object.keys(crowd).length > 0) return CROWDED_SLEEP_MS;
  return nextDueMs === null ? MAX_SLEEP_MS : Math.min(Math.max(nextDueMs, 1), MAX_SLEEP_MS);
}
