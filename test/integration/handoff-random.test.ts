import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { claimOutbox, markAttempted } from '../../src/store/outbox.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { attempts } from '../fixtures/handoff-attempts.ts';
import { createBoard } from '../fixtures/handoff-board.ts';
import { createHandoffModel, type HandoffModel } from '../fixtures/handoff-model.ts';
import { createHandoffWorld, type HandoffWorld, letTimePass } from '../fixtures/handoff-world.ts';
import { LONG_SUITES, sizeOf } from '../fixtures/long-suites.ts';

/** What happens besides attempts: a process ends, messages are delivered, well or not. */
const incidents = fc.oneof(
  fc.record({ happens: fc.constant('restart' as const) }),
  fc.record({ happens: fc.constant('deliver' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ happens: fc.constant('fault' as const), fault: fc.constantFrom('before', 'after') }),
  /** A deliverer dies with a message in hand: just claimed, or about to be posted, or posted and not noted. */
  fc.record({ happens: fc.constant('death' as const), at: fc.constantFrom('claimed', 'tried', 'posted') }),
);
const steps = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ attempt: attempts, hours: fc.integer({ min: -6, max: 25 }), again: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ incident: incidents }) },
);
type Incident = typeof incidents extends fc.Arbitrary<infer Value> ? Value : never;

/** How many random sequences go through the database. */
const SEQUENCES = sizeOf(LONG_SUITES.handoffs);

describeOnEachDatabase('handoffs at random', (opened) => {
  let world: HandoffWorld;
  let turns = 0;
  beforeEach(async () => {
    await opened().clear();
    world = await createHandoffWorld(opened().database);
  });

  test(
    `${SEQUENCES} sequences of clicks, retries, edits, hours, restarts and faults lose and double nothing`,
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 14 }), async (sequence) => {
          turns += 1;
          await opened().owner.query(sql`truncate outbox, handoff_messages`);
          world.board = createBoard();
          const handoff = await world.open(`t_${turns}`);
          const start = world.now.getTime();
          const model = createHandoffModel();
          for (const [n, step] of sequence.entries()) {
            if ('incident' in step) {
              await happen(step.incident);
              continue;
            }
            const { attempt, again } = step;
            world.now = new Date(world.now.getTime() + Math.max(0, step.hours) * 3_600_000);
            const hour = (world.now.getTime() - start) / 3_600_000;
            const authors = model.said.map((one) => one.by);
            const key = `${handoff.id}:click-${n}`;
            const result = await world.act(handoff, attempt, key, authors);
            const done = model.try(attempt, hour);
            expect([attempt, result.type]).toEqual([attempt, done ? 'done' : 'refused']);
            if (again && done)
              expect((await world.act(handoff, attempt, key, authors)).type).toBe('repeated');
            expect((await world.handoffs.read(handoff.id))?.state).toBe(model.state);
          }
          world.board.faults = [];
          await letTimePass(opened().database);
          await world.deliver();
          expectAsModelled(world, model);
          await expectNothingWaits();
        }),
        { numRuns: SEQUENCES },
      );
    },
    240_000 + SEQUENCES * 1_000,
  );

  async function happen(incident: Incident): Promise<void> {
    const { database } = opened();
    switch (incident.happens) {
      case 'restart':
        world.restart();
        return letTimePass(database);
      case 'deliver':
        return world.deliver(incident.count);
      case 'fault':
        world.board.faults.push(incident.fault);
        return world.deliver(1);
      case 'death': {
        const claim = { worker: 'dying', leaseMs: 60_000, surface: 'chat' } as const;
        if (incident.at === 'posted') {
          world.board.faults = ['after'];
          return world.deliver(1);
        }
        const message = await claimOutbox(database, claim);
        if (message !== null && incident.at === 'tried') await markAttempted(database, message.key);
        return;
      }
    }
  }

  async function expectNothingWaits(): Promise<void> {
    const left = await opened().database.query(sql`select key, state from outbox where state <> 'sent'`);
    expect(left).toEqual([]);
  }
});

function expectAsModelled({ board, read }: HandoffWorld, model: HandoffModel): void {
  for (const where of ['asker', 'channel', 'thread', 'direct'] as const) {
    const should = model.read.filter((message) => message.where === where).map((message) => message.says);
    expect(read(where)).toEqual(should.map((says) => expect.stringContaining(says)));
  }
  const card = board.standing.find((message) => message.key.includes(':card:'));
  expect(card?.actions).toEqual(model.buttons.map((name) => `handoff_${name}`));
}
