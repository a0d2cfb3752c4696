import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import {
  asId,
  type ChannelId,
  type HandoffId,
  type MessageTs,
  type PersonId,
  type TeamId,
  type TurnId,
} from '../../src/core/ids.ts';
import { readLastSaidByLead, readPassedOn, wasPassedOn } from '../../src/handoff/relayed.ts';
import type { Database } from '../../src/store/database.ts';
import { savePerson } from '../../src/store/directory.ts';
import { isStored, storeEvent } from '../../src/store/inbox.ts';
import {
  answeredTurn,
  editMessage,
  readThread,
  recordMessage,
  recordPosted,
  type StoredMessage,
  standingMessages,
  threadOfMessage,
} from '../../src/store/messages.ts';
import { readCopies, turnOfMessage } from '../../src/store/outbox.ts';
import { isFollowUp } from '../../src/turn/is-follow-up.ts';
import { openTurn, readTurn, redactQuestion } from '../../src/turn/turn-store.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const teamId = asId<TeamId>('T1');
const channelId = asId<ChannelId>('C1');
const ada = asId<PersonId>('U1');
const ts = (text: string) => asId<MessageTs>(text);
const message = (at: string, more: Partial<StoredMessage> = {}): StoredMessage => ({
  teamId,
  channelId,
  ts: ts(at),
  threadTs: ts('1.0'),
  authorId: ada,
  authorKind: 'person',
  text: `said at ${at}`,
  ...more,
});

describeOnEachDatabase('what was said', (app) => {
  let database: Database;
  beforeEach(async () => {
    await app().clear();
    database = app().database;
  });

  it('reads as it was edited', async () => {
    await recordMessage(database, message('1.0'));
    await editMessage(database, { teamId, channelId, ts: ts('1.0'), text: 'said better' });
    const [read] = await readThread(database, { teamId, channelId, threadTs: ts('1.0'), limit: 5 });
    expect(read?.text).toBe('said better');
  });

  it('reads as we said it, whether its echo comes before or after', async () => {
    const echo = message('2.0', { authorKind: 'self', outboxKey: 't_1:1', text: '*said* in their spelling' });
    await recordMessage(database, echo);
    await recordPosted(database, { ...echo, text: 'said in ours' });
    await recordMessage(database, echo);
    const [read] = await readThread(database, { teamId, channelId, threadTs: ts('1.0'), limit: 5 });
    expect(read?.text).toBe('said in ours');
  });

  it('is found in its thread, by its message alone', async () => {
    await recordMessage(database, message('2.0'));
    expect(await threadOfMessage(database, { teamId, channelId, ts: ts('2.0') })).toBe('1.0');
    expect(await threadOfMessage(database, { teamId, channelId, ts: ts('3.0') })).toBeNull();
  });

  it('is told with the turn that it answers', async () => {
    await recordMessage(
      database,
      message('2.0', { authorKind: 'self', outboxKey: 't_1:1', turnId: asId('t_1') }),
    );
    expect(await answeredTurn(database, { teamId, channelId, ts: ts('2.0') })).toBe('t_1');
    expect(await answeredTurn(database, { teamId, channelId, ts: ts('3.0') })).toBeNull();
  });

  it('of a reply in several messages still stands where nobody deleted it', async () => {
    await recordMessage(database, message('2.0', { authorKind: 'self', outboxKey: 't_1:1:b' }));
    await recordMessage(database, message('1.5', { authorKind: 'self', outboxKey: 't_1:1:a' }));
    await recordMessage(database, message('3.0', { authorKind: 'self', outboxKey: 't_2:1' }));
    const standing = await standingMessages(database, { channelId, prefix: 't_1:' });
    expect(standing.map((one) => [one.key, one.ref.ts])).toEqual([
      ['t_1:1:a', '1.5'],
      ['t_1:1:b', '2.0'],
    ]);
  });

  it('is nobody else’s business when it speaks to somebody by name', async () => {
    const person = { teamId, realName: 'Bo Berg', locale: 'en-US', timeZone: 'UTC', kind: 'member' } as const;
    await savePerson(database, { ...person, id: asId<PersonId>('U2'), handle: 'bo' });
    await recordMessage(database, message('1.0'));
    await recordMessage(database, message('2.0', { authorKind: 'self', kind: 'answer' }));
    const ask = (text: string) =>
      isFollowUp(database, { ...message('3.0', { text }), mentions: [] as PersonId[] });
    expect(await ask('Bo, what does it cost?')).toMatchObject({ follow: false });
    expect(await ask('And what does it cost?')).toMatchObject({ follow: true });
  });

  it('in a question that must not be kept is nowhere any more', async () => {
    const { turn } = await openTurn(database, {
      teamId,
      channelId,
      ts: ts('1.0'),
      threadTs: ts('1.0'),
      askerId: ada,
      origin: 'mention',
      text: 'a secret',
    } as Parameters<typeof openTurn>[1]);
    await recordMessage(database, message('1.0', { text: 'a secret' }));
    await redactQuestion(database, turn);
    expect((await readTurn(database, turn.id))?.question).toBe('');
    const [read] = await readThread(database, { teamId, channelId, threadTs: ts('1.0'), limit: 5 });
    expect(read?.text).toBe('');
  });

  it('by a delivery that was stored is known to be', async () => {
    const event = { teamId, eventId: 'Ev1', kind: 'event', threadKey: 'C1', payload: {} } as const;
    expect(await isStored(database, event)).toBe(false);
    await storeEvent(database, event);
    expect(await isStored(database, event)).toBe(true);
  });
});

