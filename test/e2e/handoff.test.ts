import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playsOn } from '../fixtures/handoff-play.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { eventually, textOf } from '../fixtures/slack-person.ts';

describe.each(['socket', 'http'] as const)('a handoff over %s', (mode) => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  const plays = playsOn(() => bot);
  beforeAll(async () => {
    bot = await startSlackBot({ mode });
    await plays.setUp();
  }, 120_000);
  afterAll(() => bot.close());

  it('approved, the draft reaches the asker with its sources, and the card says who and when', async () => {
    const play = await plays.ask();
    await play.leadsSee('60 minutes');
    await play.click('priya', 'approve');
    const answer = await play.askerSees('approved by Priya');
    expect(textOf(answer)).toContain('60 minutes');
    expect(textOf(answer)).toContain('[1]');
    await eventually('the decided card', async () => !textOf(await play.card()).includes('handoff_approve'));
    expect(textOf(await play.card())).toMatch(/Priya/);
  });

  it('edited, the words of the lead reach the asker as theirs', async () => {
    const play = await plays.ask();
    const form = await play.form('marcus', 'edit');
    expect(form.text).toContain('60 minutes');
    expect(form.text).not.toContain('[1]');
    const empty = await bot.as('marcus').submit(form.id, { 'text:0': '   ' });
    expect(empty).toMatchObject({ ok: false, errors: { 'text:0': 'Please write something here.' } });
    expect(
      await bot.as('marcus').submit(form.id, { 'text:0': 'Use *Forgot password*, <tell> me & mine.' }),
    ).toMatchObject({ ok: true });
    const answer = await play.askerSees('written by Marcus');
    expect(textOf(answer)).toContain('Use *Forgot password*, &lt;tell&gt; me &amp; mine.');
    await play.leadsSee('Forgot password');
  });

  it('declined, its reason reaches the asker', async () => {
    const play = await plays.ask();
    const form = await play.form('priya', 'decline');
    expect(await bot.as('priya').submit(form.id, { reason: ' ' })).toMatchObject({ ok: false });
    await bot.as('priya').submit(form.id, { reason: 'That is a matter of your IT.' });
    expect(textOf(await play.askerSees('declined'))).toContain('That is a matter of your IT.');
  });

  it('the thread shows that a person is waited for, and that this is over, and the bot at rest when asked again', async () => {
    const play = await plays.ask();
    const { channel, thread } = play.asker;
    const shows = (status: string) =>
      eventually(`the session to be ${status}`, async () => {
        const { session } = await bot.as('nora').status(channel, thread);
        return session?.status === status;
      });
    await shows('suspended');
    await play.click('priya', 'take');
    await play.askerSees('has taken over');
    await plays.settle();
    await shows('suspended');
    const form = await play.form('priya', 'resolve');
    await bot.as('priya').submit(form.id, {});
    await play.askerSees('has closed this');
    await shows('closed');
    await bot.as('nora').say(channel, '@switchboard what does Enterprise cost for 250 seats?', thread);
    await play.askerSees('120,000.00');
    await shows('active');
  });

  it('assigned, it is given to somebody who may decide it, and to nobody else', async () => {
    const play = await plays.ask();
    const form = await play.form('priya', 'assign');
    const wrong = await bot.as('priya').submit(form.id, { person: 'U0FW00008' });
    expect(wrong).toMatchObject({ ok: false, errors: { person: expect.stringContaining('Support lead') } });
    expect(await bot.as('priya').submit(form.id, { person: 'U0FW00007' })).toMatchObject({ ok: true });
    await play.leadsSee('has given this to Marcus');
    await plays.sees('marcus', { channel: 'dm' }, 'has given you a question of Nora');
  });

  it('taken over, words, edits, deletions and files pass both ways, and what begins with // does not', async () => {
    const play = await plays.ask();
    const [nora, priya] = [bot.as('nora'), bot.as('priya')];
    await play.click('priya', 'take');
    await play.askerSees('has taken over');
    const said = await nora.say('sales', 'It says the link is expired.', play.asker.thread);
    const copy = await play.leadsSee('It says the link is expired.');
    expect(textOf(copy)).toContain('Nora');
    await nora.edit('sales', said, 'It says the link has expired twice.');
    await eventually('the edited copy', async () =>
      (await priya.read('escalations', play.leads.thread)).some(
        (one) => one.ts === copy.ts && textOf(one).includes('expired twice'),
      ),
    );
    await nora.remove('sales', said);
    await eventually(
      'no copy',
      async () =>
        !(await priya.read('escalations', play.leads.thread)).some(
          (one) => one.ts === copy.ts && !one.deleted,
        ),
    );
    await priya.say('escalations', '// she is new here', play.leads.thread);
    const word = await priya.say('escalations', 'I am resetting it for you.', play.leads.thread);
    const back = await play.askerSees('I am resetting it for you.');
    expect(textOf(back)).toContain('Priya');
    await priya.edit('escalations', word, '// not yet');
    await eventually(
      'it was taken back',
      async () => !(await play.told()).some((text) => text.includes('I am resetting it')),
    );
    await nora.share('sales', [{ name: 'screen.txt', content: 'expired' }], { thread: play.asker.thread });
    const file = await eventually('the file', async () =>
      (await priya.read('escalations', play.leads.thread)).find(
        (one) => one.bot && one.files?.[0]?.name === 'screen.txt',
      ),
    );
    expect(await (await fetch(file.files![0]!.url)).text()).toBe('expired');
    await priya.share('escalations', [{ name: 'steps.md', content: '1. Wait' }], {
      text: 'Do this.',
      thread: play.leads.thread,
    });
    await eventually('the file of the lead', async () =>
      (await nora.read('sales', play.asker.thread)).find(
        (one) => one.bot && one.files?.[0]?.name === 'steps.md',
      ),
    );
    await plays.settle();
    const told = await play.told();
    expect(told.join()).not.toContain('she is new here');
    // Nobody but people spoke since: notice, taken, the lead's message, its file.
    expect(told.filter((text) => text.includes('60 minutes'))).toEqual([]);
  });

  it('resolved, the asker is asked whether it helped, and the leads read the score', async () => {
    const play = await plays.ask();
    await play.click('priya', 'take');
    await play.askerSees('has taken over');
    await bot.as('priya').say('escalations', 'Ask your planner for a new PIN.', play.leads.thread);
    await play.askerSees('Ask your planner');
    await eventually('the card of a talk', async () => textOf(await play.card()).includes('handoff_resolve'));
    const form = await play.form('priya', 'resolve');
    expect(form.text).toContain('Ask your planner for a new PIN.');
    await bot.as('priya').submit(form.id, {});
    await play.askerSees('has closed this');
    expect((await play.told()).filter((text) => text.includes('Ask your planner'))).toHaveLength(1);
    await play.clickAsAsker('survey:4');
    await play.leadsSee('4 of 5');
    const survey = await eventually('the form', async () => (await bot.as('nora').views()).at(-1));
    await bot.as('nora').submit(survey.id, { comment: 'Quick, thank you.' });
    await play.leadsSee('Quick, thank you.');
    await plays.settle();
    const leads = (await bot.as('priya').read('escalations', play.leads.thread)).map(textOf);
    expect(leads.filter((text) => text.includes('gave this 4 of 5'))).toHaveLength(1);
    const [row] = await bot.app.database.query(sql`
      select answer, survey_score, survey_comment from handoffs where question like ${`%${play.mark}:%`}`);
    expect(row).toMatchObject({ survey_score: 4, survey_comment: 'Quick, thank you.' });
    expect((row as { answer: string }).answer).toContain('Ask your planner for a new PIN.');
  });

  it('withdrawn by the asker, it needs nobody any more', async () => {
    const play = await plays.ask();
    await play.clickAsAsker('withdraw');
    await play.leadsSee('no longer needs this');
    await eventually('a card without buttons', async () => !textOf(await play.card()).includes('handoff_'));
  });

  it('of two leads who click at once one wins, and the other sees who', async () => {
    for (const [one, other] of [
      ['take', 'take'],
      ['take', 'approve'],
      ['approve', 'take'],
    ] as const) {
      const play = await plays.ask();
      const shown = await play.card();
      await Promise.all([play.click('priya', one, shown), play.click('marcus', other, shown)]);
      await plays.settle();
      const [row] = await bot.app.database.query<{ decided_by: string }>(
        sql`select decided_by from handoffs where question like ${`%${play.mark}:%`}`,
      );
      const [winner, loser] = row!.decided_by === 'U0FW00006' ? ['Priya', 'marcus'] : ['Marcus', 'priya'];
      await eventually('the loser reading who won', async () =>
        (await play.notes(loser)).some((text) => text.includes(`by ${winner}`)),
      );
      expect((await play.told()).filter((text) => /taken over|approved by/.test(text))).toHaveLength(1);
    }
  });

  it('a form that is sent too late tells who was faster, and sends nothing', async () => {
    const play = await plays.ask();
    const form = await play.form('priya', 'edit');
    await play.click('marcus', 'approve');
    await play.askerSees('approved by Marcus');
    expect(await bot.as('priya').submit(form.id, { 'text:0': 'Too late.' })).toMatchObject({ ok: true });
    await eventually('who was faster', async () => (await play.notes('priya')).join().includes('by Marcus'));
    await plays.settle();
    expect((await play.told()).join()).not.toContain('Too late.');
  });

  it('who has no role for it is refused politely and privately, by every button', async () => {
    const play = await plays.ask();
    for (const button of ['approve', 'edit', 'take', 'decline', 'assign']) {
      const before = (await play.notes('chloe')).length;
      await play.click('chloe', button);
      await eventually(`a refusal of ${button}`, async () => (await play.notes('chloe')).length > before);
    }
    expect((await play.notes('chloe')).at(-1)).toContain('Responsable support');
    expect(await bot.as('chloe').views()).toEqual([]);
    expect((await play.notes('priya')).join()).not.toMatch(/Responsable support|Support lead/);
    expect(textOf(await play.card())).toContain('handoff_approve');
  });
});
