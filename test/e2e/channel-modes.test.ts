import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { defaultSetting, type Setting } from '../../src/core/settings.ts';
import { changeSetting, readSetting } from '../../src/store/settings.ts';
import { playsOn } from '../fixtures/handoff-play.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { eventually, textOf } from '../fixtures/slack-person.ts';

const SUPPORT = 'C0FW00003';

describe('how the bot replies in a channel', () => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  const plays = playsOn(() => bot);
  beforeAll(async () => {
    bot = await startSlackBot({ mode: 'socket' });
  }, 120_000);
  afterAll(() => bot.close());

  async function set(mode: Setting<'channel'>['mode']): Promise<void> {
    const teamId = asId<TeamId>(bot.sandbox.teamId);
    const { version } = await readSetting(bot.app.database, teamId, 'channel', SUPPORT);
    const value = { ...defaultSetting('channel'), mode };
    await changeSetting(bot.app.database, {
      teamId,
      family: 'channel',
      subject: SUPPORT,
      value,
      expectedVersion: version,
      actor: 'test',
      at: new Date(),
    });
  }
  const own = async (thread: string) =>
    (await bot.as('priya').read('support', thread)).filter((one) => one.bot);
  const reasons = async () =>
    (
      await bot.app.database.query<{ reason: string }>(
        sql`select reason from events where outcome = 'ignored' order by id`,
      )
    ).map(({ reason }) => reason);

  it('every question of a person, where an admin wants that', async () => {
    await set('every');
    const [priya, omar] = [bot.as('priya'), bot.as('omar')];
    const ts = await priya.say('support', 'How do I reset my password?');
    expect(textOf(await priya.reply('support', ts))).toContain('60 minutes');
    const statement = await omar.say('support', 'The password page is down for maintenance.');
    const toSomebody = await omar.say('support', '@marcus how do I reset my password?');
    await plays.settle();
    expect(await own(statement)).toEqual([]);
    expect(await own(toSomebody)).toEqual([]);
    await set('mention');
    const later = await priya.say('support', 'How do I reset my PIN?');
    await plays.settle();
    expect(await own(later)).toEqual([]);
  });

  it('none where it is switched off, which it says once a day to each person, privately', async () => {
    await set('mention');
    const earlier = await bot.as('priya').say('support', '@switchboard how do I reset my password?');
    const answered = await bot.as('priya').reply('support', earlier);
    await set('off');
    const hints = async (who: string) =>
      (await bot.as(who).read('support')).filter((one) => one.ephemeral && one.text.includes('switched off'));
    const threads = [];
    for (const text of ['@switchboard what does SSO cost?', '@switchboard and what does Business cost?'])
      threads.push(await bot.as('priya').say('support', text));
    await eventually('the hint', async () => (await hints('priya')).length > 0);
    await bot.as('priya').say('support', 'And how do I reset a PIN?', earlier);
    await bot.as('omar').say('support', '@switchboard hello?');
    await eventually('the hint for Omar', async () => (await hints('omar')).length > 0);
    await bot.as('priya').command('support', '/brief', 'Brightwater');
    await eventually('an answer to the command', async () => (await hints('priya')).length === 2);
    await plays.settle();
    for (const thread of threads) expect(await own(thread)).toEqual([]);
    expect((await own(earlier)).filter((one) => !one.ephemeral).map((one) => one.ts)).toEqual([answered.ts]);
    expect(await hints('priya')).toHaveLength(2);
    expect(await hints('marcus')).toEqual([]);
    expect(
      (await reasons()).filter((reason) => reason.includes('switched off')).length,
    ).toBeGreaterThanOrEqual(4);
    const dm = await bot.as('priya').say('dm', 'How do I reset my password?');
    expect(textOf(await bot.as('priya').reply('dm', dm))).toContain('60 minutes');
  });

  it('a message that Slack refuses for good is told to the person who waits for it', async () => {
    const nora = asId<PersonId>('U0FW00001');
    const reply = {
      turnId: null,
      outcome: 'answered' as const,
      language: 'en' as const,
      parts: [{ type: 'text' as const, text: 'Never seen.' }],
      ...{ citations: [], choices: [], suggestions: [], notes: [], controls: [] },
    };
    const address = {
      surface: 'chat' as const,
      teamId: asId<TeamId>(bot.sandbox.teamId),
      channelId: asId<ChannelId>('C0NONE'),
      askerId: nora,
    };
    const delivery = { operation: 'post' as const, key: 'h_none:x:1', address, reply };
    await expect(bot.slack.replyChannel.deliver(delivery)).rejects.toMatchObject({ code: 'slack_rejected' });
    await plays.sees(
      'nora',
      { channel: 'dm' },
      'A message about your question could not be posted: I am not in that channel',
    );
  });
});