describeOnEachDatabase('what was posted', (app) => {
  let database: Database;
  beforeEach(async () => {
    await app().clear();
    database = app().database;
  });

  const post = (key: string, ref: object, turnId: string | null = null) =>
    database.query(sql`
      insert into outbox (key, turn_id, state, address, reply, ref)
      values (${key}, ${turnId}, 'sent', '{}', '{}', ${JSON.stringify(ref)}::text::jsonb)`);

  it('names the turn that it answers', async () => {
    await post('t_1:1', { channelId, ts: '2.0' }, 't_1');
    await post('digest:1', { channelId, ts: '3.0' });
    expect(await turnOfMessage(database, { channelId, ts: ts('2.0') })).toBe(asId<TurnId>('t_1'));
    expect(await turnOfMessage(database, { channelId, ts: ts('3.0') })).toBeNull();
  });

  it('says what became of its files, the newest revision last', async () => {
    await post('h_1:relay:1', { channelId, ts: '2.0', copies: { F1: { id: 'F9' }, F2: { id: 'F8' } } });
    await post('h_1:relay:2', { channelId, ts: '2.0', copies: { F1: { id: 'F7' } } });
    await post('h_2:relay:1', { channelId, ts: '3.0', copies: { F3: { id: 'F6' } } });
    expect(await readCopies(database, 'h_1:relay:')).toEqual({ F1: { id: 'F7' }, F2: { id: 'F8' } });
  });
});

describeOnEachDatabase('what was passed on in a handoff', (app) => {
  let database: Database;
  beforeEach(async () => {
    await app().clear();
    database = app().database;
    await database.query(sql`
      insert into handoffs (id, team_id, turn_id, topic, reason, state, asker_id, language, question, place, channel_id, role,
        summary, opened_at)
      values ('h_1', ${teamId}, 't_1', 'general', 'asked', 'taken', 'U1', 'en', 'why?', '{}', 'C9', 'support_lead', '[]', now())`);
    const passed = [
      ['2.0', 'lead'],
      ['3.0', 'asker'],
      ['4.0', 'lead'],
    ] as const;
    for (const [at, side] of passed) {
      await recordMessage(database, message(at, { authorId: asId<PersonId>(`U-${side}`) }));
      await database.query(sql`
        insert into handoff_messages (handoff_id, team_id, channel_id, ts, side)
        values ('h_1', ${teamId}, ${channelId}, ${at}, ${side})`);
    }
  });

  it('is known with its handoff, side and author', async () => {
    const key = { teamId, channelId, ts: ts('3.0') };
    expect(await readPassedOn(database, key)).toMatchObject({
      handoff: { id: 'h_1', state: 'taken' },
      side: 'asker',
      authorId: 'U-asker',
    });
    expect(await wasPassedOn(database, key)).toBe(true);
    expect(await wasPassedOn(database, { ...key, ts: ts('9.0') })).toBe(false);
  });

  it('gives the last words of a lead as they read now', async () => {
    const id = asId<HandoffId>('h_1');
    expect(await readLastSaidByLead(database, id)).toBe('said at 4.0');
    await editMessage(database, { teamId, channelId, ts: ts('4.0'), text: '' });
    expect(await readLastSaidByLead(database, id)).toBe('said at 2.0');
  });
});
