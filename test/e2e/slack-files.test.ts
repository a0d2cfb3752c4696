import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type ChannelId, type MessageTs, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import type { Reply, SharedFile } from '../../src/core/reply.ts';
import type { ReplyAddress } from '../../src/core/reply-channel.ts';
import { enqueueMessage } from '../../src/store/outbox.ts';
import { deliverNext } from '../../src/turn/deliver.ts';
import { eventually, textOf } from '../fixtures/slack-person.ts';
import { startScriptedBot } from '../fixtures/slack-scripted-bot.ts';

const REPORT = { name: 'report.txt', content: 'Forty-one euros.\n'.repeat(50) };

let count = 0;

describe('files that a message hands on', () => {
  let bot: Awaited<ReturnType<typeof startScriptedBot>>;
  beforeAll(async () => {
    bot = await startScriptedBot({ mode: 'socket', answer: () => ({ reply: {} }) });
  });
  afterAll(() => bot.close());

  /** Somebody shares files in one thread, to be handed on into another. */
  async function share(
    files = [REPORT],
  ): Promise<{ files: SharedFile[]; address: ReplyAddress; thread: string }> {
    const from = await bot.as('ana').share('general', files, { text: 'see this' });
    const thread = await bot.as('ben').say('general', 'the other thread');
    const seen = (await bot.as('ana').read('general')).find((one) => one.ts === from);
    const address = {
      surface: 'chat' as const,
      teamId: asId<TeamId>(bot.sandbox.teamId),
      channelId: asId<ChannelId>('C0GENERAL'),
      threadTs: asId<MessageTs>(thread),
      askerId: asId<PersonId>('U0ANA'),
    };
    return { files: seen!.files!.map(({ id, name }) => ({ id, name })), address, thread };
  }

  function replyWith(files: SharedFile[], text = 'Ana sent this.'): Reply {
    const nothing = { citations: [], choices: [], suggestions: [], notes: [], controls: [] };
    const parts = [{ type: 'text' as const, text }];
    return { turnId: null, outcome: 'answered', language: 'en', parts, files, ...nothing };
  }

  const deliver = (key: string) =>
    deliverNext(
      {
        database: bot.database,
        replyChannel: bot.slack.replyChannel,
        directory: bot.slack.directory,
        log: createLog('silent'),
        worker: 'test',
        surface: 'chat',
      },
      key,
    );

  async function post(address: ReplyAddress, files: SharedFile[]): Promise<string> {
    count += 1;
    const key = `h_${count}:relay-1:1`;
    const reply = replyWith(files);
    await enqueueMessage(bot.database, { key, lane: key, operation: 'post', address, reply });
    return key;
  }

  const again = (key: string) =>
    bot.database.query(sql`update outbox set not_before = now() where key = ${key}`).then(() => deliver(key));
  const inThread = async (thread: string) =>
    (await bot.as('ben').read('general', thread)).filter((one) => one.bot && !one.deleted);
  const stateOf = async (key: string) => {
    const [row] = await bot.database.query<{ state: string }>(
      sql`select state from outbox where key = ${key}`,
    );
    return row?.state;
  };
  const fault = (method: string, more: object) => bot.steer('POST', '/faults', { method, ...more });

  it('arrive in the other thread under their names, whole, and once', async () => {
    const { files, address, thread } = await share();
    const key = await post(address, files);
    await deliver(key);
    const [text, copy, ...more] = await inThread(thread);
    expect(textOf(text!)).toContain('Ana sent this.');
    expect(copy?.files).toMatchObject([{ name: 'report.txt', size: REPORT.content.length }]);
    expect(more).toEqual([]);
    expect(await (await fetch(copy!.files![0]!.url)).text()).toBe(REPORT.content);
    expect(await stateOf(key)).toBe('sent');
  });

  it.each([
    ['the download fails', 'url_private', { kind: 'error', status: 503 }],
    ['the upload fails', 'upload_url', { kind: 'error', status: 503 }],
    ['the share is refused for now', 'files.completeUploadExternal', { kind: 'ratelimited' }],
    [
      'the fate of the share is unknown',
      'files.completeUploadExternal',
      { kind: 'error', afterEffect: true },
    ],
  ])('are copied at the next attempt, once, when %s', async (_, method, how) => {
    const { files, address, thread } = await share();
    const key = await post(address, files);
    await fault(method, { ...how, times: 1 });
    await deliver(key);
    expect(await stateOf(key)).toBe('pending');
    await eventually('the copy', async () => {
      await again(key);
      return (await stateOf(key)) === 'sent';
    });
    const seen = await inThread(thread);
    expect(seen.filter((one) => one.files !== undefined)).toHaveLength(1);
    expect(seen).toHaveLength(2);
  });

  it('that are gone or too large are named in the thread instead', async () => {
    const { files, address, thread } = await share([
      REPORT,
      { name: 'huge.log', content: 'x'.repeat(21 * 1024 * 1024) },
    ]);
    const key = await post(address, [{ id: 'F0GONE', name: 'gone.pdf' }, ...files]);
    await deliver(key);
    const seen = await inThread(thread);
    expect(seen.map((one) => one.text)).toEqual([
      'Ana sent this.',
      'The file “gone.pdf” could not be passed on: it is not there any more, or I may not read it.',
      '',
      'The file “huge.log” could not be passed on: it is larger than 20 MB.',
    ]);
    expect(await stateOf(key)).toBe('sent');
  });

  it('stay one when the message is changed, and go when it is taken back', async () => {
    const { files, address, thread } = await share();
    const key = await post(address, files);
    await deliver(key);
    const next = key.replace(/1$/, '2');
    const reply = replyWith(files, 'Ana corrected this.');
    await enqueueMessage(bot.database, {
      key: next,
      lane: key,
      operation: 'replace',
      targetKey: key,
      address,
      reply,
    });
    await deliver(next);
    expect((await inThread(thread)).map((one) => one.text)).toEqual(['Ana corrected this.', '']);
    const last = key.replace(/1$/, '3');
    await enqueueMessage(bot.database, {
      key: last,
      lane: key,
      operation: 'withdraw',
      targetKey: next,
      address,
      reply: null,
    });
    await deliver(last);
    expect(await inThread(thread)).toEqual([]);
  });
});
