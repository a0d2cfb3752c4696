import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Directory } from '../../src/core/directory.ts';
import {
  asId,
  type ChannelId,
  type MessageTs,
  type PersonId,
  type TeamId,
  type TurnId,
} from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { ReplyAddress, ReplyChannel } from '../../src/core/reply-channel.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { claimOutbox, enqueueMessage, enqueueReply, markFailed, readOutbox } from '../../src/store/outbox.ts';
import { type DeliverDeps, deliverNext } from '../../src/turn/deliver.ts';
import { startDeliverer } from '../../src/turn/start-deliverer.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { eventually } from '../fixtures/slack-person.ts';

const TEAM = asId<TeamId>('T1');
const SALES = 'C_SALES';
const log = createLog('silent');

describeOnEachDatabase('delivery in lanes', (opened) => {
  let database: OpenDatabase;
  const deliverers: { stop(): Promise<void> }[] = [];

  beforeEach(async () => {
    await opened().clear();
    database = opened().database;
  });
  afterEach(async () => {
    await Promise.all(deliverers.splice(0).map((one) => one.stop()));
  });

  /** A platform that posts in a slow channel only when it is let: what Slack's pace comes to. */
  function openPlatform() {
    const begun: string[] = [];
    const posted: string[] = [];
    const waiting: (() => void)[] = [];
    const inChannel = new Map<string, number>();
    let most = 0;
    let open = false;
    const replyChannel: ReplyChannel = {
      signal: () => Promise.resolve(),
      append: () => Promise.resolve(null),
      find: () => Promise.resolve(null),
      async deliver({ key, address }) {
        const { channelId } = address;
        begun.push(key);
        inChannel.set(channelId, (inChannel.get(channelId) ?? 0) + 1);
        most = Math.max(most, inChannel.get(channelId)!);
        if (channelId === SALES && !open) await new Promise<void>((resolve) => waiting.push(resolve));
        inChannel.set(channelId, inChannel.get(channelId)! - 1);
        posted.push(key);
        return { channelId, ts: asId<MessageTs>(key) };
      },
    };
    return {
      replyChannel,
      begun,
      posted,
      most: () => most,
      letOne: () => waiting.shift()?.(),
      letAll() {
        open = true;
        for (const resolve of waiting.splice(0)) resolve();
      },
    };
  }
  const depsOf = (replyChannel: ReplyChannel, more: Partial<DeliverDeps> = {}): DeliverDeps => ({
    database,
    // What is fresh is posted without looking at who reads.
    directory: {} as Directory,
    replyChannel,
    log,
    worker: 'w1',
    surface: 'chat',
    ...more,
  });
  const addressOf = (channel: string): ReplyAddress => ({
    surface: 'chat',
    teamId: TEAM,
    channelId: asId<ChannelId>(channel),
    askerId: asId<PersonId>('U1'),
  });
  const replyOf = (text: string): Reply => ({
    turnId: null,
    outcome: 'answered',
    language: 'en',
    parts: [{ type: 'text', text }],
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
    controls: [],
  });
  const enqueue = async (key: string, channel: string) => {
    const turnId = asId<TurnId>(`t_${key}`);
    const message = { key, address: addressOf(channel), reply: replyOf(key) };
    await enqueueReply(database, { ...message, turnId, revision: 1, operation: 'post' });
  };
  const sales = Array.from({ length: 40 }, (_, n) => `s${String(n).padStart(2, '0')}`);

  test('a direct message is answered while forty answers wait for the pace of one channel, which get there in order', async () => {
    const platform = openPlatform();
    for (const key of sales) await enqueue(key, SALES);
    await enqueue('dm', 'D_NORA');
    deliverers.push(await startDeliverer(depsOf(platform.replyChannel)));
    const another = depsOf(platform.replyChannel, { worker: 'w2', database: await opened().openAnother() });
    deliverers.push(await startDeliverer(another));
    await eventually('the direct message to be answered', async () => platform.posted.includes('dm'));
    expect(platform.begun.filter((key) => key !== 'dm')).toEqual(['s00']);
    platform.letOne();
    await eventually('the next of the channel', async () => platform.begun.includes('s01'));
    expect(platform.posted).toEqual(['dm', 's00']);
    platform.letAll();
    await eventually('all to be posted', async () => platform.posted.length === 41);
    expect(platform.posted).toEqual(['dm', ...sales]);
    expect(platform.most()).toBe(1);
  });

  test('what queued a message goes on while it waits for the pace, and it is posted once', async () => {
    const platform = openPlatform();
    const deps = depsOf(platform.replyChannel, { patienceMs: 50 });
    await enqueue('s00', SALES);
    await enqueue('s01', SALES);
    expect(await deliverNext(deps, 's00')).toBe(true);
    expect(platform.posted).toEqual([]);
    // Another one to the same place is under way: it stays queued.
    expect(await deliverNext(deps, 's01')).toBe(false);
    expect(await deliverNext(deps, 's00')).toBe(false);
    deliverers.push(await startDeliverer(deps));
    platform.letAll();
    await eventually('both to be posted', async () => platform.posted.length === 2);
    expect(platform.posted).toEqual(['s00', 's01']);
    expect(await readOutbox(database, 's01')).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('a message that is put back for later keeps no other one to its place waiting', async () => {
    await enqueue('first', SALES);
    await enqueue('second', SALES);
    const claim = () => claimOutbox(database, { worker: 'w', leaseMs: 60_000, surface: 'chat' });
    expect(await claim()).toMatchObject({ key: 'first' });
    expect(await claim()).toBeNull();
    await markFailed(database, { key: 'first', error: 'slack_unavailable', retryInMs: 60_000 });
    expect(await claim()).toMatchObject({ key: 'second' });
  });

  test('a message that its own lane holds back keeps no other one to its place waiting', async () => {
    for (const key of ['card', 'details'])
      await enqueueMessage(database, {
        key,
        lane: 'lead',
        operation: 'post',
        address: addressOf(SALES),
        reply: replyOf(key),
      });
    await enqueue('answer', SALES);
    const claim = () => claimOutbox(database, { worker: 'w', leaseMs: 60_000, surface: 'chat' });
    expect(await claim()).toMatchObject({ key: 'card' });
    expect(await claim()).toBeNull();
    await markFailed(database, { key: 'card', error: 'slack_rejected', retryInMs: 60_000 });
    expect(await claim()).toMatchObject({ key: 'answer' });
    expect(await claim()).toBeNull();
  });

  test('stopping waits for what is under way', async () => {
    const platform = openPlatform();
    await enqueue('s00', SALES);
    const deliverer = await startDeliverer(depsOf(platform.replyChannel));
    await eventually('it to begin', async () => platform.begun.length === 1);
    const stopped = deliverer.stop();
    platform.letAll();
    await stopped;
    expect(await readOutbox(database, 's00')).toMatchObject({ state: 'sent' });
  });
});
