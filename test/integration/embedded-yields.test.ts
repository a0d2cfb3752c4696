import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId, type TeamId } from '../../src/core/ids.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { storeEvent } from '../../src/store/inbox.ts';
import { openEmbeddedTemplate } from '../fixtures/embedded-template.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openEmbeddedTemplate();
});
afterAll(() => database.close());

/** About 4 ms of work. */
const SOME_WORK = sql`select count(*)::int as n from generate_series(1, 20000)`;

/** How often the event loop comes round while something runs. */
async function countRounds(work: () => Promise<unknown>): Promise<number> {
  let rounds = 0;
  let done = false;
  const counting = (async () => {
    for (; !done; rounds++) await turnOfTheLoop();
  })();
  await work();
  done = true;
  await counting;
  return rounds;
}

test('timers and sockets have their turn between the statements of a long chain', async () => {
  const rounds = await countRounds(async () => {
    for (let n = 0; n < 100; n++) await database.query(SOME_WORK);
  });
  expect(rounds).toBeGreaterThan(8);
});

test('they have it between the statements of a long transaction, too', async () => {
  const rounds = await countRounds(() =>
    database.transaction(async (tx) => {
      for (let n = 0; n < 100; n++) await tx.query(SOME_WORK);
    }),
  );
  expect(rounds).toBeGreaterThan(8);
});

test('a delivery is stored in front of two hundred statements and transactions that wait, and never amid a transaction', async () => {
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const held = database
    .transaction(async (tx) => {
      begin();
      for (let n = 0; n < 10; n++) await tx.query(SOME_WORK);
      const [seen] = await tx.query<{ n: number }>(sql`select count(*)::int as n from events`);
      expect(seen?.n).toBe(0);
    })
    .then(note('held'));
  await begun;
  const waiting = Array.from({ length: 200 }, (_, n) =>
    n % 2 === 0
      ? database.query(SOME_WORK).then(note('waited'))
      : database.transaction((tx) => tx.query(SOME_WORK)).then(note('waited')),
  );
  const event = {
    teamId: asId<TeamId>('T1'),
    eventId: 'E1',
    kind: 'event' as const,
    threadKey: 'k',
    payload: {},
  };
  const stored = storeEvent(database, event).then(note('stored'));
  await Promise.all([held, ...waiting, stored]);
  expect(done.slice(0, 3)).toEqual(['held', 'stored', 'waited']);
  expect(done).toHaveLength(202);
});
