import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  countStatements,
  type StatementCounter,
  type StatementCounts,
} from '../../bench/count-statements.ts';
import { createTestDatabase, type TestDatabase, WITHOUT_POSTGRES } from '../fixtures/postgres.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';

/** What one question may cost, its receipt by Slack and the echo of its answer included. */
const MOST = { statements: 100, transactions: 80, flushes: 25 };

const QUESTION = 'How do I set up SAML single sign-on with Okta?';

/** Clocks that tick meanwhile count along: the least of a few is what a turn costs. */
const TIMES = 3;

const places = [
  { title: 'the embedded database', server: false, skipped: process.env.TEST_DATABASES === 'server' },
  { title: 'PostgreSQL', server: true, skipped: !process.env.TEST_DATABASE_URL },
];

describe.each(places)('what a turn asks of $title', ({ server, skipped }) => {
  if (skipped) {
    it.skip(`(skipped: ${server ? WITHOUT_POSTGRES : 'this run is for the server'})`, () => undefined);
    return;
  }
  let database: TestDatabase | null = null;
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  let counter: StatementCounter;
  beforeAll(async () => {
    database = server ? await createTestDatabase() : null;
    bot = await startSlackBot({ mode: 'socket', ...(database === null ? {} : { server: database }) });
    counter = countStatements(bot.app.database);
  });
  afterAll(async () => {
    await bot?.close();
    await database?.drop();
  });

  async function quiet(): Promise<void> {
    for (let calm = 0; calm < 3; ) {
      const rows = await bot.app.database.query(sql`
        select 1 from events where finished_at is null union all select 1 from outbox where state = 'pending'`);
      calm = rows.length === 0 ? calm + 1 : 0;
      await sleep(60);
    }
  }

  async function cost(channel: string, text: string): Promise<StatementCounts> {
    const all: StatementCounts[] = [];
    for (let at = 0; at < TIMES; at++) {
      await quiet();
      counter.take();
      const person = bot.as('nora');
      const ts = await person.say(channel, channel === 'dm' ? text : `@switchboard ${text}`);
      const reply = await person.reply(channel, ts);
      await sleep(400);
      if (process.env.PRINT && at === 1)
        appendFileSync(
          process.env.PRINT,
          `\n### ${channel} ${text}\n${JSON.stringify(reply.text).slice(0, 200)}\n${counter.asked.map((a) => `${a.transaction}\t${a.sql.replace(/\s+/g, ' ').slice(0, 170)}`).join('\n')}\n`,
        );
      all.push(counter.take());
    }
    const least = all.toSorted((a, b) => a.statements - b.statements)[0]!;
    console.log(channel, JSON.stringify(all));
    return least;
  }

  it('a quoted answer with one search stays within what a turn may cost', async () => {
    const direct = await cost('dm', QUESTION);
    const few = await cost('general', QUESTION);
    expect(direct.statements).toBeLessThanOrEqual(MOST.statements);
    expect(few.statements).toBeLessThanOrEqual(MOST.statements);
  });
});
