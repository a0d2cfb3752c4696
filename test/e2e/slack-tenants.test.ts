import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { readChannel, saveChannel, saveMembers } from '../../src/store/directory.ts';
import type { InboxEvent } from '../../src/store/inbox.ts';
import { jsonValue } from '../../src/store/sql-values.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';

const TEAM = asId<TeamId>('T0FERROWICK');

describe('deliveries that tell of workspaces and channels', () => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  let count = 0;

  beforeAll(async () => {
    bot = await startSlackBot({ mode: 'http', empty: true });
  });
  afterAll(() => bot?.close());

  const deliver = (payload: object, more: Partial<InboxEvent> = {}) => {
    count += 1;
    const eventId = `Ev${count}`;
    return bot.handle({
      id: count,
      teamId: TEAM,
      eventId,
      kind: 'event',
      work: 'quick',
      threadKey: eventId,
      attempts: 1,
      receivedAt: new Date(),
      payload,
      ...more,
    });
  };
  const told = (channelId: string, event: object, envelope: object = {}) =>
    deliver({
      type: 'event_callback',
      team_id: TEAM,
      ...envelope,
      event: { type: 'message', channel: channelId, ts: `${count}.000001`, user: 'U0STRANGE', ...event },
    });
  const stored = (id: string) => readChannel(bot.app.database, TEAM, asId<ChannelId>(id));
  const open = (id: string, kind: 'public' | 'private') =>
    saveChannel(bot.app.database, { teamId: TEAM, id: asId<ChannelId>(id), name: id.toLowerCase(), kind });

  it('are ignored where another workspace has installed the bot, of the same organization too', async () => {
    const outcome = await deliver(
      { type: 'event_callback', event: {} },
      { teamId: asId<TeamId>('T0SISTER') },
    );
    expect(outcome).toMatchObject({ outcome: 'ignored', reason: expect.stringContaining('not installed') });
  });

  it('a private channel that becomes public is one at once', async () => {
    await open('C0PRIVATE', 'private');
    await told('C0PRIVATE', { subtype: 'channel_convert_to_public' });
    expect(await stored('C0PRIVATE')).toMatchObject({ kind: 'public', membersSyncedAt: null });
  });

  it('so is one whose next message says that it is', async () => {
    await open('C0MOVED', 'private');
    await told('C0MOVED', { channel_type: 'channel', text: 'hello' });
    expect(await stored('C0MOVED')).toMatchObject({ kind: 'public', membersSyncedAt: null });
  });

  it('a late word that a channel is private does not make it so before Slack is asked', async () => {
    await open('C0PUBLIC', 'public');
    await told('C0PUBLIC', { subtype: 'channel_convert_to_private' });
    expect(await stored('C0PUBLIC')).toMatchObject({ kind: 'public', membersSyncedAt: null });
  });

  it('a channel is connected as soon as an event of it says so', async () => {
    await open('C0SHARED', 'private');
    await told('C0SHARED', { text: 'hello' }, { is_ext_shared_channel: true });
    expect(await stored('C0SHARED')).toMatchObject({ connected: true });
  });

  it('a channel that gets a new id keeps what is known of it', async () => {
    await open('C0OLD', 'private');
    await deliver({
      type: 'event_callback',
      team_id: TEAM,
      event: { type: 'channel_id_changed', old_channel_id: 'C0OLD', new_channel_id: 'C0NEW' },
    });
    expect(await stored('C0OLD')).toBeNull();
    expect(await stored('C0NEW')).toMatchObject({ kind: 'private', connected: true });
  });

  it('a reaction counts only of somebody who can read the place of the answer', async () => {
    const { database } = bot.app;
    await open('C0INNER', 'private');
    const [member, stranger] = [asId<PersonId>('U0FW00001'), asId<PersonId>('U0FW00003')];
    await saveMembers(database, { teamId: TEAM, channelId: asId<ChannelId>('C0INNER'), members: [member] });
    await database.query(sql`
      insert into turns (id, team_id, channel_id, ts, thread_ts, asker_id, origin, question, outcome, finished_at)
      values ('t_inner', ${TEAM}, 'C0INNER', '7.1', '7.1', 'U0FW00009', 'mention', '', 'answered', now())`);
    await database.query(sql`
      insert into outbox (key, turn_id, revision, state, address, ref) values ('t_inner:1', 't_inner', 1, 'sent',
        ${jsonValue({ teamId: TEAM, surface: 'chat' })}, ${jsonValue({ channelId: 'C0INNER', ts: '7.2' })})`);
    const react = (user: string) =>
      deliver({
        type: 'event_callback',
        team_id: TEAM,
        event: {
          type: 'reaction_added',
          user,
          reaction: '-1',
          item: { type: 'message', channel: 'C0INNER', ts: '7.2' },
        },
      });
    expect(await react(stranger)).toMatchObject({ outcome: 'ignored' });
    expect(await database.query(sql`select 1 from ratings`)).toEqual([]);
    expect(await react(member)).toMatchObject({ outcome: 'applied' });
    expect(await database.query(sql`select person_id from ratings`)).toEqual([{ person_id: member }]);
  });

  it('forwarded words stay those of who said them, and go when they are deleted where they were said', async () => {
    const { database } = bot.app;
    const forward = {
      is_share: true,
      text: 'Solvane signs at 31 euros.',
      author_id: 'U0FW00002',
      channel_id: 'C0DEALS',
      ts: '5.000001',
    };
    await told('C0INNER', {
      ...{ channel_type: 'group', user: 'U0FW00001', ts: '8.000001', text: 'see', attachments: [forward] },
    });
    const kept = () =>
      database.query(sql`
        select author_id, words_of, source_channel_id, text from messages where ts = '8.000001'`);
    expect(await kept()).toEqual([
      {
        author_id: 'U0FW00001',
        words_of: ['U0FW00002'],
        source_channel_id: 'C0DEALS',
        text: expect.stringContaining('31 euros'),
      },
    ]);
    await told('C0DEALS', { subtype: 'message_deleted', deleted_ts: '5.000001' });
    expect(await kept()).toMatchObject([{ text: '' }]);
  });
});
