import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playsOn } from '../fixtures/handoff-play.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { buttonOf, eventually, textOf } from '../fixtures/slack-person.ts';

describe('where a handoff was asked for', () => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  const plays = playsOn(() => bot);
  beforeAll(async () => {
    bot = await startSlackBot({ mode: 'socket' });
    await plays.setUp();
  }, 120_000);
  afterAll(() => bot.close());

  it.each([
    ['a public channel', 'nora', 'sales'],
    ['a private channel', 'nora', 'deal-brightwater'],
    ['the DM with the bot', 'diego', 'dm'],
    ['a private channel with guests', 'lena', 'help-partners'],
  ])('in %s, a talk goes both ways in the thread of the question', async (_, who, channel) => {
    const play = await plays.ask({ who, channel });
    await play.click('marcus', 'take');
    await eventually('the talk', async () => textOf(await play.card()).includes('handoff_resolve'));
    await plays.settle();
    await bot.as('marcus').say('escalations', 'What do you see?', play.leads.thread);
    const reached = await play.askerSees('What do you see?');
    expect(reached.thread_ts).toBe(play.asker.thread);
    await bot.as(who).say(channel, 'A white page.', play.asker.thread);
    await play.leadsSee('A white page.');
    await plays.settle();
    expect((await play.told()).join()).not.toContain('60 minutes');
  });

  it('in the DM, what is typed outside of the thread belongs to the only talk', async () => {
    const play = await plays.ask({ who: 'greta', channel: 'dm' });
    await play.click('priya', 'take');
    await eventually('the talk', async () => textOf(await play.card()).includes('handoff_resolve'));
    const loose = await bot.as('greta').say('dm', 'Und noch etwas dazu.');
    const copy = await play.leadsSee('Und noch etwas dazu.');
    await bot.as('greta').edit('dm', loose, 'Und noch etwas Wichtiges dazu.');
    await eventually('the edited copy', async () =>
      (await bot.as('priya').read('escalations', play.leads.thread)).some(
        (one) => one.ts === copy.ts && textOf(one).includes('Wichtiges'),
      ),
    );
    await plays.settle();
    expect((await bot.as('greta').read('dm', loose)).filter((one) => one.bot)).toEqual([]);
    const form = await play.form('priya', 'resolve');
    await bot.as('priya').submit(form.id, {});
    await eventually('the end', async () => !textOf(await play.card()).includes('handoff_resolve'));
    await plays.settle();
    const next = await bot.as('greta').say('dm', 'Wie setze ich mein Passwort zurück?');
    await bot.as('greta').reply('dm', next);
  });

  it('after a command that found nothing, all goes on in the asker’s own messages: nobody else saw it', async () => {
    await bot.as('nora').command('sales', '/brief', 'Nobody & Sons Unheard-Of');
    const reply = await plays.sees('nora', { channel: 'sales' }, 'Nobody');
    const button = buttonOf(reply, 'handoff');
    await bot
      .as('nora')
      .click({ channel: 'sales', ts: reply.ts, action_id: button.action_id, value: button.value });
    const card = await plays.sees('priya', { channel: 'escalations' }, 'Unheard-Of');
    await plays.settle();
    const take = buttonOf(card, 'handoff_take');
    await bot
      .as('priya')
      .click({ channel: 'escalations', ts: card.ts, action_id: take.action_id, value: take.value });
    const notice = await plays.sees('nora', { channel: 'dm' }, 'I have passed this on');
    await plays.sees('nora', { channel: 'dm' }, 'has taken over');
    expect(JSON.stringify(await bot.as('chloe').read('sales'))).not.toContain('Unheard-Of');
    await bot.as('nora').say('dm', 'It is a new one.', notice.ts);
    await plays.sees('priya', { channel: 'escalations', thread: card.ts }, 'It is a new one.');
  });

  it('the button under a reply asks a person, once, and for the person who asked only', async () => {
    const play = await plays.ask({ plain: true });
    const reply = (await bot.as('nora').read('sales', play.asker.thread)).find((one) => one.bot)!;
    expect(textOf(reply)).toContain('"handoff"');
    const { action_id, value } = buttonOf(reply, 'handoff');
    const cards = async () =>
      (await bot.as('priya').read('escalations')).filter((one) => textOf(one).includes(play.mark)).length;
    await bot.as('diego').click({ channel: 'sales', ts: reply.ts, action_id, value });
    await eventually('a refusal', async () =>
      (await play.notes('diego', play.asker)).join().includes('Nora Lindqvist'),
    );
    await bot.as('nora').click({ channel: 'sales', ts: reply.ts, action_id, value });
    await eventually('a hint', async () =>
      (await play.notes('nora', play.asker)).join().includes('asked a person'),
    );
    expect(await cards()).toBe(1);
  });

  it('others who mention the bot in a talk are told privately who talks there', async () => {
    const play = await plays.ask();
    await play.click('priya', 'take');
    await play.askerSees('has taken over');
    await bot.as('jonas').say('sales', '@switchboard what does Enterprise cost?', play.asker.thread);
    await eventually('the note', async () =>
      (await play.notes('jonas', play.asker)).join().includes('Priya Raman has taken over'),
    );
    await bot.as('nora').say('sales', '@switchboard and this is for you all', play.asker.thread);
    await play.leadsSee('and this is for you all');
    await bot.as('marcus').say('escalations', 'I would ask her for the version', play.leads.thread);
    await plays.settle();
    const told = (await play.told()).join();
    expect(told).not.toContain('Enterprise');
    expect(told).not.toContain('I would ask her');
  });

  it('a lead is shown what may help, alone and once', async () => {
    const earlier = await plays.ask();
    const form = await earlier.form('priya', 'edit');
    await bot.as('priya').submit(form.id, { 'text:0': 'The planner resets the PIN.' });
    await earlier.askerSees('The planner resets the PIN.');
    await eventually('resolve on the card', async () =>
      textOf(await earlier.card()).includes('handoff_resolve'),
    );
    const end = await earlier.form('priya', 'resolve');
    await bot.as('priya').submit(end.id, {});
    await earlier.askerSees('has closed this');
    const play = await plays.ask();
    await play.click('marcus', 'take');
    await play.askerSees('has taken over');
    await bot.as('nora').say('sales', 'Webhook signature fails, error 401', play.asker.thread);
    await eventually('the similar case', async () =>
      (await play.notes('marcus')).join().includes('The planner resets the PIN.'),
    );
    for (const text of ['Webhook signature fails with 401 again', 'And the webhook signature fails, 401'])
      await bot.as('nora').say('sales', text, play.asker.thread);
    await eventually('the article', async () =>
      (await play.notes('marcus')).join().includes('Webhooks do not arrive'),
    );
    await plays.settle();
    const notes = (await play.notes('marcus')).filter((text) => text.includes('Only you see this'));
    expect(new Set(notes).size).toBe(notes.length);
    expect((await play.notes('priya')).join()).not.toContain('Only you see this');
    expect((await play.told()).join()).not.toContain('Only you see this');
  });

  it('what the asker adds while it waits is answered, and copied for the leads with its changes', async () => {
    const play = await plays.ask();
    const before = (await play.told()).length;
    const more = await bot.as('nora').say('sales', 'And how do I reset a PIN?', play.asker.thread);
    const copy = await play.leadsSee('And how do I reset a PIN?');
    await eventually('an answer', async () => (await play.told()).length > before);
    await bot.as('nora').edit('sales', more, 'And how do I reset my password?');
    await eventually('the changed copy', async () =>
      (await bot.as('priya').read('escalations', play.leads.thread)).some(
        (one) => one.ts === copy.ts && textOf(one).includes('reset my password?'),
      ),
    );
    await bot.as('nora').remove('sales', more);
    await eventually(
      'no copy',
      async () =>
        !(await bot.as('priya').read('escalations', play.leads.thread)).some(
          (one) => one.ts === copy.ts && !one.deleted,
        ),
    );
    expect(textOf(await play.card())).toContain('handoff_approve');
  });

  it('a question that is deleted while it waits needs no answer', async () => {
    const play = await plays.ask();
    await bot.as('nora').remove('sales', play.asker.thread);
    await play.leadsSee('no longer needs this');
    const [row] = await bot.app.database.query(
      sql`select state from handoffs where question like ${`%${play.mark}:%`}`,
    );
    expect(row).toEqual({ state: 'withdrawn' });
  });
});
