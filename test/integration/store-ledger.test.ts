import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  asId,
  type ChannelId,
  type MessageTs,
  type PersonId,
  type TeamId,
  type TurnId,
} from '../../src/core/ids.ts';
import type { PostedRef, ReplyAddress } from '../../src/core/reply-channel.ts';
import { appendAudit, verifyAudit } from '../../src/store/audit-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import {
  deleteMessage,
  findMessageByOutboxKey,
  readThread,
  recordMessage,
  type StoredMessage,
} from '../../src/store/messages.ts';
import {
  abandonOlder,
  claimOutbox,
  closeStreaming,
  enqueueReply,
  markFailed,
  markSent,
  nextOutboxDueMs,
  openStreaming,
  readOutbox,
  saveRef,
} from '../../src/store/outbox.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const turnId = asId<TurnId>('t_1');
const address: ReplyAddress = {
  surface: 'chat',
  teamId: asId<TeamId>('T1'),
  channelId: asId<ChannelId>('C1'),
  askerId: asId<PersonId>('U1'),
};
const ref = (ts: string): PostedRef => ({ channelId: address.channelId, ts: asId<MessageTs>(ts) });

describeOnEachDatabase('the ledger', (opened) => {
  let database: OpenDatabase;
  beforeEach(async () => {
    await opened().clear();
    database = opened().database;
  });

  describe('the audit log', () => {
    const fill = async (count: number) => {
      for (let n = 0; n < count; n++)
        await database.transaction((tx) =>
          appendAudit(tx, { actor: 'U1', action: 'turn', subject: `t_${n}`, detail: 'answered' }),
        );
      return (await opened().owner.query<{ id: number }>(sql`select id from audit_log order by id`)).map(
        (row) => Number(row.id),
      );
    };

    test('is intact when nobody touched it, also when it is empty', async () => {
      expect(await verifyAudit(database)).toEqual({ entries: 0, brokenAt: null });
      await fill(4);
      expect(await verifyAudit(database)).toEqual({ entries: 4, brokenAt: null });
    });

    test('stays one chain when many write at once', async () => {
      await Promise.all(
        Array.from({ length: 25 }, (_, n) =>
          database.transaction((tx) =>
            appendAudit(tx, { actor: `U${n}`, action: 'turn', subject: 's', detail: 'd' }),
          ),
        ),
      );
      expect(await verifyAudit(database)).toEqual({ entries: 25, brokenAt: null });
    });

    test.each(['actor', 'action', 'subject', 'detail', 'hash', 'previous_hash'])(
      'shows a changed %s',
      async (column) => {
        const ids = await fill(4);
        await opened().owner.query(
          sql`update audit_log set ${sql.identifier(column)} = 'other' where id = ${ids[1]}`,
        );
        expect(await verifyAudit(database)).toEqual({ entries: 1, brokenAt: ids[1] });
      },
    );

    test('shows a changed time', async () => {
      const ids = await fill(3);
      await opened().owner.query(sql`update audit_log set at = at - interval '1 day' where id = ${ids[2]}`);
      expect((await verifyAudit(database)).brokenAt).toBe(ids[2]);
    });

    test('shows an entry that was taken out, and a pair that was swapped', async () => {
      const ids = await fill(4);
      await opened().owner.query(sql`delete from audit_log where id = ${ids[1]}`);
      expect((await verifyAudit(database)).brokenAt).toBe(ids[2]);
    });

    test('takes entries within a transaction only, by type', () => {
      const entry = { actor: 'U1', action: 'turn', subject: 's', detail: 'd' } as const;
      // @ts-expect-error: three statements on their own are three transactions, and the lock holds in none of them.
      const alone = () => appendAudit(database, entry);
      expect(alone).toBeTypeOf('function');
    });

    test('goes with what it records: rolled back together', async () => {
      await database
        .transaction(async (tx) => {
          await appendAudit(tx, { actor: 'U1', action: 'turn', subject: 's', detail: 'd' });
          throw new Error('no');
        })
        .catch(() => undefined);
      expect(await verifyAudit(database)).toEqual({ entries: 0, brokenAt: null });
    });

    test("is for the bot's role to read and to add to, and nothing else", async () => {
      const [row] = await database.query<{ may: string[] }>(sql`
        select array(select p from unnest(array['select', 'insert', 'update', 'delete', 'truncate']) as p
          where has_table_privilege('switchboard_app', 'audit_log', p)) as may`);
      expect(row?.may).toEqual(['select', 'insert']);
    });
  });

  describe('the outbox', () => {
    const enqueue = (key: string, more: Partial<Parameters<typeof enqueueReply>[1]> = {}) =>
      enqueueReply(database, {
        key,
        turnId,
        revision: 1,
        operation: 'post',
        address,
        reply: null,
        ...more,
      });
    const claim = (more: { key?: string; surface?: 'chat' | 'cli' } = {}) =>
      claimOutbox(database, { worker: 'w', leaseMs: 1_000, surface: 'chat', ...more });

    test('a reply queued twice is one, and one that was sent stays sent', async () => {
      await enqueue('t_1:1');
      await enqueue('t_1:1');
      await markSent(database, 't_1:1', ref('1.1'));
      await enqueue('t_1:1', { operation: 'replace' });
      expect(await readOutbox(database, 't_1:1')).toMatchObject({
        state: 'sent',
        operation: 'post',
        ref: ref('1.1'),
      });
      expect(await claim()).toBeNull();
    });

    test('one of many claims gets a message', async () => {
      await enqueue('t_1:1');
      const claims = await Promise.all(Array.from({ length: 10 }, () => claim()));
      expect(claims.filter((one) => one !== null)).toHaveLength(1);
    });

    test('a claim that is an attempt says what the message was before, and keeps that it was tried', async () => {
      await enqueue('t_1:1');
      const first = await claimOutbox(database, {
        worker: 'w',
        leaseMs: 1_000,
        surface: 'chat',
        attempt: true,
      });
      expect(first).toMatchObject({ attempts: 0, triedAt: null });
      expect(await readOutbox(database, 't_1:1')).toMatchObject({ attempts: 1, triedAt: expect.any(Date) });
      await markFailed(database, { key: 't_1:1', error: 'slack_unavailable', retryInMs: 0 });
      expect(await claim()).toMatchObject({ attempts: 1, triedAt: expect.any(Date) });
    });

    test('a claim takes what its own surface delivers, and its wait counts nothing else', async () => {
      await enqueue('t_1:1', { address: { ...address, surface: 'cli' } });
      expect(await claim()).toBeNull();
      expect(await claim({ surface: 'cli' })).toMatchObject({ key: 't_1:1' });
      expect(await nextOutboxDueMs(database, 'chat')).toBeNull();
      expect(await nextOutboxDueMs(database, 'cli')).toBeGreaterThan(500);
    });

    test('a failed one waits as long as it was told, and one that cannot be delivered is out of the line', async () => {
      await enqueue('t_1:1');
      await claim();
      await markFailed(database, { key: 't_1:1', error: 'slack_rate_limited', retryInMs: 60_000 });
      expect(await claim()).toBeNull();
      expect(await nextOutboxDueMs(database, 'chat')).toBeGreaterThan(50_000);
      await markFailed(database, { key: 't_1:1', error: 'slack_rejected', retryInMs: null });
      expect(await readOutbox(database, 't_1:1')).toMatchObject({ state: 'abandoned' });
      expect(await nextOutboxDueMs(database, 'chat')).toBeNull();
    });

    test('a growing message becomes the final one in place', async () => {
      await openStreaming(database, { key: 't_1:1', turnId, revision: 1, address });
      expect(await claim()).toBeNull();
      await saveRef(database, 't_1:1', ref('2.2'));
      await enqueue('t_1:1', { operation: 'replace' });
      expect(await claim()).toMatchObject({ ref: ref('2.2'), operation: 'replace' });
    });

    test('a growing message that was shown somewhere is not forgotten', async () => {
      await openStreaming(database, { key: 't_1:1', turnId, revision: 1, address });
      await saveRef(database, 't_1:1', ref('2.2'));
      await closeStreaming(database, 't_1:1');
      expect(await readOutbox(database, 't_1:1')).not.toBeNull();
    });

    test('a newer revision takes the older ones out of the line, but not what was sent', async () => {
      await enqueue('t_1:1');
      await markSent(database, 't_1:1', ref('1.1'));
      await enqueue('t_1:2');
      await enqueue('t_1:3');
      await abandonOlder(database, turnId, 't_1:3');
      const states = await Promise.all([1, 2, 3].map((n) => readOutbox(database, `t_1:${n}`)));
      expect(states.map((one) => one?.state)).toEqual(['sent', 'abandoned', 'pending']);
    });
  });

  describe('the messages of a thread', () => {
    const said = (ts: string, more: Partial<StoredMessage> = {}) =>
      recordMessage(database, {
        teamId: address.teamId,
        channelId: address.channelId,
        ts: asId<MessageTs>(ts),
        threadTs: asId<MessageTs>('1.0'),
        authorId: asId<PersonId>('U1'),
        authorKind: 'person',
        text: `at ${ts}`,
        ...more,
      });
    const thread = (limit = 10) =>
      readThread(database, { ...address, threadTs: asId<MessageTs>('1.0'), limit });

    test('come in order, the newest of them, without what was deleted', async () => {
      for (const ts of ['1.3', '1.1', '1.2', '1.4']) await said(ts);
      await deleteMessage(database, { ...address, ts: asId<MessageTs>('1.3') });
      expect((await thread()).map((one) => one.text)).toEqual(['at 1.1', 'at 1.2', 'at 1.4']);
      expect((await thread(2)).map((one) => one.text)).toEqual(['at 1.2', 'at 1.4']);
    });

    test('a message that was deleted stays deleted when its posting is delivered again', async () => {
      await said('1.1');
      await deleteMessage(database, { ...address, ts: asId<MessageTs>('1.1') });
      await said('1.1');
      expect(await thread()).toEqual([]);
    });

    test('an echo teaches a message its key, by which it is found', async () => {
      await said('1.1');
      await said('1.1', { outboxKey: 't_1:1' });
      expect(await findMessageByOutboxKey(database, 't_1:1')).toEqual(ref('1.1'));
      expect(await findMessageByOutboxKey(database, 't_1:2')).toBeNull();
    });

    test('tell of which turn they are, each message of an answer that takes several', async () => {
      await enqueueReply(database, {
        key: 't_1:1',
        turnId,
        revision: 1,
        operation: 'post',
        address,
        reply: null,
      });
      for (const [ts, outboxKey] of [
        ['1.1', 't_1:1#1'],
        ['1.2', 't_1:1'],
      ] as const)
        await said(ts, { authorKind: 'self', outboxKey });
      const answer = { kind: 'answer', turnId };
      expect(await thread()).toMatchObject([answer, answer]);
    });

    test('tell a question that was shown and a notice from an answer', async () => {
      await said('1.1', { authorKind: 'self', outboxKey: 'asked:7', kind: 'question' });
      await said('1.2', { authorKind: 'self', outboxKey: 'h_1:card:1' });
      await said('1.3', { authorKind: 'self' });
      await said('1.4');
      const read = (await thread()).map(({ kind, turnId: of }) => [kind, of]);
      expect(read).toEqual([
        ['question', undefined],
        ['notice', undefined],
        [undefined, undefined],
        [undefined, undefined],
      ]);
    });

    test('a stream learns what it is when it ends with its key', async () => {
      await enqueueReply(database, {
        key: 't_1:1',
        turnId,
        revision: 1,
        operation: 'post',
        address,
        reply: null,
      });
      await said('1.1', { authorKind: 'self' });
      await said('1.1', { authorKind: 'self', outboxKey: 't_1:1' });
      expect(await thread()).toMatchObject([{ kind: 'answer', turnId }]);
    });
  });
});
