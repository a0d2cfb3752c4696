import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { BotError } from '../../src/core/bot-error.ts';
import { createLog } from '../../src/core/log.ts';
import { createRotatingToken, type RotationDeps } from '../../src/slack/token/rotating-token.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const START = new Date('2026-11-30T08:00:00Z');
const HOUR_MS = 3_600_000;
const SET = {
  accessToken: 'xoxe.xoxb-set',
  refreshToken: 'xoxe-1-set',
  clientSecret: 'the secret of the app',
};

describeOnEachDatabase('tokens of Slack that rotate', (opened) => {
  let database: OpenDatabase;
  let now = START;
  /** Refresh tokens that were sent to Slack, which takes each of them once. */
  let sent: string[] = [];
  beforeEach(async () => {
    await opened().clear();
    database = opened().database;
    now = START;
    sent = [];
  });

  const exchange = async (refreshToken: string) => {
    if (sent.includes(refreshToken))
      throw new BotError('slack_rejected', 'Slack refused oauth.v2.access: invalid_refresh_token.');
    sent.push(refreshToken);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const n = sent.length;
    return { accessToken: `xoxe.xoxb-${n}`, refreshToken: `xoxe-1-${n}`, expiresInSeconds: 43_200 };
  };
  const source = (more: Partial<RotationDeps> = {}) =>
    createRotatingToken({
      database,
      clock: { now: () => now },
      log: createLog('silent'),
      settings: () => SET,
      exchange,
      ...more,
    });

  test('the token that was set is renewed once at the start, and not again before its last hour', async () => {
    expect(await source().read()).toBe('xoxe.xoxb-1');
    now = new Date(START.getTime() + 10 * HOUR_MS);
    expect(await source().read()).toBe('xoxe.xoxb-1');
    now = new Date(START.getTime() + 11.5 * HOUR_MS);
    expect(await source().read()).toBe('xoxe.xoxb-2');
    expect(sent).toEqual(['xoxe-1-set', 'xoxe-1-1']);
  });

  test('of many that need another token at once, one renews it and all go on with the same', async () => {
    const first = await source().read();
    const given = await Promise.all(Array.from({ length: 5 }, () => source().replace(first)));
    expect(new Set(given)).toEqual(new Set(['xoxe.xoxb-2']));
    expect(sent).toHaveLength(2);
  });

  test('a process that died while it renewed keeps the others waiting no longer than half a minute', async () => {
    await source().read();
    await database.query(sql`update slack_tokens set renewing_until = now() + interval '300 milliseconds'`);
    expect(await source().replace('xoxe.xoxb-1')).toBe('xoxe.xoxb-2');
  });

  test('neither token can be read in the database, nor with another secret', async () => {
    await source().read();
    const rows = JSON.stringify(await database.query(sql`select * from slack_tokens`));
    expect(rows).not.toContain('xoxe');
    const other = source({ settings: () => ({ ...SET, clientSecret: 'another secret' }) });
    expect(await other.read()).toBe(SET.accessToken);
  });

  test('while Slack cannot be reached the token there is goes on, and is renewed afterwards', async () => {
    const down = async () => {
      throw new BotError('slack_unavailable', 'Slack did not answer.', { retryable: true });
    };
    expect(await source({ exchange: down }).read()).toBe(SET.accessToken);
    expect(await source().read()).toBe('xoxe.xoxb-1');
  });

  test('a pair that an operator sets anew after another installation counts from then on', async () => {
    await source().read();
    const again = source({ settings: () => ({ ...SET, refreshToken: 'xoxe-1-second' }) });
    expect(await again.read()).toBe('xoxe.xoxb-2');
    expect(sent).toEqual(['xoxe-1-set', 'xoxe-1-second']);
  });

  test('what Slack does not renew leaves no token to go on with', async () => {
    sent = [SET.refreshToken];
    expect(await source().replace(SET.accessToken)).toBeNull();
  });
});
