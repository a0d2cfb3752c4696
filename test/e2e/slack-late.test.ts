import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { eventually } from '../fixtures/slack-person.ts';
import { startScriptedBot } from '../fixtures/slack-scripted-bot.ts';

const HOUR_MS = 3_600_000;

describe('what reaches the bot late, or from somebody who is not a person here', () => {
  let bot: Awaited<ReturnType<typeof startScriptedBot>>;
  /** By how much the workspace's clock is behind: what is said there was said so long ago. It never goes back. */
  let behindMs = 31 * HOUR_MS;
  beforeAll(async () => {
    bot = await startScriptedBot({
      mode: 'socket',
      answer: () => ({
        shown: ['One is one. [1]', ' Two is two. [1]'],
        reply: { parts: [{ type: 'text', text: 'One is one. [1] Two is two. [1]' }], controls: ['why'] },
      }),
      clock: { now: () => Date.now() - behindMs },
    });
  });
  afterAll(() => bot.close());

  const reasons = () =>
    bot.database.query<{ outcome: string; reason: string | null }>(
      sql`select outcome, reason from events where finished_at is not null order by id`,
    );
  const waiting = (key: string) =>
    bot.database.query<{ text: string }>(
      sql`select reply #>> '{parts,0,text}' as text from outbox where key like ${`${key}%`}`,
    );
  const handled = (what: string, reason: string) =>
    eventually(what, async () => (await reasons()).some((one) => one.reason === reason));
  const atHour = async <Result>(hours: number, act: () => Promise<Result>): Promise<Result> => {
    behindMs = hours * HOUR_MS;
    return act();
  };

  it('a question that is more than a day late gets a word instead of an answer', async () => {
    await atHour(30, () => bot.as('ana').say('general', '@switchboard what is three?'));
    await handled('the late question', 'came more than a day late; the asker was told');
    expect(await waiting('late-')).toEqual([{ text: expect.stringContaining('30 hours') }]);
  });

  it('one that is six hours late and still waits is answered', async () => {
    const ts = await atHour(6, () => bot.as('ana').say('general', '@switchboard what is one?'));
    expect((await bot.as('ana').reply('general', ts)).text).toContain('One is one.');
  });

  it('one whose thread went on meanwhile is left alone', async () => {
    await bot.steer('POST', '/deliveries', { hold: true });
    const ts = await atHour(6, () => bot.as('ana').say('general', '@switchboard who knows two?'));
    await atHour(5, () => bot.as('ben').say('general', 'It is two, Ana.', ts));
    await bot.steer('POST', '/deliveries', { hold: false });
    await handled('the late question', 'came late, and its thread went on meanwhile');
    expect((await bot.as('ana').read('general', ts)).filter((one) => one.bot)).toEqual([]);
  });

  it('a person of another company is streamed to in the name of their own workspace', async () => {
    behindMs = 0;
    const ts = await bot.as('eve').say('help', '@switchboard what is one?');
    await bot.as('eve').reply('help', ts);
    const { calls } = (await bot.steer('GET', '/log')) as { calls: { method: string; ok: boolean }[] };
    const streams = calls.filter(({ method }) => method === 'chat.startStream');
    expect(streams.at(-1)).toMatchObject({ ok: true });
  });

  it('an app that mentions the bot is told why it gets no answer, once a day, so that two bots never talk for ever', async () => {
    const ts = await bot.as('ana').say('general', 'a workflow says something');
    const { teamId } = await bot.slack.identify();
    const mention = (n: number) =>
      bot.connected.handle({
        id: 1_000_000 + n,
        teamId: asId<TeamId>(teamId),
        eventId: `EvApp${n}`,
        kind: 'event',
        work: 'quick',
        threadKey: `app${n}`,
        attempts: 1,
        receivedAt: new Date(),
        payload: {
          type: 'event_callback',
          team_id: teamId,
          event: {
            type: 'app_mention',
            subtype: 'bot_message',
            bot_id: 'B0WORKFLOW',
            channel: 'C0GENERAL',
            ts,
            text: `<@${bot.sandbox.botUserId}> what is one?`,
          },
        },
      });
    for (const n of [1, 2, 3])
      expect(await mention(n)).toEqual({
        outcome: 'ignored',
        reason: 'a mention by an app, not by a person',
      });
    expect(await waiting('app-')).toEqual([{ text: expect.stringContaining('Mention me yourself') }]);
  });
});
