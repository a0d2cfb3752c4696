import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { buttonOf, eventually, openReceipt, type SeenMessage, textOf } from '../fixtures/slack-person.ts';

describe.each(['socket', 'http'] as const)('the whole bot over %s', (mode) => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  beforeAll(async () => {
    bot = await startSlackBot({ mode });
  });
  afterAll(() => bot?.close());

  async function ask(
    who: string,
    channel: string,
    text: string,
  ): Promise<{ ts: string; reply: SeenMessage }> {
    const person = bot.as(who);
    const ts = await person.say(channel, channel === 'dm' ? text : `@switchboard ${text}`);
    return { ts, reply: await person.reply(channel, ts) };
  }
  const lastView = (who: string, holds: string) =>
    eventually(`a modal with ${holds}`, async () => {
      const top = (await bot.as(who).views()).at(-1);
      return top !== undefined && textOf(top).includes(holds) ? top : null;
    });

  it('a price comes from the price book, cited, and Why? says by which way', async () => {
    const { reply } = await ask(
      'nora',
      'sales',
      'what does Enterprise cost for 250 seats, annual, in euros?',
    );
    expect(textOf(reply)).toContain('120,000');
    expect(textOf(reply)).toContain('[1]');
    const nora = bot.as('nora');
    const receipt = await openReceipt(nora, { channel: 'sales', reply });
    expect(textOf(receipt)).toContain('quote_price');
    expect(textOf(receipt)).toContain('`flow`');
    expect(textOf((await nora.views())[0]!)).toContain('This answer rests on');
  });

  it('a competitor is answered from the battlecards, and the quoted words can be seen', async () => {
    const { reply } = await ask('nora', 'sales', 'how do we answer when they bring up Tallowgate?');
    expect(textOf(reply)).toContain('[1]');
    const sources = buttonOf(reply, 'sources');
    await bot
      .as('nora')
      .click({ channel: 'sales', ts: reply.ts, action_id: 'sources', value: sources.value });
    expect(textOf(await lastView('nora', 'Tallowgate'))).toContain('>');
  });

  it('what a channel shared with partners may not read is not said there, only to the one who may, privately', async () => {
    const { ts, reply } = await ask(
      'nora',
      'partner-stonebrook',
      'How do we answer when they bring up Dunmere?',
    );
    expect(textOf(reply)).not.toContain('infusion pumps');
    const nora = bot.as('nora');
    const alone = (what: string, holds: string) =>
      eventually(what, async () =>
        (await nora.read('partner-stonebrook', ts)).find(
          (one) => one.ephemeral && one.final && textOf(one).includes(holds),
        ),
      );
    const click = (message: SeenMessage, action_id: string) =>
      nora.click({
        channel: 'partner-stonebrook',
        ts: message.ts,
        action_id,
        value: buttonOf(message, action_id).value,
      });
    await click(await alone('the offer', 'may read more'), 'private_answer');
    const answered = await alone('the private answer', 'Dunmere');
    expect(textOf(answered)).toContain('[1]');
    // Not everyone who reads there may see it: sharing it is not offered.
    expect(() => buttonOf(answered, 'share')).toThrow();
    const others = await bot.as('lena').read('partner-stonebrook', ts);
    expect(others.filter((one) => one.bot)).toHaveLength(1);
  });

  it('a product problem gets cited steps in the DM', async () => {
    const { reply } = await ask('priya', 'dm', 'how do I set up single sign-on?');
    expect(textOf(reply)).toContain('[1]');
    expect(textOf(reply)).toContain('Sources');
  });

  it('unsure between two accounts it asks one question, and a button answers it', async () => {
    const { ts, reply } = await ask('greta', 'dm', 'who is our champion at Brightwater?');
    const choice = buttonOf(reply, 'choose:');
    await bot
      .as('greta')
      .click({ channel: 'dm', ts: reply.ts, action_id: choice.action_id, value: choice.value });
    const answered = await bot.as('greta').reply('dm', ts, 2);
    expect(textOf(answered)).toContain('Brightwater');
  });

  it('/brief posts cited facts where it was asked, and says what is missing', async () => {
    await bot.as('jonas').command('sales', '/brief', 'Solvane');
    const brief = await eventually('the brief', async () =>
      (await bot.as('jonas').read('sales')).find(
        (one) => one.bot && one.final && textOf(one).includes('Solvane Foods'),
      ),
    );
    expect(textOf(brief)).toMatch(/\[\d+\]/);
    const refresh = buttonOf(brief, 'refresh');
    await bot
      .as('jonas')
      .click({ channel: 'sales', ts: brief.ts, action_id: 'refresh', value: refresh.value });
    const before = brief.edited;
    await eventually('the refreshed brief', async () => {
      const now = (await bot.as('jonas').read('sales')).find((one) => one.ts === brief.ts);
      return now?.edited !== undefined && JSON.stringify(now.edited) !== JSON.stringify(before);
    });
  });

  it('App Home offers three examples, and each of them is answered', async () => {
    const home = await bot.as('nora').home();
    for (const example of ['example:0', 'example:1', 'example:2']) {
      const { action_id, value } = buttonOf(home, example);
      await bot.as('nora').click({ view_id: home.id, action_id, value });
      const asked = await eventually(`the question ${value}`, async () =>
        (await bot.as('nora').read('dm')).find((one) => one.bot && textOf(one).includes(value)),
      );
      const reply = await bot.as('nora').reply('dm', asked.ts);
      expect(textOf(reply), value).toMatch(/\[1\]/);
    }
  });

  it('an unknown account helps instead of failing', async () => {
    await bot.as('jonas').command('sales', '/brief', 'Nowhere Unlimited me');
    await eventually('help', async () =>
      (await bot.as('jonas').read('sales')).find((one) => one.ephemeral && one.final),
    );
  });

  it('what cannot be answered from what may be cited is said in a plain sentence', async () => {
    const { reply } = await ask('priya', 'support', 'what is the wingspan of an albatross?');
    expect(textOf(reply)).not.toContain('[1]');
    expect(reply.text.length).toBeGreaterThan(10);
  });

  it('a question in German is answered with German texts around it', async () => {
    const { reply } = await ask('greta', 'dm', 'Wie weise ich einem neuen Mitarbeiter einen Lizenzplatz zu?');
    expect(textOf(reply)).toMatch(/Warum\?/);
  });

  it('an edit is answered in place, and a deleted question takes its answer along', async () => {
    const nora = bot.as('nora');
    const { ts, reply } = await ask(
      'nora',
      'sales',
      'what does Enterprise cost for 250 seats, annual, in euros?',
    );
    await nora.edit('sales', ts, '@switchboard what does Enterprise cost for 249 seats, annual, in euros?');
    await eventually('the new price', async () => {
      const own = (await nora.read('sales', ts)).filter((one) => one.bot && !one.deleted);
      return own.length === 1 && own[0]?.ts === reply.ts && textOf(own[0]).includes('131,472');
    });
    await nora.remove('sales', ts);
    await eventually('nothing', async () =>
      (await nora.read('sales', ts)).every((one) => !one.bot || one.deleted === true),
    );
  });

  it('40,000 characters get a clear message', async () => {
    const { reply } = await ask('nora', 'dm', 'why '.repeat(9_990));
    expect(reply.text.length).toBeGreaterThan(10);
    expect(reply.text.length).toBeLessThan(4_000);
  });

  it('a mention that says nothing is helped along', async () => {
    const { reply } = await ask('nora', 'sales', '');
    expect(reply.text.length).toBeGreaterThan(10);
  });
});
