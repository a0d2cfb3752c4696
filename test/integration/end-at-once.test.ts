import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { asId, type MessageTs } from '../../src/core/ids.ts';
import { storeDelivery } from '../../src/slack/ask/end-at-once.ts';
import { metadataOf } from '../../src/slack/reply/post-message.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { readChannel } from '../../src/store/directory.ts';
import { findMessageByOutboxKey, readThread } from '../../src/store/messages.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, fillWorkspace, SALES, TEAM } from '../fixtures/app-turns.ts';

const BOT = asId<typeof ANA>('UBOT');
const TS = asId<MessageTs>('1800000000.000100');

describeOnEachDatabase('the delivery of a message', (opened) => {
  let database: OpenDatabase;
  beforeEach(async () => {
    await opened().clear();
    database = opened().database;
    await fillWorkspace(database);
  });

  const identity = {
    teamId: TEAM,
    enterpriseId: null,
    botUserId: BOT,
    botId: 'B1',
    name: 'Acme',
    url: 'https://acme.slack.com/',
  };
  let delivered = 0;
  const deliver = (event: object, more: { eventId?: string; teamId?: typeof TEAM } = {}) => {
    delivered += 1;
    const body = { event: { type: 'message', channel: SALES, channel_type: 'channel', ts: TS, ...event } };
    return storeDelivery(
      { database, identity },
      {
        teamId: TEAM,
        eventId: `Ev${delivered}`,
        kind: 'event',
        threadKey: `${SALES}:${TS}`,
        payload: body,
        ...more,
      },
    );
  };
  const stored = () =>
    database.query<{ outcome: string | null; reason: string | null; payload: object; ended: boolean }>(sql`
      select outcome, reason, payload, finished_at is not null as ended from events order by id`);
  const said = async () =>
    (await readThread(database, { teamId: TEAM, channelId: SALES, threadTs: TS, limit: 5 })).map(
      ({ text, authorKind }) => ({ text, authorKind }),
    );
  const echo = { user: BOT, bot_id: 'B1', text: 'Yes &amp; no.', metadata: metadataOf('t_1:1') };

  test('that echoes our own words is over once they are kept, under their key', async () => {
    expect(await deliver(echo)).toEqual({ fresh: true });
    expect(await stored()).toEqual([
      { outcome: 'ignored', reason: 'our own message', payload: {}, ended: true },
    ]);
    expect(await said()).toEqual([{ text: 'Yes & no.', authorKind: 'self' }]);
    expect(await findMessageByOutboxKey(database, 't_1:1')).toEqual({ channelId: SALES, ts: TS });
  });

  test('that comes again changes nothing', async () => {
    await deliver(echo, { eventId: 'same' });
    expect(await deliver(echo, { eventId: 'same' })).toEqual({ fresh: false });
    expect(await stored()).toHaveLength(1);
    expect(await said()).toHaveLength(1);
  });

  test('that mentions the bot in a channel is over, for the mention comes by itself', async () => {
    await deliver({ user: ANA, text: `<@${BOT}> what is new?` });
    expect(await stored()).toMatchObject([
      { outcome: 'ignored', reason: 'duplicate of the question', ended: true },
    ]);
    expect(await said()).toEqual([{ text: 'what is new?', authorKind: 'person' }]);
  });

  test.each([
    [
      'asks the bot in its own messages',
      { user: ANA, text: 'what is new?', channel: 'D1', channel_type: 'im' },
    ],
    ['says something in a channel', { user: ANA, text: 'what is new?' }],
    [
      'mentions the bot and somebody whose name is to be looked up',
      { user: ANA, text: `<@${BOT}> <@UNEW> is new` },
    ],
    ['was edited', { subtype: 'message_changed', message: { ts: TS, user: BOT, text: 'No.' } }],
    ['was said by another app', { bot_id: 'B2', subtype: 'bot_message', text: 'Deployed.' }],
  ])('that %s waits for a worker', async (_, event) => {
    await deliver(event);
    expect(await stored()).toMatchObject([{ outcome: null, ended: false, payload: { event } }]);
    expect(await said()).toEqual([]);
  });

  test('of another workspace keeps nothing here', async () => {
    await deliver(echo, { teamId: asId<typeof TEAM>('T_OTHER') });
    expect(await stored()).toMatchObject([{ ended: false }]);
    expect(await said()).toEqual([]);
  });

  test('says of its channel that it became public, before anything is answered there', async () => {
    await database.query(
      sql`update channels set kind = 'private', members_synced_at = now() where id = ${SALES}`,
    );
    await deliver(echo);
    expect(await readChannel(database, TEAM, SALES)).toMatchObject({ kind: 'public', membersSyncedAt: null });
    await database.query(sql`update channels set members_synced_at = now() where id = ${SALES}`);
    await deliver(echo);
    expect(await readChannel(database, TEAM, SALES)).toMatchObject({ membersSyncedAt: expect.any(Date) });
  });
});
