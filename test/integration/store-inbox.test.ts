import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BotError } from '../../src/core/bot-error.ts';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import { claimEvents } from '../../src/store/claim-events.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import {
  EVENTS_NOTICE,
  type EventOutcome,
  finishEvent,
  type InboxEvent,
  type NewEvent,
  postponeEvent,
  releaseAllClaims,
  storeEvent,
} from '../../src/store/inbox.ts';
import { startWorker, type Worker } from '../../src/store/start-worker.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { eventually } from '../fixtures/slack-person.ts';

const TEAM = asId<TeamId>('T1');
const log = createLog('silent');
const room = (question: number) => ({ question, quick: question, upkeep: question });

describeOnEachDatabase('the inbox', (opened) => {
  let database: OpenDatabase;
  const workers: Worker[] = [];

  beforeEach(async () => {
    await opened().clear();
    database = opened().database;
  });
  afterEach(async () => {
    vi.useRealTimers();
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });

  const store = (eventId: string, more: Partial<NewEvent> = {}) =>
    storeEvent(database, {
      teamId: TEAM,
      eventId,
      kind: 'event',
      threadKey: eventId,
      payload: { eventId },
      ...more,
    });
  const claim = async (by: Parameters<typeof claimEvents>[1]) => (await claimEvents(database, by)).events;
  const work = async (
    handle: (event: InboxEvent) => Promise<EventOutcome>,
    more: {
      name?: string;
      concurrency?: number;
      on?: OpenDatabase;
      onFailed?: (e: InboxEvent) => Promise<void>;
    } = {},
  ) => {
    const worker = await startWorker(more.on ?? database, {
      name: more.name ?? 'w1',
      concurrency: more.concurrency ?? 4,
      log,
      handle,
      ...(more.onFailed === undefined ? {} : { onFailed: more.onFailed }),
    });
    workers.push(worker);
    return worker;
  };
  /** Leases are extended every few seconds; here, when the test says so. */
  const holdHeartbeats = () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    return () => vi.advanceTimersByTime(15_000);
  };
  /** The database, counting how often it is looked for what is due. */
  const countLooks = () => {
    let looks = 0;
    const on: OpenDatabase = {
      kind: database.kind,
      close: () => database.close(),
      query: (statement) => database.query(statement),
      listen: (channel, onNotice) => database.listen(channel, onNotice),
      transaction: (work) => {
        looks += 1;
        return database.transaction(work);
      },
    };
    return { on, looks: () => looks };
  };
  const countEnded = async () =>
    (await database.query(sql`select 1 from events where finished_at is not null`)).length;
  const outcomes = async () => {
    const rows = await database.query<{
      event_id: string;
      outcome: string | null;
      reason: string | null;
      attempts: number;
    }>(sql`select event_id, outcome, reason, attempts from events order by id`);
    return Object.fromEntries(rows.map((row) => [row.event_id, row]));
  };
  const allFinished = () =>
    eventually('every event to be finished', async () => {
      const [row] = await database.query<{ left: number }>(
        sql`select count(*)::int as left from events where finished_at is null`,
      );
      return row?.left === 0;
    });

  test('is looked into again where something waits, and not because something has ended', async () => {
    const { on, looks } = countLooks();
    const release: (() => void)[] = [];
    const held = () => new Promise<void>((resolve) => release.push(resolve));
    await work(
      async () => {
        await held();
        return { outcome: 'applied' };
      },
      { on },
    );
    // It is looked into now and then all the same, for a notice may be lost: not at the end of each of three.
    const afterEach: number[] = [];
    for (const [at, name] of ['one', 'two', 'three'].entries()) {
      await store(name);
      await eventually(`${name} to be worked on`, async () => release.length === at + 1);
      await sleep(100);
      const before = looks();
      release[at]!();
      await eventually(`${name} to end`, async () => (await countEnded()) === at + 1);
      await sleep(200);
      afterEach.push(looks() - before);
    }
    expect(afterEach).toContain(0);
    await store('b', { threadKey: 'thread' });
    await eventually('the second to be worked on', async () => release.length === 4);
    await store('c', { threadKey: 'thread' });
    await sleep(100);
    const whileHeld = looks();
    release[3]!();
    await eventually('the third, which waited behind it', async () => release.length === 5);
    expect(looks()).toBeGreaterThan(whileHeld);
    release[4]!();
    await eventually('all to end', async () => (await countEnded()) === 5);
  });

  test('a delivery that comes again is the same event, and its payload stays the first', async () => {
    const first = await store('E1', { payload: { n: 1 } });
    const again = await store('E1', { payload: { n: 2 } });
    expect(first.fresh).toBe(true);
    expect(again).toEqual({ id: first.id, fresh: false });
    const [row] = await database.query<{ payload: unknown }>(sql`select payload from events`);
    expect(row?.payload).toEqual({ n: 1 });
  });

  test('the same event id in another workspace is another event', async () => {
    await store('E1');
    const other = await store('E1', { teamId: asId<TeamId>('T2') });
    expect(other.fresh).toBe(true);
  });

  test('twenty deliveries of one event at the same time are stored once', async () => {
    const stored = await Promise.all(Array.from({ length: 20 }, () => store('E1')));
    expect(stored.filter((one) => one.fresh)).toHaveLength(1);
    expect(new Set(stored.map((one) => one.id)).size).toBe(1);
  });

  test('a delivery that comes again after it was finished is not handled again', async () => {
    const handled: string[] = [];
    await work(async (event) => {
      handled.push(event.eventId);
      return { outcome: 'applied' };
    });
    await store('E1');
    await allFinished();
    await store('E1');
    await store('E2');
    await allFinished();
    expect(handled).toEqual(['E1', 'E2']);
  });

  test('what an event said is not kept beyond its outcome', async () => {
    const { id } = await store('E1', { payload: { text: 'confidential' } });
    await finishEvent(database, id, { outcome: 'ignored', reason: 'test' });
    const [row] = await database.query<{ payload: unknown }>(sql`select payload from events`);
    expect(row?.payload).toEqual({});
  });

  test('the first outcome of an event stays', async () => {
    const { id } = await store('E1');
    await finishEvent(database, id, { outcome: 'applied' });
    await finishEvent(database, id, { outcome: 'failed', reason: 'late' });
    expect((await outcomes()).E1).toMatchObject({ outcome: 'applied', reason: null });
  });

  test('events of one thread are handled one after the other in their order, threads side by side', async () => {
    const seen: string[] = [];
    const running = new Map<string, number>();
    let most = 0;
    for (let n = 0; n < 5; n++)
      for (const key of ['a', 'b', 'c']) await store(`${key}${n}`, { threadKey: key });
    await work(
      async (event) => {
        running.set(event.threadKey, (running.get(event.threadKey) ?? 0) + 1);
        expect(running.get(event.threadKey)).toBe(1);
        most = Math.max(
          most,
          [...running.values()].reduce((sum, one) => sum + one, 0),
        );
        await sleep(10);
        seen.push(event.eventId);
        running.set(event.threadKey, 0);
        return { outcome: 'applied' };
      },
      { concurrency: 3 },
    );
    await allFinished();
    for (const key of ['a', 'b', 'c'])
      expect(seen.filter((id) => id.startsWith(key))).toEqual([0, 1, 2, 3, 4].map((n) => `${key}${n}`));
    expect(most).toBeGreaterThan(1);
  });

  test('no more events are worked on at once than the worker may', async () => {
    let running = 0;
    let most = 0;
    for (let n = 0; n < 12; n++) await store(`E${n}`);
    await work(
      async () => {
        most = Math.max(most, ++running);
        await sleep(5);
        running -= 1;
        return { outcome: 'applied' };
      },
      { concurrency: 2 },
    );
    await allFinished();
    expect(most).toBe(2);
  });

  test('a claim takes no more events than it asked for', async () => {
    for (let n = 0; n < 30; n++) await store(`E${n}`);
    const claimed = await claim({ worker: 'w1', free: room(3), leaseMs: 1_000 });
    expect(claimed.map((event) => event.eventId)).toEqual(['E0', 'E1', 'E2']);
  });

  test('two workers handle every event once between them, and each thread in order', async () => {
    const handled: { by: string; id: string; key: string }[] = [];
    const another = await opened().openAnother();
    for (let n = 0; n < 60; n++) await store(`E${String(n).padStart(2, '0')}`, { threadKey: `k${n % 12}` });
    const handler = (by: string) => async (event: InboxEvent) => {
      await sleep(1);
      handled.push({ by, id: event.eventId, key: event.threadKey });
      return { outcome: 'applied' } as const;
    };
    await Promise.all([
      work(handler('one'), { name: 'one', concurrency: 3 }),
      work(handler('two'), { name: 'two', concurrency: 3, on: another }),
    ]);
    await allFinished();
    expect(handled).toHaveLength(60);
    expect(new Set(handled.map((one) => one.id)).size).toBe(60);
    for (let k = 0; k < 12; k++) {
      const ids = handled.filter((one) => one.key === `k${k}`).map((one) => one.id);
      expect(ids).toEqual([...ids].sort());
    }
    expect(new Set(handled.map((one) => one.by)).size).toBe(2);
  });

  test('what a dead worker held is taken over when its lease has run out, and not before', async () => {
    await store('E1');
    await claim({ worker: 'dead', free: room(1), leaseMs: 60_000 });
    expect(await claim({ worker: 'w1', free: room(1), leaseMs: 1_000 })).toEqual([]);
    await database.query(sql`update events set claimed_until = now() - interval '1 second'`);
    const [taken] = await claim({ worker: 'w1', free: room(1), leaseMs: 1_000 });
    expect(taken).toMatchObject({ eventId: 'E1', attempts: 2 });
  });

  test('a worker takes over by itself when the lease of a dead one runs out', async () => {
    await store('E1');
    await claim({ worker: 'dead', free: room(1), leaseMs: 150 });
    await work(async () => ({ outcome: 'applied' }));
    await allFinished();
    expect((await outcomes()).E1).toMatchObject({ outcome: 'applied', attempts: 2 });
  });

  test('anyone who opens the embedded database takes up at once what was held', async () => {
    await store('E1');
    await claim({ worker: 'dead', free: room(1), leaseMs: 60_000 });
    await releaseAllClaims(database);
    expect(await claim({ worker: 'w1', free: room(1), leaseMs: 1_000 })).toHaveLength(1);
  });

  test('a failure that may pass puts the event back for later, and the thread behind it waits', async () => {
    const seen: string[] = [];
    await store('E1', { threadKey: 'k' });
    await store('E2', { threadKey: 'k' });
    await work(async (event) => {
      seen.push(`${event.eventId}#${event.attempts}`);
      if (event.attempts === 1 && event.eventId === 'E1')
        throw new BotError('slack_unavailable', 'later', { retryable: true, retryAfterMs: 120 });
      return { outcome: 'applied' };
    });
    await allFinished();
    expect(seen).toEqual(['E1#1', 'E1#2', 'E2#1']);
  });

  test('how long a worker sleeps depends on the first event of each thread, not on those that wait behind it', async () => {
    const { id } = await store('E1', { threadKey: 'k' });
    await store('E2', { threadKey: 'k' });
    await postponeEvent(database, id, 2_000);
    const { nextDueMs: ms } = await claimEvents(database, { worker: 'w', free: room(1), leaseMs: 1_000 });
    expect(ms).toBeGreaterThan(1_000);
    expect(ms).toBeLessThanOrEqual(2_000);
  });

  test('what is worked on stays with its worker for as long as it takes', async () => {
    const beat = holdHeartbeats();
    let free = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    await work(async () => {
      await held;
      return { outcome: 'applied' };
    });
    await store('E1');
    await eventually('it to be claimed', async () => (await outcomes()).E1?.attempts === 1);
    await database.query(sql`update events set claimed_until = now() + interval '1 second'`);
    beat();
    await eventually('the lease to be extended', async () => {
      const [row] = await database.query<{ kept: boolean }>(
        sql`select claimed_until > now() + interval '2 seconds' as kept from events`,
      );
      return row?.kept;
    });
    free();
    await allFinished();
  });

  test('a failure that may pass is tried again later each time, and given up in the end', async () => {
    const { id } = await store('E1');
    await database.query(sql`update events set attempts = 7`);
    const told: string[] = [];
    await work(
      async () => {
        throw new BotError('slack_unavailable', 'later', { retryable: true });
      },
      {
        onFailed: async (event) => {
          told.push(event.eventId);
        },
      },
    );
    await allFinished();
    expect((await outcomes()).E1).toMatchObject({
      outcome: 'failed',
      reason: 'slack_unavailable',
      attempts: 8,
    });
    expect(told).toEqual(['E1']);
    await postponeEvent(database, id, 0);
    expect(await claim({ worker: 'w', free: room(1), leaseMs: 1_000 })).toEqual([]);
  });

  test('an event that took down every process that took it up is not taken up for ever', async () => {
    await store('E1');
    await store('E2');
    await database.query(sql`update events set attempts = 12 where event_id = 'E1'`);
    const handled: string[] = [];
    const told: string[] = [];
    await work(
      async (event) => {
        handled.push(event.eventId);
        return { outcome: 'applied' };
      },
      {
        onFailed: async (event) => {
          told.push(event.eventId);
        },
      },
    );
    await allFinished();
    expect(handled).toEqual(['E2']);
    expect(told).toEqual(['E1']);
    expect((await outcomes()).E1).toMatchObject({ outcome: 'failed', reason: 'internal' });
  });

  test('a failure that will not pass ends the event as failed at once, and somebody is told', async () => {
    const told: unknown[] = [];
    await work(
      async (event) => {
        throw event.eventId === 'E1' ? new BotError('forbidden', 'never') : new TypeError('a bug');
      },
      {
        onFailed: async (event) => {
          told.push(event.eventId);
        },
      },
    );
    await store('E1');
    await store('E2');
    await allFinished();
    expect(await outcomes()).toMatchObject({
      E1: { outcome: 'failed', reason: 'forbidden', attempts: 1 },
      E2: { outcome: 'failed', reason: 'internal', attempts: 1 },
    });
    expect(told.sort()).toEqual(['E1', 'E2']);
  });

  test('an event whose outcome could not be written is handled again once its lease has run out', async () => {
    let broken = true;
    let attempts = 0;
    let refused = 0;
    const beat = holdHeartbeats();
    // The connection is lost from the first handling until the outcome and the putting back have both failed.
    const flaky: OpenDatabase = {
      kind: database.kind,
      query: (statement) => {
        const text = JSON.stringify(statement);
        if (broken && attempts > 0 && /finished_at = now|claimed_by = null/.test(text)) {
          refused += 1;
          return Promise.reject(new BotError('database_unreachable', 'gone', { retryable: true }));
        }
        return database.query(statement);
      },
      transaction: (run) => database.transaction(run),
      listen: (channel, onNotice) => database.listen(channel, onNotice),
      close: () => Promise.resolve(),
    };
    await store('E1');
    await work(
      async () => {
        attempts += 1;
        return { outcome: 'applied' };
      },
      { on: flaky },
    );
    await eventually('the first handling', async () => attempts === 1);
    await eventually('both writes to have failed', async () => refused === 2);
    await database.query(sql`update events set claimed_until = now() + interval '1 second'`);
    beat();
    broken = false;
    await sleep(100);
    const [row] = await database.query<{ kept: boolean }>(
      sql`select claimed_until > now() + interval '2 seconds' as kept from events`,
    );
    expect(row?.kept).toBe(false);
    await database.query(
      sql`update events set claimed_until = now() - interval '1 second' where finished_at is null`,
    );
    await database.query(sql`select pg_notify(${EVENTS_NOTICE}, '')`);
    await allFinished();
    expect(attempts).toBe(2);
  });

  test('an event that comes while the worker sleeps is told to it by a notice', async () => {
    const heard: string[] = [];
    const unlisten = await database.listen(EVENTS_NOTICE, (payload) => heard.push(payload));
    await store('E1');
    await eventually('the notice', async () => heard.length === 1);
    await store('E1');
    await store('E2');
    await eventually('the second notice', async () => heard.length === 2);
    await unlisten();
  });

  test('a worker that sleeps asks the database again only when it is told to', async () => {
    const claims: number[] = [];
    const counted: OpenDatabase = {
      kind: database.kind,
      query: (statement) => database.query(statement),
      // A claim is the only transaction of a worker.
      transaction: (run) => {
        claims.push(Date.now());
        return database.transaction(run);
      },
      listen: (channel, onNotice) => database.listen(channel, onNotice),
      close: () => Promise.resolve(),
    };
    const handled: string[] = [];
    await work(
      async (event) => {
        handled.push(event.eventId);
        return { outcome: 'applied' };
      },
      { on: counted },
    );
    await sleep(300);
    const asleep = claims.length;
    expect(asleep).toBe(1);
    await store('E1');
    await eventually('it to be handled', async () => handled.length === 1);
    await sleep(200);
    // One claim that found it, one or two that found nothing more: no loop in between.
    expect(claims.length - asleep).toBeLessThanOrEqual(4);
  });

  test('a worker that is stopped finishes what is under way and takes nothing new', async () => {
    const handled: string[] = [];
    const worker = await work(
      async (event) => {
        await sleep(80);
        handled.push(event.eventId);
        return { outcome: 'applied' };
      },
      { concurrency: 1 },
    );
    await store('E1');
    await store('E2');
    await eventually('the first to be claimed', async () => {
      const [row] = await database.query<{ n: number }>(sql`select sum(attempts)::int as n from events`);
      return row!.n > 0;
    });
    await worker.stop();
    expect(handled).toEqual(['E1']);
    expect(await outcomes()).toMatchObject({
      E1: { outcome: 'applied' },
      E2: { outcome: null, attempts: 0 },
    });
  });
});
