import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playsOn } from '../fixtures/handoff-play.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { eventually, textOf } from '../fixtures/slack-person.ts';

describe.each(['socket', 'http'] as const)('a handoff and restarts of the bot, over %s', (mode) => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  const plays = playsOn(() => bot);
  beforeAll(async () => {
    bot = await startSlackBot({ mode });
    await plays.setUp();
  }, 120_000);
  afterAll(() => bot.close());

  it('a waiting one is decided after the restart', async () => {
    const play = await plays.ask();
    await bot.restart();
    await play.click('priya', 'approve');
    await play.askerSees('approved by Priya');
  });

  it('what is said during the restart of a talk arrives, from both sides, once', async () => {
    const play = await plays.ask();
    await play.click('priya', 'take');
    await play.askerSees('has taken over');
    await bot.restart(async () => {
      await bot.as('nora').say('sales', 'Are you still there?', play.asker.thread);
      await bot.as('priya').say('escalations', 'I am looking at it.', play.leads.thread);
      await bot.as('nora').share('sales', [{ name: 'log.txt', content: 'x' }], { thread: play.asker.thread });
    });
    await play.leadsSee('Are you still there?');
    await play.askerSees('I am looking at it.');
    await plays.settle();
    expect((await play.told()).filter((text) => text.includes('looking at it'))).toHaveLength(1);
    const seen = await bot.as('priya').read('escalations', play.leads.thread);
    expect(seen.filter((one) => one.bot && textOf(one).includes('still there'))).toHaveLength(1);
    expect(seen.filter((one) => one.bot && one.files?.[0]?.name === 'log.txt')).toHaveLength(1);
  });

  it('an answered one is resolved, and its survey answered, with restarts in between', async () => {
    const play = await plays.ask();
    await play.click('marcus', 'approve');
    await play.askerSees('approved by Marcus');
    await bot.restart();
    await eventually('resolve on the card', async () =>
      textOf(await play.card()).includes('handoff_resolve'),
    );
    const form = await play.form('marcus', 'resolve');
    await bot.restart();
    expect(await bot.as('marcus').submit(form.id, {})).toMatchObject({ ok: true });
    await play.askerSees('has closed this');
    await bot.restart();
    await play.clickAsAsker('survey:5');
    await play.leadsSee('5 of 5');
  });

  it('buttons of a decided one, as somebody still sees them, tell who decided and when', async () => {
    const play = await plays.ask();
    const shown = await play.card();
    // The card is drawn again late, so that somebody can still click what it showed.
    await fetch(`${bot.sandbox.url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method: 'chat.update', kind: 'slow', delayMs: 5_000 }),
    });
    await play.click('priya', 'approve');
    await play.askerSees('approved by Priya');
    for (const button of ['approve', 'edit', 'take', 'decline', 'assign']) {
      const before = (await play.notes('marcus')).length;
      await play.click('marcus', button, shown);
      await eventually(`a refusal of ${button}`, async () => (await play.notes('marcus')).length > before);
      expect((await play.notes('marcus')).at(-1)).toMatch(
        /Approved and sent by Priya Raman, <!date\^|closed/,
      );
    }
    expect(await bot.as('marcus').views()).toEqual([]);
    expect((await play.told()).filter((text) => text.includes('60 minutes'))).toHaveLength(1);
  });

  it('everything handled a second time changes nothing that anybody reads', async () => {
    const from = bot.handled.length;
    const play = await plays.ask();
    await play.click('priya', 'take');
    await play.askerSees('has taken over');
    const first = await bot.as('nora').say('sales', 'First.', play.asker.thread);
    await play.leadsSee('First.');
    await bot.as('nora').edit('sales', first, 'First, corrected.');
    await play.leadsSee('First, corrected.');
    await bot.as('priya').share('escalations', [{ name: 'a.txt', content: 'a' }], {
      text: 'Second.',
      thread: play.leads.thread,
    });
    await play.askerSees('Second.');
    await eventually('the card of a talk', async () => textOf(await play.card()).includes('handoff_resolve'));
    const form = await play.form('priya', 'resolve');
    await bot.as('priya').submit(form.id, { answer: 'It was the time zone.' });
    await play.askerSees('has closed this');
    await play.clickAsAsker('survey:3');
    await play.leadsSee('3 of 5');
    await plays.settle();
    const seen = async () => ({
      asker: (await bot.as('nora').read('sales', play.asker.thread))
        .filter((one) => !one.ephemeral)
        .map(textOf),
      leads: (await bot.as('priya').read('escalations', play.leads.thread))
        .filter((one) => !one.ephemeral)
        .map(textOf),
      cards: (await bot.as('priya').read('escalations')).filter((one) => !one.ephemeral).map(textOf),
      events: await bot.app.database.query(sql`select count(*)::int from handoff_events`),
      turns: await bot.app.database.query(sql`select count(*)::int from turns`),
    });
    const before = await seen();
    for (const event of bot.handled.slice(from)) await bot.handleAgain(event);
    await plays.settle();
    expect(await seen()).toEqual(before);
  });
});
