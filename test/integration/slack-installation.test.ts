import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { asId, type ChannelId, type MessageTs, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import { SlackDisconnected } from '../../src/slack/api/translate-slack-error.ts';
import { createInstallation, type Outage } from '../../src/slack/token/installation.ts';
import { recordOutage } from '../../src/slack/token/record-outage.ts';
import { createKeptToken } from '../../src/slack/token/token-source.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { readHomeTeam, savePerson } from '../../src/store/directory.ts';
import { readLastDelivery, storeEvent } from '../../src/store/inbox.ts';
import { hasOthersAfter, recordMessage } from '../../src/store/messages.ts';
import { enqueueMessage, markFailed } from '../../src/store/outbox.ts';
import { plainReply } from '../../src/turn/plain-reply.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const TEAM = asId<TeamId>('T1');
const CHANNEL = asId<ChannelId>('C1');
const ANA = asId<PersonId>('U0ANA');
const OURS = { teamId: 'T1', botUserId: 'U0BOT' };

describeOnEachDatabase('an installation and its token', (opened) => {
  let database: OpenDatabase;
  /** Whose each token is; a token that is not here is refused. */
  let owners: Record<string, { teamId: string; botUserId: string }>;
  let kept: string;
  let told: (Outage | null)[];
  beforeEach(async () => {
    await opened().clear();
    database = opened().database;
    owners = { first: OURS };
    kept = 'first';
    told = [];
  });
  const install = () => {
    const installation = createInstallation({
      source: createKeptToken(() => kept),
      ownerOf: async (token) => {
        const owner = owners[token];
        if (owner === undefined) throw new SlackDisconnected('token_revoked');
        return owner;
      },
      clock: { now: () => new Date() },
      log: createLog('silent'),
      onChange: async (outage) => {
        told.push(outage);
        await recordOutage(database, outage);
      },
    });
    installation.belongsTo(OURS);
    return installation;
  };

  test('a new token that was kept in time takes the place of one that is refused, and nobody notices', async () => {
    const installation = install();
    expect(await installation.token()).toBe('first');
    owners = { second: OURS };
    kept = 'second';
    expect(await installation.replace('first', new SlackDisconnected('token_revoked'))).toBe('second');
    expect(told).toEqual([]);
  });

  test('a token of another workspace or app never does, whatever lies where it is kept', async () => {
    const installation = install();
    await installation.token();
    for (const other of [
      { ...OURS, teamId: 'T2' },
      { ...OURS, botUserId: 'U0OTHER' },
    ]) {
      owners = { first: OURS, second: other };
      kept = 'second';
      await installation.look();
      expect(await installation.token()).toBe('first');
    }
    owners = { second: { ...OURS, teamId: 'T2' } };
    await expect(installation.replace('first', new SlackDisconnected('token_revoked'))).rejects.toMatchObject(
      { code: 'slack_disconnected', slackCode: 'other_installation' },
    );
  });

  test('an event that only claims that the token was revoked begins no outage', async () => {
    const installation = install();
    await installation.check();
    expect(installation.outage()).toBeNull();
    owners = {};
    await installation.check();
    expect(installation.outage()).toMatchObject({ reason: 'token_revoked' });
  });

  test('an outage ends once, and lets go what waited for it and nothing else', async () => {
    const installation = install();
    await installation.token();
    for (const [key, error] of [
      ['held', 'slack_disconnected'],
      ['limited', 'slack_rate_limited'],
    ] as const) {
      await enqueueMessage(database, {
        key,
        lane: key,
        operation: 'post',
        address: { surface: 'chat', teamId: TEAM, channelId: CHANNEL, askerId: ANA },
        reply: plainReply('en', 'hello', 'answered'),
      });
      await markFailed(database, { key, error, retryInMs: 600_000 });
    }
    owners = {};
    await installation.check();
    await expect(installation.token()).rejects.toMatchObject({ code: 'slack_disconnected' });
    owners = { first: OURS };
    await installation.look();
    expect(await installation.token()).toBe('first');
    expect(told).toEqual([expect.objectContaining({ reason: 'token_revoked' }), null]);
    const due = await database.query<{ key: string }>(sql`select key from outbox where not_before <= now()`);
    expect(due).toEqual([{ key: 'held' }]);
  });

  test('what is known of deliveries, home workspaces and threads is told', async () => {
    expect(await readLastDelivery(database)).toBeNull();
    await storeEvent(database, {
      teamId: TEAM,
      eventId: 'Ev1',
      kind: 'event',
      threadKey: 'Ev1',
      payload: {},
    });
    expect(await readLastDelivery(database)).toBeInstanceOf(Date);
    const person = { teamId: TEAM, id: ANA, handle: 'ana', realName: 'Ana', locale: 'en', timeZone: 'UTC' };
    await savePerson(database, { ...person, kind: 'external', homeTeam: 'T9' });
    expect(await readHomeTeam(database, { teamId: TEAM, personId: ANA })).toBe('T9');
    expect(await readHomeTeam(database, { teamId: TEAM, personId: asId<PersonId>('U0NONE') })).toBeNull();
    const at = (ts: string) => ({ teamId: TEAM, channelId: CHANNEL, ts: asId<MessageTs>(ts) });
    const thread = { threadTs: asId<MessageTs>('1.0'), authorId: ANA };
    const speak = (ts: string, authorId: PersonId) =>
      recordMessage(database, { ...at(ts), ...thread, authorId, authorKind: 'person', text: 'hello' });
    await speak('1.0', ANA);
    await speak('2.0', ANA);
    expect(await hasOthersAfter(database, { ...at('1.0'), ...thread })).toBe(false);
    await speak('3.0', asId<PersonId>('U0BEN'));
    expect(await hasOthersAfter(database, { ...at('1.0'), ...thread })).toBe(true);
  });
});
