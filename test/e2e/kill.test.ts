import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, smallCompany } from '../../packages/sandbox/test/fixtures/test-workspace.ts';
import { verifyAudit } from '../../src/store/audit-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { openEmbedded } from '../../src/store/open-embedded.ts';
import { openServer } from '../../src/store/open-server.ts';
import { createTestDatabase, type TestDatabase, WITHOUT_POSTGRES } from '../fixtures/postgres.ts';
import { buildKillingProgram } from '../fixtures/process-killing-program.ts';
import { type Running, runSwitchboard, startSwitchboard } from '../fixtures/process-switchboard.ts';
import { eventually, personOf, type SeenMessage } from '../fixtures/slack-person.ts';

const QUESTION = '@switchboard how do I fly a kite?';
const ARTICLE =
  '# Kites\n\n## How to fly a kite\n\nTo fly a kite, hold it into the wind. To fly a kite higher, let out more line.\n';

/**
 * The moments at which the process is killed. Quoting keeps no steps; what a model's turn keeps, and what grows, is lost after
 * every single statement in `turn-once.test.ts`.
 */
const MOMENTS = [
  'stored',
  'shared',
  'opened',
  'searched',
  'claimed',
  'record',
  'posted',
  'noted',
  'finished',
];

const missing = process.env.TEST_DATABASE_URL ? '' : ` (skipped: ${WITHOUT_POSTGRES})`;
for (const kind of ['embedded', 'server'] as const) {
  const skip = kind === 'server' && missing !== '';
  describe.skipIf(skip)(`a bot that is killed, on the ${kind} database${skip ? missing : ''}`, () => {
    let folder: string;
    let armed: string;
    let sandbox: Awaited<ReturnType<typeof openSandbox>>;
    let server: TestDatabase | null = null;
    let env: Record<string, string>;
    let program: string;
    let bot: Running;
    const questions: string[] = [];

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'switchboard-kill-'));
      armed = join(folder, 'armed');
      sandbox = await openSandbox({
        seed: { ...smallCompany, botIn: ['deals'] },
        timings: { ackMs: 3_000, retryDelaysMs: [200, 400, 800] },
      });
      if (kind === 'server') server = await createTestDatabase();
      env = {
        SWITCHBOARD_DATA_DIR: join(folder, 'data'),
        SLACK_BOT_TOKEN: sandbox.botToken,
        SLACK_APP_TOKEN: sandbox.appToken,
        SLACK_API_URL: sandbox.apiUrl,
        PORT: '0',
        LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
        TEST_ARMED_FILE: armed,
        ...(server === null ? {} : { DATABASE_URL: server.url, DATABASE_MIGRATION_URL: server.migrationUrl }),
      };
      const articles = join(folder, 'articles');
      await mkdir(articles);
      await writeFile(join(articles, 'kites.md'), ARTICLE);
      const ingested = await runSwitchboard(['ingest', 'markdown', articles, '--readers', 'everyone'], {
        env,
      });
      if (ingested.code !== 0) throw new Error(ingested.stderr);
      program = await buildKillingProgram(join(folder, 'program'));
      bot = await start();
      // Until it is known who is who, an article for everyone is shown to nobody in a channel; who reads that holds a lease.
      if (server !== null) await untilPeopleAreRead(server);
    });
    afterAll(async () => {
      bot?.child.kill('SIGKILL');
      await bot?.ended;
      await sandbox?.stop();
      await server?.drop();
      await rm(folder, { recursive: true, force: true });
    });

    async function start(): Promise<Running> {
      const running = startSwitchboard(['start'], { env, program });
      await running.says('ready in your workspace');
      return running;
    }

    const ana = () => personOf(sandbox.url, 'ana');
    const replies = async (ts: string): Promise<SeenMessage[]> =>
      (await ana().read('deals', ts)).filter(
        (message) => message.bot && message.ts !== ts && !message.deleted,
      );
    const expectOneReply = async (ts: string) => {
      await eventually(
        'one finished reply',
        async () => {
          const seen = await replies(ts);
          return seen.length > 0 && seen.every((message) => message.final);
        },
        30_000,
      );
      const seen = await replies(ts);
      expect(seen.map((message) => JSON.stringify(message))).toEqual([expect.stringContaining('wind')]);
    };

    test.each(MOMENTS)('at "%s" answers once after its restart', async (moment) => {
      await writeFile(armed, moment);
      const ts = await ana().say('deals', QUESTION);
      questions.push(ts);
      const died = await bot.ended;
      expect(died.signal).toBe('SIGKILL');
      await rm(armed);
      if (server !== null) await letLeasesRunOut(server);
      bot = await start();
      await expectOneReply(ts);
    });

    test('answers once when Slack took the reply and its word of that was lost', async () => {
      const fault = { method: 'chat.*', kind: 'drop', afterEffect: true, times: 1 };
      const answer = await fetch(`${sandbox.url}/faults`, {
        method: 'POST',
        body: JSON.stringify(fault),
        headers: { 'content-type': 'application/json' },
      });
      expect(answer.ok).toBe(true);
      const ts = await ana().say('deals', QUESTION);
      questions.push(ts);
      await expectOneReply(ts);
    });

    test('has one outcome for each question in the end, nothing unfinished, and every reply still once', async () => {
      for (const ts of questions) await expectOneReply(ts);
      const database = await stopWhenAllIsSent();
      try {
        expect(await countLeft(database)).toEqual({ events: 0, failed: 0, replies: 0 });
        for (const ts of questions) expect(await replies(ts)).toHaveLength(1);
        const turns = await database.query<{ ts: string; outcome: string; receipts: number }>(sql`
          select ts, outcome, (select count(*)::int from receipts r where r.turn_id = t.id) as receipts from turns t order by ts`);
        expect(turns).toEqual(questions.map((ts) => ({ ts, outcome: 'answered', receipts: 1 })));
        expect((await verifyAudit(database)).brokenAt).toBeNull();
      } finally {
        await database.close();
      }
    });

    /** A reply whose fate is unknown is looked for a moment later; a bot that was stopped before goes on with that. */
    async function stopWhenAllIsSent(): Promise<OpenDatabase> {
      for (let tries = 1; ; tries += 1) {
        bot.child.kill('SIGINT');
        expect((await bot.ended).code).toBe(0);
        const database = await openLedger();
        const { events, replies: waiting } = await countLeft(database);
        // The echo of the last reply may have come while the bot was stopping.
        if (tries === 4 || events + waiting === 0) return database;
        await database.close();
        bot = await start();
        await new Promise((resolve) => setTimeout(resolve, 1_500));
      }
    }

    async function countLeft(
      database: OpenDatabase,
    ): Promise<Record<'events' | 'failed' | 'replies', number>> {
      const [left] = await database.query<Record<'events' | 'failed' | 'replies', number>>(sql`
        select (select count(*)::int from events where finished_at is null) as events,
          (select count(*)::int from events where outcome = 'failed') as failed,
          (select count(*)::int from outbox where state in ('pending', 'streaming')) as replies`);
      return left!;
    }

    function openLedger(): Promise<OpenDatabase> {
      return server === null
        ? openEmbedded(join(folder, 'data'))
        : openServer(server.url, { maxConnections: 1 });
    }
  });
}

/** Other processes wait for a dead one's leases to run out; here that time is let pass. */
async function untilPeopleAreRead(server: TestDatabase): Promise<void> {
  const database = await openServer(server.url, { maxConnections: 1 });
  try {
    await eventually(
      'people to be read',
      async () => (await database.query(sql`select 1 from directory_syncs where stage = 'done'`)).length > 0,
      60_000,
    );
  } finally {
    await database.close();
  }
}

async function letLeasesRunOut(server: TestDatabase): Promise<void> {
  const database = await openServer(server.url, { maxConnections: 1 });
  await database.query(sql`update events set claimed_until = now() where finished_at is null`);
  await database.query(sql`update outbox set claimed_until = now() where state = 'pending'`);
  await database.close();
}
