import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { createLog } from '../../src/core/log.ts';
import { type CrowdPlace, claimEvents } from '../../src/store/claim-events.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { EVENTS_NOTICE } from '../../src/store/inbox.ts';
import { startWorker } from '../../src/store/start-worker.ts';
import { describeOnEachDatabase, describeOnServer } from '../fixtures/app-database.ts';
import { countRows } from '../fixtures/count-rows.ts';
import { eventually } from '../fixtures/slack-person.ts';

const PLACES = { question: 8, quick: 8, upkeep: 2 };
const CLAIM = { worker: 'w', leaseMs: 60_000, free: PLACES };

/** So many deliveries; `people`: of how many people in turn. */
function addEvents(
  database: OpenDatabase,
  { count, people = count, finished = false }: { count: number; people?: number; finished?: boolean },
): Promise<unknown> {
  return database.query(sql`
    insert into events (team_id, event_id, kind, thread_key, payload, work, person_id, channel_id, finished_at)
    select 'T1', 'E' || n || ${finished ? 'f' : 'w'}::text, 'event', 'thread' || n, '{}',
      case n % 10 when 0 then 'quick' when 1 then 'upkeep' else 'question' end,
      'U' || n % ${people}::int, 'C' || n % 50, case when ${finished} then now() end
    from generate_series(1, ${count}::int) as n`);
}

describeOnServer('a claim, however much waits and was finished', (opened) => {
  let database: OpenDatabase;
  beforeEach(async () => {
    await opened().clear();
    database = opened().database;
    await opened().owner.query(sql`alter table events set (autovacuum_enabled = false)`);
    await database.query(
      sql`insert into people (team_id, id, handle, kind) select 'T1', 'U' || n, 'u' || n, 'member' from generate_series(0, 3000) n`,
    );
  });

  const look = async () => {
    const { result, asked } = await countRows(database, (tx) => claimEvents(tx, CLAIM));
    return {
      events: result.events.length,
      scanned: asked.scanned.events ?? 0,
      fetched: asked.fetched.events ?? 0,
    };
  };

  for (const { title, analyzeFirst } of [
    { title: 'the database believes that nothing waits', analyzeFirst: true },
    { title: 'the database knows nothing of the table', analyzeFirst: false },
  ]) {
    test(`reads as many rows at 3,000 and at 30,000 that wait, behind 100,000 that are finished, where ${title}`, async () => {
      await addEvents(database, { count: 100_000, finished: true });
      if (analyzeFirst) await opened().owner.query(sql`vacuum analyze events`);
      await addEvents(database, { count: 3_000, people: 300 });
      const few = await look();
      await database.query(sql`delete from events where finished_at is null`);
      await addEvents(database, { count: 30_000, people: 3_000 });
      const many = await look();
      for (const { events, scanned, fetched } of [few, many]) {
        expect(events).toBe(18);
        expect(scanned).toBe(0);
        expect(fetched).toBeLessThan(1_500);
      }
      expect(many.fetched).toBeLessThan(few.fetched * 1.2);
    });
  }

  test('reads no more where the database knows that most of the table waits', async () => {
    await addEvents(database, { count: 30_000, people: 3_000 });
    await opened().owner.query(sql`analyze events`);
    const { events, scanned, fetched } = await look();
    expect({ events, scanned }).toEqual({ events: 18, scanned: 0 });
    expect(fetched).toBeLessThan(1_500);
  });
});

describeOnEachDatabase('a backlog', (opened) => {
  let database: OpenDatabase;
  beforeEach(async () => {
    await opened().clear();
    database = opened().database;
  });

  test('of thousands by one person hides nobody else who asks, whoever asked first', async () => {
    await addEvents(database, { count: 3_000, people: 1 });
    await database.query(sql`
      insert into events (team_id, event_id, kind, thread_key, payload, person_id)
      select 'T1', 'late' || n, 'event', 'late' || n, '{}', 'U_late' || lpad(n::text, 3, '0') from generate_series(1, 120) n`);
    let crowd: CrowdPlace = {};
    const seen = new Set<string>();
    for (let n = 0; n < 40; n++) {
      const claimed = await claimEvents(database, { ...CLAIM, crowd });
      crowd = claimed.crowd;
      for (const { personId } of claimed.events) if (personId !== 'U0') seen.add(personId ?? '');
      await database.query(
        sql`update events set finished_at = now() where claimed_until is not null and finished_at is null`,
      );
    }
    expect(seen.size).toBe(120);
  });

  test('of six hundred is worked off to its end, each once, without a look while every place is taken', async () => {
    await addEvents(database, { count: 600, people: 60 });
    let looks = 0;
    const watched: OpenDatabase = {
      kind: database.kind,
      query: (statement) => database.query(statement),
      transaction(work) {
        looks += 1;
        return database.transaction(work);
      },
      listen: (channel, onNotice) => database.listen(channel, onNotice),
      close: () => Promise.resolve(),
    };
    const handled: number[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const worker = await startWorker(watched, {
      name: 'w',
      concurrency: 4,
      log: createLog('silent'),
      async handle({ id }) {
        await held;
        handled.push(id);
        return { outcome: 'applied' };
      },
    });
    const claimed = async () => {
      const [row] = await database.query<{ count: number }>(
        sql`select count(*)::int as count from events where claimed_until is not null`,
      );
      return row?.count;
    };
    await eventually('every place to be taken', async () => (await claimed()) === 10);
    const before = looks;
    for (let n = 0; n < 20; n++) await database.query(sql`select pg_notify(${EVENTS_NOTICE}, '')`);
    expect(looks).toBe(before);
    release();
    await eventually('all to be done', async () => handled.length === 600);
    await worker.stop();
    expect(new Set(handled).size).toBe(600);
  });
});
