import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Asked,
  countStatements,
  type StatementCounter,
  type StatementCounts,
  sumUp,
} from '../../bench/count-statements.ts';
import { search } from '../../src/knowledge/search.ts';
import { createTestDatabase, type TestDatabase, WITHOUT_POSTGRES } from '../fixtures/postgres.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';

/** What one quoted answer with one search may cost from its delivery to the echo of the answer. */
const MOST = {
  embedded: { statements: 31, transactions: 15, flushes: 8 },
  /** Processes that share a database claim one after the other, and agree there on the pace of a method and of a channel. */
  server: { statements: 33, transactions: 17, flushes: 8 },
};
/** Of that, the turn itself: from its row, which comes with its person's share, to its outcome. */
const MOST_OF_TURN = { statements: 16, transactions: 7, flushes: 1 };
const MOST_OF_SEARCH = 6;

const QUESTION = 'How do I set up SAML single sign-on with Okta?';

/** A first question meets what is kept from one to the next, such as names: the least of a few is what a turn costs. */
const TIMES = 3;
/** What workers ask for a delivery. How often one looks in vain, or says that it still is at work, is a matter of time. */
const WORKED_OFF = /insert into events|update events set (?:claimed_by|finished_at)/;

interface Cost {
  whole: StatementCounts;
  turn: StatementCounts;
}

const without = process.env.TEST_DATABASE_URL ? '' : ` (skipped: ${WITHOUT_POSTGRES})`;
// A run that is for the server repeats nothing that ran on the embedded database before.
if (process.env.TEST_DATABASES !== 'server')
  describe('what a turn asks of the embedded database', () => measure({ server: false }));
describe.skipIf(without !== '')(`what a turn asks of PostgreSQL${without}`, () => measure({ server: true }));

function measure({ server }: { server: boolean }): void {
  let database: TestDatabase | null = null;
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  let counter: StatementCounter;
  const costs: Record<string, Cost> = {};
  beforeAll(async () => {
    database = server ? await createTestDatabase() : null;
    bot = await startSlackBot({
      mode: 'socket',
      ...(database === null ? {} : { server: database }),
      around: (event, handle) => (event.work === 'upkeep' ? handle() : counter.within('event', handle)),
    });
    counter = countStatements(bot.app.database);
    const { turns, slack } = bot;
    const [{ answer }, { signal }] = [turns, slack.replyChannel];
    turns.answer = (opened) => counter.within('turn', () => answer(opened));
    // Only a turn that takes a while shows that it is worked on.
    slack.replyChannel.signal = (...sign) => counter.within(null, () => signal(...sign));
    costs.direct = await cost('dm', QUESTION);
    costs.few = await cost('general', `@switchboard ${QUESTION}`);
    await fillChannel(2_000);
    costs.many = await cost('general', `@switchboard ${QUESTION}`);
    expect(await countReaders(), 'who reads there, unless the directory has forgotten them').toBeGreaterThan(
      2_000,
    );
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
      select c.team_id, c.id, 'UMANY' || n from channels c cross join generate_series(1, ${count}::int) as n where c.name = 'general'`);
  }

  async function countReaders(): Promise<number> {
    const [row] = await bot.app.database.query<{ count: number }>(sql`
      select count(*)::int as count from channel_members m join channels c on c.team_id = m.team_id and c.id = m.channel_id
      where c.name = 'general'`);
    return row!.count;
  }

  async function quiet(): Promise<void> {
    for (let calm = 0; calm < 3; ) {
      const rows = await counter.within('test', () =>
        bot.app.database.query(sql`
          select 1 from events where finished_at is null union all select 1 from outbox where state = 'pending'`),
      );
      calm = rows.length === 0 ? calm + 1 : 0;
      await sleep(60);
    }
  }

  async function cost(channel: string, text: string): Promise<Cost> {
    const all: Cost[] = [];
    for (let at = 0; at < TIMES; at++) {
      await quiet();
      counter.takeAll();
      const person = bot.as('nora');
      const ts = await person.say(channel, text);
      await person.reply(channel, ts);
      await quiet();
      all.push(costOf(counter.takeAll()));
    }
    return { whole: least(all.map(({ whole }) => whole)), turn: least(all.map(({ turn }) => turn)) };
  }

  it.each(['direct', 'few', 'many'])('a quoted answer stays within what it may cost (%s)', (place) => {
    const { whole, turn } = costs[place]!;
    for (const [name, most] of Object.entries(MOST_OF_TURN))
      expect(turn[name as keyof StatementCounts], `${name} of the turn`).toBeLessThanOrEqual(most);
    for (const [name, most] of Object.entries(MOST[server ? 'server' : 'embedded']))
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
    counter.takeAll();
    await counter.within('search', look);
    const asked = counter.takeAll().filter(({ part }) => part === 'search');
    expect(sumUp(asked).statements).toBeLessThanOrEqual(MOST_OF_SEARCH);
  });
}

/** The whole: what was asked for the deliveries, and of their queues. The turn: from its row to its outcome. */
function costOf(asked: readonly Asked[]): Cost {
  const claims = asked.filter(({ part, sql }) => part === null && WORKED_OFF.test(sql));
  const workers = new Set(claims.map(({ transaction }) => transaction));
  const ours = asked.filter(
    ({ part, transaction }) =>
      part === 'event' || part === 'turn' || (part === null && workers.has(transaction)),
  );
  const turn = ours.filter(({ part }) => part === 'turn');
  const ended = turn.findIndex(({ sql }) => /insert into audit_log/.test(sql));
  return {
    whole: sumUp(ours),
    turn: sumUp(turn.slice(0, ended + 1)),
  };
}

function least(all: readonly StatementCounts[]): StatementCounts {
  const names = Object.keys(all[0]!) as (keyof StatementCounts)[];
  return Object.fromEntries(
    names.map((name) => [name, Math.min(...all.map((counts) => counts[name]))]),
  ) as unknown as StatementCounts;
}
