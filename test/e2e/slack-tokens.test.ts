import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { reportOutage } from '../../src/cli/report-outage.ts';
import { systemClock } from '../../src/core/clock.ts';
import { createLog } from '../../src/core/log.ts';
import { createWebClient } from '../../src/slack/api/slack-api.ts';
import { exchangeRefreshToken } from '../../src/slack/token/exchange-refresh-token.ts';
import { createRotatingToken } from '../../src/slack/token/rotating-token.ts';
import { createKeptToken } from '../../src/slack/token/token-source.ts';
import { createHealthHandler } from '../../src/web/serve-health.ts';
import { startWeb } from '../../src/web/start-web.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { eventually, textOf } from '../fixtures/slack-person.ts';

const log = createLog('silent');
const QUESTION = '@switchboard what does Enterprise cost for 250 seats, annual, in euros?';
/** What waits for a token is looked at every quarter of a minute. */
const PATIENCE_MS = 40_000;
/** Slack's live for twelve hours. */
const LIFETIME_SECONDS = 3;

interface Issued {
  botToken: string;
  accessToken: string;
  refreshToken: string;
  clientId: string;
  clientSecret: string;
}

async function changeTokens(url: string, change: object): Promise<Issued> {
  const response = await fetch(`${url}/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Issued;
}

describe('a token that Slack does not take any more', () => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  afterEach(() => bot.close());

  const ask = () => bot.as('nora').say('sales', QUESTION);
  const answered = (ts: string) =>
    eventually(
      'the answer',
      async () => (await bot.as('nora').read('sales', ts)).find((one) => one.bot && one.final),
      PATIENCE_MS,
    );
  const outage = (present: boolean) =>
    eventually('the outage', async () => (bot.slack.outage() !== null) === present, PATIENCE_MS);

  it('lets answers wait, is told by health and audit, and a new token lets them go, each once', async () => {
    let kept: string | undefined;
    bot = await startSlackBot({
      mode: 'socket',
      token: ({ sandbox }) => createKeptToken(() => kept ?? sandbox.botToken),
    });
    await changeTokens(bot.sandbox.url, { change: 'refuse' });
    await outage(true);
    const web = await startWeb({
      answer: createHealthHandler(bot.app.database, bot.slack.outage),
      port: 0,
      host: '127.0.0.1',
    });
    const asked = [await ask(), await ask()];
    await eventually('the answers to wait', async () => {
      const [row] = await bot.app.database.query<{ count: number }>(
        sql`select count(*)::int as count from outbox where state = 'pending' and last_error = 'slack_disconnected'`,
      );
      return row?.count === 2;
    });
    const health = await fetch(`${web.url}/health`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({
      ok: false,
      waiting: { replies: 2 },
      slack: { reason: 'token_revoked' },
    });

    kept = (await changeTokens(bot.sandbox.url, { change: 'reissue' })).botToken;
    for (const ts of asked) expect(textOf(await answered(ts))).toContain('EUR');
    for (const ts of asked) {
      const own = (await bot.as('nora').read('sales', ts)).filter((one) => one.bot && !one.deleted);
      expect(own).toHaveLength(1);
    }
    expect((await fetch(`${web.url}/health`)).status).toBe(200);
    await web.stop();
    const entries = await bot.app.database.query<{ action: string; detail: string }>(
      sql`select action, detail from audit_log where subject = 'installation' order by id`,
    );
    expect(entries).toEqual([
      { action: 'Slack disconnected', detail: 'token_revoked' },
      { action: 'Slack connected again', detail: '' },
    ]);
  });

  it('is not given up for good: what came in meanwhile is done once the same token is taken again', async () => {
    bot = await startSlackBot({ mode: 'socket' });
    const before = await bot.as('nora').home();
    await changeTokens(bot.sandbox.url, { change: 'refuse', code: 'account_inactive' });
    // The bot draws App Home on its own: that delivery meets the outage.
    await fetch(`${bot.sandbox.url}/person/nora/home`);
    await outage(true);
    await changeTokens(bot.sandbox.url, { change: 'accept' });
    await eventually(
      'App Home to be drawn again',
      async () => {
        const shown = await fetch(`${bot.sandbox.url}/person/nora/home?open=false`);
        return ((await shown.json()) as { view: { hash: string } }).view.hash !== before.hash;
      },
      PATIENCE_MS,
    );
  });

  it('is renewed where tokens rotate, without anybody noticing', async () => {
    let set: Issued | undefined;
    bot = await startSlackBot({
      mode: 'socket',
      token: ({ app, sandbox }) => {
        const client = createWebClient({ apiUrl: sandbox.apiUrl, log });
        return {
          read: async () => {
            set ??= await changeTokens(sandbox.url, { change: 'rotate', expires_in: LIFETIME_SECONDS });
            return rotating().read();
          },
          replace: (refused) => rotating().replace(refused),
        };
        function rotating() {
          const { accessToken, refreshToken, clientId, clientSecret } = set!;
          return createRotatingToken({
            database: app.database,
            clock: systemClock,
            log,
            settings: () => ({ accessToken, refreshToken, clientSecret }),
            exchange: (given) =>
              exchangeRefreshToken(client, { clientId, clientSecret, refreshToken: given }),
          });
        }
      },
    });
    for (let n = 0; n < 2; n += 1) {
      const ts = await ask();
      expect(textOf(await answered(ts))).toContain('EUR');
      await sleep(LIFETIME_SECONDS * 1_000);
    }
    const entries = await bot.app.database.query<{ action: string }>(
      sql`select distinct action from audit_log where action like 'Slack%'`,
    );
    expect(entries).toEqual([{ action: 'Slack token renewed' }]);
  });
});

describe('an alert', () => {
  it('reaches an address that needs no Slack, and says what to do', async () => {
    const got: string[] = [];
    const server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => got.push(chunk.toString()));
      request.on('end', () => response.writeHead(200).end('ok'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/alert`;
    await reportOutage({ log, url }, { reason: 'token_revoked', since: new Date('2026-11-30T08:00:00Z') });
    await reportOutage({ log, url }, null);
    await new Promise((resolve) => server.close(resolve));
    expect(JSON.parse(got[0]!).text).toMatch(/token_revoked.*SLACK_BOT_TOKEN/);
    expect(JSON.parse(got[1]!).text).toContain('connected to Slack again');
  });
});
