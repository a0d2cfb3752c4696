import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import { defaultSetting, type Setting } from '../../src/core/settings.ts';
import { claimEvents } from '../../src/store/claim-events.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { savePerson } from '../../src/store/directory.ts';
import { type EventOutcome, type InboxEvent, type NewEvent, storeEvent } from '../../src/store/inbox.ts';
import { reserveStart } from '../../src/store/question-starts.ts';
import { changeSetting } from '../../src/store/settings.ts';
import { startWorker, type Worker } from '../../src/store/start-worker.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { eventually } from '../fixtures/slack-person.ts';

const TEAM = asId<TeamId>('T1');
const SAM = asId<PersonId>('U_SAM');
const NORA = asId<PersonId>('U_NORA');
const LENA = asId<PersonId>('U_LENA');
const log = createLog('silent');

describeOnEachDatabase('shares of the bot', (opened) => {
  let database: OpenDatabase;
  const workers: Worker[] = [];

  beforeEach(async () => {
    await opened().clear();
    database = opened().database;
    const base = { teamId: TEAM, realName: '', locale: 'en-US', timeZone: 'UTC' };
    for (const [id, kind] of [
      [SAM, 'member'],
      [NORA, 'member'],
      [LENA, 'guest'],
    ] as const)
      await savePerson(database, { ...base, id, handle: id, kind });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });

  let count = 0;
  const store = (personId: PersonId | null, more: Partial<NewEvent> = {}) => {
    count += 1;
    const eventId = more.eventId ?? `E${count}`;
    return storeEvent(database, {
      teamId: TEAM,
      eventId,
      kind: 'event',
      threadKey: eventId,
      payload: {},
      ...(personId === null ? {} : { personId }),
      ...more,
    });
  };
  const claim = async (places: number, on = database) => {
    const free = { question: places, quick: places, upkeep: places };
    return (await claimEvents(on, { worker: 'w', leaseMs: 60_000, free })).events;
  };
  const work = async (handle: (event: InboxEvent) => Promise<EventOutcome>, concurrency = 4) => {
    workers.push(await startWorker(database, { name: 'w', concurrency, log, handle }));
  };
  const set = (value: Partial<Setting<'shares'>>) =>
    changeSetting(database, {
      teamId: TEAM,
      family: 'shares',
      value: { ...defaultSetting('shares'), ...value },
      expectedVersion: 0,
      actor: 'test',
      at: new Date(),
    });
  const peopleOf = (claimed: InboxEvent[]) => claimed.map(({ personId }) => personId).sort();

  test('two questions of a member and one of a guest are worked on at once, whatever room there is', async () => {
    for (let n = 0; n < 5; n++) await store(SAM);
    for (let n = 0; n < 5; n++) await store(LENA);
    expect(peopleOf(await claim(8))).toEqual([LENA, SAM, SAM]);
    expect(await claim(8)).toEqual([]);
  });

  test('an admin says how many at once; somebody who is not known has an outsider’s share', async () => {
    await set({ atOnce: 3, outsidersAtOnce: 2 });
    const unknown = asId<PersonId>('U_NOBODY');
    for (let n = 0; n < 5; n++) await store(SAM);
    for (let n = 0; n < 5; n++) await store(unknown);
    expect(peopleOf(await claim(10))).toEqual([unknown, unknown, SAM, SAM, SAM].sort());
  });

  test('several processes that claim at the same time give nobody more than their share', async () => {
    const another = await opened().openAnother();
    for (let n = 0; n < 20; n++) await store(SAM);
    const claimed = await Promise.all([claim(8), claim(8, another), claim(8), claim(8, another)]);
    expect(claimed.flat()).toHaveLength(2);
  });

  test('who asks last of all is the next, where nobody else of the many has had a turn less', async () => {
    for (let n = 0; n < 150; n++) await store(SAM);
    const { id } = await store(NORA);
    const first = await claim(2);
    expect(first.map((event) => event.id)).toContain(id);
  });

  test('a channel in which many ask at once takes turns with another', async () => {
    await database.query(sql`
      insert into people (team_id, id, handle)
      select 'T1', 'U' || n, 'p' || n from generate_series(1, 50) as n`);
    const crowded = asId<ChannelId>('C_ALL');
    for (let n = 1; n <= 50; n++) await store(asId<PersonId>(`U${n}`), { channelId: crowded });
    const { id } = await store(NORA, { channelId: asId<ChannelId>('D_NORA') });
    expect((await claim(2)).map((event) => event.id)).toContain(id);
  });

  test('upkeep and what takes a moment have places of their own, and take none of those of questions', async () => {
    for (let n = 0; n < 40; n++) await store(null, { work: 'upkeep' });
    for (let n = 0; n < 40; n++) await store(SAM, { work: 'quick' });
    let free = () => {};
    const stuck = new Promise<void>((resolve) => {
      free = resolve;
    });
    const begun: string[] = [];
    await work(async (event) => {
      begun.push(event.work);
      if (event.work !== 'question') await stuck;
      return { outcome: 'applied' };
    });
    await eventually('places of others to be full', async () => begun.length === 6);
    await store(NORA);
    await eventually('the question to be worked on', async () => begun.includes('question'));
    expect(begun.filter((kind) => kind === 'upkeep')).toHaveLength(2);
    expect(begun.filter((kind) => kind === 'quick')).toHaveLength(4);
    free();
  });

  test('a question that waits for its share is not lost, counts no attempt, and keeps nobody else in its thread waiting', async () => {
    const began: string[] = [];
    await store(SAM, { eventId: 'deferred', threadKey: 'k' });
    await store(SAM, { eventId: 'edit', threadKey: 'k' });
    await store(NORA, { eventId: 'other', threadKey: 'k' });
    await work(async (event) => {
      began.push(event.eventId);
      expect(event.attempts).toBe(1);
      return event.eventId === 'deferred' && began.filter((id) => id === 'deferred').length === 1
        ? { outcome: 'deferred', delayMs: 400 }
        : { outcome: 'applied' };
    });
    await eventually('all to be done', async () => began.length === 4);
    expect(began).toEqual(['deferred', 'other', 'deferred', 'edit']);
  });

  test('one look at Slack does for all that was told before it, and not for what came after it began', async () => {
    let looks = 0;
    for (let n = 0; n < 60; n++) await store(null, { work: 'upkeep', threadKey: 'groups' });
    await work(async () => {
      looks += 1;
      if (looks === 1) {
        await store(null, { work: 'upkeep', threadKey: 'groups', eventId: 'late' });
        await sleep(20);
      }
      return { outcome: 'applied', covers: true };
    });
    await eventually('all to be done', async () => {
      const [row] = await database.query<{ left: number }>(
        sql`select count(*)::int as left from events where finished_at is null`,
      );
      return row?.left === 0;
    });
    expect(looks).toBe(2);
  });

  test('a flood at the same moment begins twelve questions of a member and four of a guest, and the rest in later minutes', async () => {
    const reserve = (personId: PersonId, key: string) =>
      database.transaction((tx) => reserveStart(tx, { teamId: TEAM, personId, key }));
    const starts = await Promise.all(Array.from({ length: 30 }, (_, n) => reserve(SAM, `s${n}`)));
    const waits = starts.map(({ waitMs }) => waitMs).sort((a, b) => a - b);
    expect(waits.filter((ms) => ms === 0)).toHaveLength(12);
    expect(waits.filter((ms) => ms > 55_000 && ms <= 60_000)).toHaveLength(12);
    expect(waits.filter((ms) => ms > 115_000 && ms <= 120_000)).toHaveLength(6);
    expect(starts.filter(({ first }) => first)).toHaveLength(1);
    const guest = await Promise.all(Array.from({ length: 6 }, (_, n) => reserve(LENA, `l${n}`)));
    expect(guest.filter(({ waitMs }) => waitMs === 0)).toHaveLength(4);
    // Asked for again, a start is the same one; others have their own.
    expect((await reserve(SAM, 's0')).first).toBe(false);
    expect(await reserve(NORA, 'n0')).toEqual({ waitMs: 0, first: false, perMinute: 12 });
  });
});
