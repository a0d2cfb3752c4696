import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  countStatements,
  type StatementCounter,
  type StatementCounts,
} from '../../bench/count-statements.ts';
import { search } from '../../src/knowledge/search.ts';
import { createTestDatabase, type TestDatabase, WITHOUT_POSTGRES } from '../fixtures/postgres.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';

/** What one quoted answer with one search may cost from its delivery to the echo of the answer. */
const MOST = { statements: 76, transactions: 58, flushes: 32 };
/** Of that, the turn itself: from its row to its outcome. */
const MOST_OF_TURN = { statements: 26, transactions: 15, flushes: 2 };
/** The inbox, and the sign of work of a slow machine. */
const OTHERS = /\bevents\b|working_sessions|pg_advisory_xact_lock\(\$1\)$/;
const MOST_OF_SEARCH = 7;

const QUESTION = 'How do I set up SAML single sign-on with Okta?';

/** Clocks that tick meanwhile count along: the least of a few is what a turn costs. */
const TIMES = 3;

const without = process.env.TEST_DATABASE_URL ? '' : ` (skipped: ${WITHOUT_POSTGRES})`;
// A run that is for the server repeats nothing that ran on the embedded database before.
if (process.env.TEST_DATABASES !== 'server')
  describe('what a turn asks of the embedded database', () => measure({ server: false }));
describe.skipIf(without !== '')(`what a turn asks of PostgreSQL${without}`, () => measure({ server: true }));

function measure({ server }: { server: boolean }): void {
  let database: TestDatabase | null = null;
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  let counter: StatementCounter;
  const costs: Record<string, { whole: StatementCounts; turn: StatementCounts }> = {};
  beforeAll(async () => {
    database = server ? await createTestDatabase() : null;
    bot = await startSlackBot({ mode: 'socket', ...(database === null ? {} : { server: database }) });
    counter = countStatements(bot.app.database);
    costs.direct = await cost('dm', QUESTION);
    costs.few = await cost('general', `@switchboard ${QUESTION}`);
    await fillChannel(2_000);
    costs.many = await cost('general', `@switchboard ${QUESTION}`);
  });
  afterAll(async () => {
    await bot?.close();
    await database?.drop();
  });

  /** Colleagues of whom Slack told before. */
  async function fillChannel(count: number): Promise<void> {
    await bot.app.database.query(sql`
      insert into people (team_id, id, handle, real_name, locale, time_zone, kind, synced_at)
      select 'T0FERROWICK', 'UMANY' || n, 'many' || n, 'Many ' || n, 'en-US', 'UTC', 'member', now() from generate_series(1, ${count}::int) as n`);
    await bot.app.database.query(sql`
      insert into channel_members (team_id, channel_id, person_id)
      select 'T0FERROWICK', 'C0GENERAL', 'UMANY' || n from generate_series(1, ${count}::int) as n`);
  }

  async function quiet(): Promise<void> {
    for (let calm = 0; calm < 3; ) {
      const rows = await bot.app.database.query(sql`
        select 1 from events where finished_at is null union all select 1 from outbox where state = 'pending'`);
      calm = rows.length === 0 ? calm + 1 : 0;
      await sleep(60);
    }
  }

  async function cost(
    channel: string,
    text: string,
  ): Promise<{ whole: StatementCounts; turn: StatementCounts }> {
    const all: { whole: StatementCounts; turn: StatementCounts }[] = [];
    for (let at = 0; at < TIMES; at++) {
      await quiet();
      counter.take();
      const person = bot.as('nora');
      const ts = await person.say(channel, text);
      await person.reply(channel, ts);
      await sleep(300);
      const turn = counter.between(/insert into turns/, /insert into audit_log/, OTHERS);
      all.push({ whole: counter.take(), turn });
    }
    return all.toSorted((a, b) => a.whole.statements - b.whole.statements)[0]!;
  }

  it.each(['direct', 'few', 'many'])('a quoted answer stays within what it may cost (%s)', (place) => {
    const { whole, turn } = costs[place]!;
    for (const [name, most] of Object.entries(MOST_OF_TURN))
      expect(turn[name as keyof StatementCounts], `${name} of the turn`).toBeLessThanOrEqual(most);
    for (const [name, most] of Object.entries(MOST))
      expect(whole[name as keyof StatementCounts], name).toBeLessThanOrEqual(most);
  });

  it('it costs the same among nine readers and among two thousand', () => {
    const { few, many } = costs;
    expect(many!.turn.statements).toBe(few!.turn.statements);
    expect(many!.turn.rows).toBe(few!.turn.rows);
  });

  it('each further search adds few statements', async () => {
    const { database: own, embedder } = bot.app;
    const audience = { teamId: bot.sandbox.teamId as never, everyone: true, people: [] };
    const look = () => search(own, embedder, { query: QUESTION, audience, limit: 16 });
    await look();
    counter.take();
    await look();
    expect(counter.take().statements).toBeLessThanOrEqual(MOST_OF_SEARCH);
  });
}
