import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/core/log.ts';
import { forgetTurnTexts } from '../../src/store/retention.ts';
import { startRetention } from '../../src/store/start-retention.ts';
import { homePlayOn } from '../fixtures/home-play.ts';
import { startSlackBot, type TransportMode } from '../fixtures/slack-bot.ts';
import { eventually, type SandboxPerson, textOf } from '../fixtures/slack-person.ts';

const SUPPORT = 'C0FW00003';
const SALES = 'C0FW00002';
const PRODUCT = 'C0FW00004';
const ALL = ['sales', 'service', 'briefing', 'general'];
const RESET = 'How long is a password reset link valid?';

describe.each<TransportMode>(['socket', 'http'])('what is set in App Home over %s', (mode) => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  let anneke: SandboxPerson;
  const play = homePlayOn(() => bot);

  beforeAll(async () => {
    bot = await startSlackBot({ mode });
    anneke = bot.as('anneke');
  });
  afterAll(() => bot?.close());

  const mention = () => `<@${bot.sandbox.botUserId}> `;
  const seen = (person: SandboxPerson, channel: string, text: string) =>
    eventually(`"${text}" for ${person.name}`, async () =>
      (await person.read(channel)).find((message) => message.bot && textOf(message).includes(text)),
    );

  it('switches the bot off in a channel from the next question on, and on again', async () => {
    const priya = bot.as('priya');
    await play.setChannel(anneke, SUPPORT, { mode: 'off', agents: ALL });
    await priya.say('support', `${mention()}${RESET}`);
    const hint = await seen(priya, 'support', 'switched off in this channel');
    expect(hint.ephemeral).toBe(true);
    await play.setChannel(anneke, SUPPORT, { mode: 'mention', agents: ALL });
    const thread = await priya.say('support', `${mention()}${RESET}`);
    expect(textOf(await priya.reply('support', thread))).toContain('60 minutes');
  });

  it('makes it answer every question of a channel, without a mention', async () => {
    const priya = bot.as('priya');
    await play.setChannel(anneke, SUPPORT, { mode: 'every', agents: ALL });
    const thread = await priya.say('support', RESET);
    expect(textOf(await priya.reply('support', thread))).toContain('60 minutes');
  });

  it('keeps an agent out of a channel', async () => {
    const nora = bot.as('nora');
    await play.setChannel(anneke, SALES, { mode: 'mention', agents: ['briefing'] });
    const thread = await nora.say('sales', `${mention()}${RESET}`);
    expect(textOf(await nora.reply('sales', thread))).not.toContain('60 minutes');
    await play.setChannel(anneke, SALES, { mode: 'mention', agents: ALL });
    const again = await nora.say('sales', `${mention()}${RESET}`);
    expect(textOf(await nora.reply('sales', again))).toContain('60 minutes');
  });

  it('says what holds in a channel, and whether somebody set it', async () => {
    const shownFor = async (channelId: string) => {
      const { form } = await play.openEntry(anneke, 'channel', 'channel:');
      const chosen = { action_id: 'value', block_id: 'channelId', selected: channelId };
      await anneke.click({ view_id: form.id, ...chosen });
      const said = await eventually('the form of the channel', async () => {
        const drawn = (await anneke.views()).find((one) => one.id === form.id);
        return drawn && textOf(drawn).includes(`mode:${channelId}`) ? textOf(drawn) : undefined;
      });
      await play.closeAll(anneke);
      return said;
    };
    await play.setChannel(anneke, SALES, { mode: 'every', agents: ALL });
    const set = await shownFor(SALES);
    expect(set).toContain('What holds there now');
    expect(set).toMatch(/I reply: Every question in the channel _\(<@U0FW00009> · /);
    expect(set).toMatch(/everyone who reads there may see: \d\d of 96/);
    expect(set).toContain('One question may cost: no limit of its own _(as everywhere)_');
    await play.setChannel(anneke, SALES, { mode: 'mention', agents: ALL });
    expect(await shownFor(PRODUCT)).toContain('I reply: When I am mentioned _(as everywhere)_');
  });

  it('shows answers in channels only to the person who prefers that', async () => {
    const nora = bot.as('nora');
    const home = await nora.home();
    await nora.click({ view_id: home.id, action_id: 'prefer_private', value: 'on' });
    await play.homeShows(nora, 'Private by default: on');
    const thread = await nora.say('sales', `${mention()}${RESET}`);
    const reply = await eventually('the answer', async () =>
      [...(await nora.read('sales')), ...(await nora.read('sales', thread))].find(
        (message) => message.bot && message.ephemeral && textOf(message).includes('60 minutes'),
      ),
    );
    expect(reply.ephemeral).toBe(true);
    const others = [
      ...(await bot.as('jonas').read('sales')),
      ...(await bot.as('jonas').read('sales', thread)),
    ];
    expect(
      others.filter((message) => message.ephemeral || (message.bot && message.thread_ts === thread)),
    ).toEqual([]);
    await nora.click({ view_id: home.id, action_id: 'prefer_private', value: 'off' });
    await play.homeShows(nora, 'Private by default: off');
  });

  it('shows people what they asked with their own rating, and nobody else those', async () => {
    const nora = bot.as('nora');
    const thread = await nora.say('sales', `${mention()}${RESET}`);
    const answer = await nora.reply('sales', thread);
    await bot.as('jonas').react('sales', answer.ts, '-1');
    await nora.react('sales', answer.ts, '+1');
    const home = await play.homeShows(nora, '👍');
    expect(textOf(home)).not.toContain('👎');
  });

  it('forgets texts that are older than an admin wants, and keeps the figures', async () => {
    const { database } = bot.app;
    const form = await play.openArea(anneke, 'retention');
    expect(await anneke.submit(form.id, { days: '30' })).toMatchObject({ ok: true });
    await play.homeShows(anneke, 'forgotten after 30 days');
    const turns = async () =>
      database.query<{ texts: number; turns: number; replies: number; quotes: number }>(sql`
        select count(*)::int as turns, count(*) filter (where question <> '')::int as texts,
          (select count(*)::int from outbox where reply is not null and turn_id is not null) as replies,
          (select count(*)::int from receipts where jsonb_array_length(body -> 'citations') > 0) as quotes from turns`);
    const [before] = await turns();
    expect(before).toMatchObject({ texts: before!.turns });
    const later = () => new Date(Date.now() + 31 * 86_400_000);
    const clock = { now: later };
    const retention = startRetention({ database, clock, log: createLog('silent'), rooms: [forgetTurnTexts] });
    await eventually('forgotten', async () => (await turns())[0]!.texts === 0);
    await retention.stop();
    expect((await turns())[0]).toEqual({ turns: before!.turns, texts: 0, replies: 0, quotes: 0 });
    const [audit] = await database.query<{ detail: string }>(
      sql`select detail from audit_log where action = 'retention'`,
    );
    expect(JSON.parse(audit!.detail)).toMatchObject({ questions: before!.turns });
    expect(textOf(await anneke.home())).toContain('Answered');
  });
});
