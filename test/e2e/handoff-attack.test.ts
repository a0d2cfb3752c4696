import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { tickHandoffs } from '../../src/handoff/start-handoff-clock.ts';
import { forgetTurnTexts } from '../../src/store/retention.ts';
import { playsOn } from '../fixtures/handoff-play.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { buttonOf, eventually, textOf } from '../fixtures/slack-person.ts';

describe('handoffs that somebody tries to break', () => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  const plays = playsOn(() => bot);
  beforeAll(async () => {
    bot = await startSlackBot({ mode: 'socket' });
    await plays.setUp();
  }, 120_000);
  afterAll(() => bot.close());

  it('of two in one thread, the asker is heard by the lead who talks with them', async () => {
    const older = await plays.ask();
    await bot
      .as('diego')
      .say('sales', '@switchboard Can I talk to a person about avatars?', older.asker.thread);
    await plays.sees('priya', { channel: 'escalations' }, 'avatars');
    await plays.settle();
    await older.click('priya', 'take');
    await older.askerSees('has taken over');
    await plays.settle();
    const before = (await older.told()).length;
    await bot.as('nora').say('sales', 'It began on Monday.', older.asker.thread);
    await older.leadsSee('It began on Monday.');
    await plays.settle();
    expect(await older.told()).toHaveLength(before);
  });

  it('what an asker says to colleagues while it waits does not reach the leads', async () => {
    const play = await plays.ask({ channel: 'deal-brightwater' });
    const { thread } = play.asker;
    await bot.as('nora').say('deal-brightwater', '@jonas between us, we could go down to 42.', thread);
    await bot.as('nora').say('deal-brightwater', 'It began on Monday.', thread);
    await play.leadsSee('It began on Monday.');
    await plays.settle();
    expect((await bot.as('priya').read('escalations', play.leads.thread)).map(textOf).join()).not.toContain(
      'between us',
    );
  });

  it('a talk whose texts were forgotten with age can still be closed', async () => {
    const play = await plays.ask();
    await play.click('priya', 'take');
    await play.askerSees('has taken over');
    await bot.as('priya').say('escalations', 'Please wait.', play.leads.thread);
    await play.askerSees('Please wait.');
    await plays.settle();
    const { database } = bot.app;
    const [handoff] = await database.query<{ teamId: never }>(
      sql`select team_id as "teamId" from handoffs limit 1`,
    );
    await database.transaction((tx) =>
      forgetTurnTexts(tx, { teamId: handoff!.teamId, before: new Date(Date.now() + 1_000) }),
    );
    const form = await play.form('priya', 'resolve');
    await bot.as('priya').submit(form.id, {});
    await play.askerSees('has closed this');
  });

  it('under the call for the next role, a lead is heard by the asker and the bot stays quiet', async () => {
    const play = await plays.ask({ who: 'greta' });
    const { database, log, handoffs } = bot.app;
    await database.query(sql`
      update handoffs set due_at = now(), opened_at = now() - interval '30 days'
      where question like ${`%${play.mark}%`}`);
    await tickHandoffs({ database, log, clock: systemClock }, handoffs);
    await plays.settle();
    const call = (await bot.as('priya').read('escalations')).at(-1)!;
    expect(textOf(call)).toContain('nobody has answered');
    await bot.as('marcus').say('escalations', 'How do I set up single sign-on?', call.ts);
    await play.click('marcus', 'take');
    await eventually('the talk', async () => textOf(await play.card()).includes('handoff_resolve'));
    await bot.as('marcus').say('escalations', 'Hello Greta.', call.ts);
    await play.askerSees('Hello Greta.');
    await plays.settle();
    expect((await bot.as('priya').read('escalations', call.ts)).filter((one) => one.bot)).toHaveLength(1);
  });

  it('what was asked privately in a thread is talked about in the DM, and the thread goes on as if nothing was', async () => {
    const { database } = bot.app;
    const prefer = (on: boolean) =>
      database.query(sql`
        update people set preferences = preferences || ${JSON.stringify({ privateByDefault: on })}::jsonb
        where handle = 'chloe'`);
    const thread = await bot.as('omar').say('support', 'About the outage.');
    await prefer(true);
    await bot.as('chloe').say('support', '@switchboard Can I talk to a person about my resignation?', thread);
    const card = await plays.sees('priya', { channel: 'escalations' }, 'resignation');
    const notice = await eventually('the notice', async () =>
      (await bot.as('chloe').read('dm')).find((one) => textOf(one).includes('handoff_withdraw')),
    );
    const shows = (status: string) =>
      eventually(`a session that is ${status}`, async () => {
        const { session } = await bot.as('chloe').status('dm', notice.ts);
        return session?.status === status;
      });
    await shows('suspended');
    const { action_id, value } = buttonOf(card, 'handoff_take');
    await bot.as('priya').click({ channel: 'escalations', ts: card.ts, action_id, value });
    await plays.sees('chloe', { channel: 'dm' }, 'Priya');
    await plays.settle();
    await prefer(false);
    await bot.as('omar').say('support', '@switchboard How do I set up single sign-on?', thread);
    await bot.as('omar').reply('support', thread);
    await bot.as('chloe').say('support', 'That worked for me, Omar.', thread);
    await plays.settle();
    expect((await bot.as('omar').read('support', thread)).map(textOf).join()).not.toContain('Priya');
    const leads = (await bot.as('priya').read('escalations', card.ts)).map(textOf).join();
    expect(leads).not.toContain('That worked for me');
    const taken = (await bot.as('priya').read('escalations')).find(({ ts }) => ts === card.ts)!;
    const resolve = buttonOf(taken, 'handoff_resolve');
    await bot.as('priya').click({ channel: 'escalations', ts: card.ts, ...resolve });
    const form = await eventually('the form', async () => (await bot.as('priya').views()).at(-1));
    await bot.as('priya').submit(form.id, {});
    await shows('closed');
  });

  it('what somebody deletes after the end of the talk is gone on the other side too', async () => {
    const play = await plays.ask();
    await play.click('priya', 'take');
    await play.askerSees('has taken over');
    await plays.settle();
    const secret = await bot.as('nora').say('sales', 'The password is hunter2.', play.asker.thread);
    const slip = await bot.as('priya').say('escalations', 'Their CFO is leaving.', play.leads.thread);
    await play.leadsSee('hunter2');
    await play.askerSees('CFO is leaving');
    await plays.settle();
    const form = await play.form('priya', 'resolve');
    await bot.as('priya').submit(form.id, {});
    await play.askerSees('has closed this');
    await plays.settle();
    await bot.as('nora').remove('sales', secret);
    await bot.as('priya').remove('escalations', slip);
    const standing = async (who: string, channel: string, thread: string) =>
      (await bot.as(who).read(channel, thread))
        .filter((one) => one.deleted !== true)
        .map(textOf)
        .join();
    await eventually('both copies gone', async () => {
      const leads = await standing('priya', 'escalations', play.leads.thread);
      return !leads.includes('hunter2') && !(await play.told()).join().includes('CFO');
    });
  });

  it('words that follow a score are not told to the leads as a second score', async () => {
    const play = await plays.ask();
    await play.click('priya', 'approve');
    await play.askerSees('approved by Priya');
    await plays.settle();
    const form = await play.form('priya', 'resolve');
    await bot.as('priya').submit(form.id, {});
    await play.askerSees('has closed this');
    await plays.settle();
    await play.clickAsAsker('survey:2');
    await play.leadsSee('2 of 5');
    const survey = (await bot.as('nora').views()).at(-1)!;
    await bot.as('nora').submit(survey.id, { text: 'It came late.' });
    await plays.settle();
    const [kept] = await bot.app.database.query<{ comment: string }>(sql`
      select survey_comment as comment from handoffs where question like ${`%${play.mark}%`}`);
    expect(kept?.comment).toBe('It came late.');
    const scores = (await bot.as('priya').read('escalations', play.leads.thread)).map(textOf);
    expect(scores.filter((text) => text.includes('gave this 2 of 5'))).toHaveLength(1);
  });

  it('a connection that is cut while the bot starts does not keep it from starting', async () => {
    const play = await plays.ask();
    await bot.restart(() =>
      fetch(`${bot.sandbox.url}/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ method: 'apps.connections.open', kind: 'drop', times: 2 }),
      }),
    );
    await play.click('priya', 'approve');
    await play.askerSees('approved by Priya');
  });
});
