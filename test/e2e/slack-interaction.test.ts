import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncomingQuestion } from '../../src/turn/turn.ts';
import { buttonOf, eventually, openReceipt, type SeenMessage, textOf } from '../fixtures/slack-person.ts';
import { type Script, startScriptedBot } from '../fixtures/slack-scripted-bot.ts';

const citation = {
  n: 1,
  kind: 'passage' as const,
  id: 'passage:1',
  title: 'Price list 2026',
  url: 'https://kb.example/prices',
  quote: 'Enterprise is 41 euros a seat.',
};

let asked = 0;

function answer(question: IncomingQuestion): Script {
  asked += 1;
  if (question.text === 'which one') {
    const choices = ['Acme Ltd', 'Acme GmbH'].map((label) => ({ label, question: `Tell me of ${label}` }));
    return {
      reply: {
        outcome: 'clarified',
        parts: [{ type: 'text', text: 'Which Acme?' }],
        choices,
        controls: ['why'],
      },
    };
  }
  const controls = (['sources', 'why', 'feedback', 'refresh', 'private_answer'] as const).slice();
  return {
    reply: {
      parts: [{ type: 'text', text: `No. ${asked} on: ${question.text} [1]` }],
      citations: [citation],
      suggestions: ['What about Business?'],
      controls,
    },
  };
}

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  let bot: Awaited<ReturnType<typeof startScriptedBot>>;
  beforeAll(async () => {
    bot = await startScriptedBot({ mode, answer });
  });
  afterAll(() => bot.close());

  async function ask(text: string): Promise<{ ts: string; reply: SeenMessage }> {
    const ana = bot.as('ana');
    const ts = await ana.say('general', `@switchboard ${text}`);
    return { ts, reply: await ana.reply('general', ts) };
  }
  const click = (who: string, message: SeenMessage, action: string, value?: string) => {
    const { action_id, value: own } = buttonOf(message, action);
    const chosen = value ?? own;
    return bot
      .as(who)
      .click({ channel: 'general', ts: message.ts, action_id, ...(chosen === '' ? {} : { value: chosen }) });
  };
  const said = (channel: string, who: string, text: string, thread?: string) =>
    eventually(`"${text}" in ${channel}`, async () =>
      (await bot.as(who).read(channel, thread)).find((one) => textOf(one).includes(text) && one.final),
    );

  it('a choice asks what it stands for, once, and everybody sees what was chosen', async () => {
    const { ts, reply } = await ask('which one');
    await click('ben', reply, 'choose:1');
    await said('general', 'ana', 'on: Tell me of Acme GmbH', ts);
    const clarifying = (await bot.as('ana').read('general', ts)).find((one) => one.ts === reply.ts);
    expect(textOf(clarifying!)).toContain('chose: Acme GmbH');
    expect(textOf(clarifying!)).not.toContain('choose:');
    expect(bot.asked.at(-1)).toMatchObject({ origin: 'button', askerId: 'U0BEN', threadTs: ts });
  });

  it('a suggestion is asked in the thread, where others see who asked it', async () => {
    const { ts, reply } = await ask('the price');
    await click('ben', reply, 'suggest:0');
    await said('general', 'ana', 'on: What about Business?', ts);
    await said('general', 'ana', 'What about Business?', ts);
    expect(bot.asked.at(-1)).toMatchObject({ askerId: 'U0BEN', text: 'What about Business?' });
  });

  it('Why? shows route, evidence, checks, model, cost and times, to the one who clicked', async () => {
    const { reply } = await ask('why this');
    const view = await openReceipt(bot.as('ben'), { channel: 'general', reply });
    const shown = JSON.stringify(view.blocks);
    for (const part of [
      'it asks for a price',
      '90%',
      'Price list 2026',
      'Seat tiers',
      'passed',
      'extractive',
      '120',
      '$0',
      'quote_price',
      'route',
    ]) {
      expect(shown).toContain(part);
    }
    expect(await bot.as('ana').views()).toEqual([]);
  });

  it('Sources shows the quoted words', async () => {
    const { reply } = await ask('the sources');
    await click('ana', reply, 'sources');
    await eventually('the quotes', async () =>
      JSON.stringify(await bot.as('ana').views()).includes('Enterprise is 41 euros a seat.'),
    );
  });

  it('Refresh answers again in place', async () => {
    const { ts, reply } = await ask('refresh me');
    await click('ana', reply, 'refresh');
    const again = await eventually('the new answer', async () => {
      const [own] = (await bot.as('ana').read('general', ts)).filter((one) => one.bot);
      return own !== undefined && own.text !== reply.text ? own : null;
    });
    expect(again.ts).toBe(reply.ts);
  });

  it('a private answer is seen by the one who asked for it, and by nobody else', async () => {
    const { ts, reply } = await ask('something private');
    await click('ben', reply, 'private_answer');
    await eventually('the private answer', async () =>
      (await bot.as('ben').read('general', ts)).find(
        (one) => one.ephemeral && one.text.includes('something private'),
      ),
    );
    expect(bot.asked.at(-1)).toMatchObject({ viewer: 'U0BEN' });
    expect((await bot.as('ana').read('general', ts)).filter((one) => one.bot)).toHaveLength(1);
  });

  it('ratings by button and by reaction are kept, the last word counts, and a reaction can be taken back', async () => {
    const { reply } = await ask('rate me');
    const { value } = JSON.parse(JSON.stringify(reply.blocks))
      .flatMap((block: { elements?: { negative_button?: { value: string } }[] }) => block.elements ?? [])
      .find((element: { negative_button?: object }) => element.negative_button)!.negative_button;
    const turnId = value.split(':')[1];
    const ratings = () =>
      bot.database.query<{ person_id: string; value: number; via: string }>(
        sql`select person_id, value, via from ratings where turn_id = ${turnId} and taken_back_at is null order by person_id`,
      );
    await bot.as('ana').click({ channel: 'general', ts: reply.ts, action_id: 'feedback', value });
    await eventually('the rating', async () => (await ratings()).length === 1);
    await bot.as('ben').react('general', reply.ts, '+1');
    await eventually('the reaction', async () => (await ratings()).length === 2);
    expect(await ratings()).toEqual([
      { person_id: 'U0ANA', value: -1, via: 'button' },
      { person_id: 'U0BEN', value: 1, via: 'reaction' },
    ]);
    await bot.as('ben').react('general', reply.ts, '+1', true);
    await eventually('no reaction', async () => (await ratings()).length === 1);
  });

  describe('/brief', () => {
    it('posts the brief where it was asked', async () => {
      await bot.as('ana').command('general', '/brief', 'Acme');
      const posted = await said('general', 'ben', 'on: Acme [1]');
      expect(posted.thread_ts ?? posted.ts).toBe(posted.ts);
      expect(bot.asked.at(-1)).toMatchObject({
        command: 'brief',
        origin: 'command',
        text: 'Acme',
        askerId: 'U0ANA',
      });
    });

    it('with "me" shows it to nobody else', async () => {
      await bot.as('ana').command('general', '/brief', 'Secretive me');
      await eventually('the brief', async () =>
        (await bot.as('ana').read('general')).find((one) => one.ephemeral && one.text.includes('Secretive')),
      );
      expect(JSON.stringify(await bot.as('ben').read('general'))).not.toContain('Secretive');
    });

    it('without a name helps, and asks nothing', async () => {
      const before = bot.asked.length;
      await bot.as('ana').command('general', '/brief', '  ');
      const help = await eventually('help', async () =>
        (await bot.as('ana').read('general')).find(
          (one) => one.ephemeral && one.text.includes('/brief Acme'),
        ),
      );
      expect(help.text).toContain('Which account?');
      expect(bot.asked).toHaveLength(before);
    });

    it('where the bot is not a member comes as a direct message, and says so', async () => {
      await bot.as('ben').command('board', '/brief', 'Hidden Ltd');
      await said('dm', 'ben', 'on: Hidden Ltd [1]');
      await eventually('the hint', async () =>
        (await bot.as('ben').read('board')).find(
          (one) => one.ephemeral && one.text.includes('direct messages'),
        ),
      );
    });

    it('works in the DM', async () => {
      await bot.as('gia').command('dm', '/brief', 'Acme me');
      await said('dm', 'gia', 'on: Acme [1]');
    });
  });

  describe('Ask about this', () => {
    async function openModal(text: string): Promise<{ ts: string; viewId: string; blocks: string }> {
      const ana = bot.as('ana');
      const ts = await bot.as('ben').say('general', text);
      await ana.shortcut('ask_about_this', 'general', ts);
      const view = await eventually('the modal', async () =>
        (await ana.views()).find((one) => textOf(one).includes(text)),
      );
      return { ts, viewId: view.id, blocks: JSON.stringify(view.blocks) };
    }

    it('quotes the message and answers in the DM, where nobody else reads', async () => {
      const { viewId, blocks } = await openModal('They say a spreadsheet is enough.');
      expect(blocks).toContain('>They say a spreadsheet is enough.');
      await bot.as('ana').submit(viewId, { question: 'How do we answer that?', where: 'private' });
      const dm = await said('dm', 'ana', 'How do we answer that?');
      await said('dm', 'ana', 'on: How do we answer that?', dm.ts);
      expect(bot.asked.at(-1)).toMatchObject({ origin: 'shortcut', channelId: 'D0ANA', threadTs: dm.ts });
      expect(await bot.as('ana').views()).toEqual([]);
    });

    it('answers in the thread when the person chose that', async () => {
      const { ts, viewId } = await openModal('Can they export everything?');
      await bot.as('ana').submit(viewId, { question: 'Is there an export?', where: 'thread' });
      await said('general', 'ben', 'on: Is there an export?', ts);
    });
  });

  describe('App Home', () => {
    it('shows what the bot does, an example that works here, what was asked lately, and the language', async () => {
      await ask('a question to remember');
      await bot.as('ana').home();
      const view = await eventually('Home', async () => {
        const home = await bot.as('ana').home();
        return JSON.stringify(home ?? '').includes('a question to remember') ? home : null;
      });
      const shown = JSON.stringify(view.blocks);
      for (const action of ['example:0', 'language']) expect(shown).toContain(`"${action}"`);
      expect(shown).toContain('answered');
    });

    it('asks an example in the DM', async () => {
      const home = await bot.as('ben').home();
      const { action_id, value } = buttonOf(home, 'example:0');
      await bot.as('ben').click({ view_id: home.id, action_id, value });
      const root = await said('dm', 'ben', value);
      await said('dm', 'ben', `on: ${value}`, root.ts);
    });

    it('speaks the language that the person chose', async () => {
      const home = await bot.as('ben').home();
      await bot.as('ben').click({ view_id: home.id, action_id: 'language', selected: 'de' });
      await eventually('German', async () =>
        JSON.stringify(await bot.as('ben').home()).includes('Antworten mit Quellen'),
      );
      await bot.as('ben').command('general', '/brief', '');
      await eventually('German help', async () =>
        (await bot.as('ben').read('general')).find(
          (one) => one.ephemeral && one.text.includes('Welcher Account?'),
        ),
      );
    });

    it('offers prompts that fit when the messages are opened', async () => {
      await bot.as('ana').open();
      const prompts = await eventually('prompts', async () => {
        const { prompts } = await bot.as('ana').status('dm', '');
        return prompts.prompts.length > 0 ? prompts.prompts : null;
      });
      expect(prompts.length).toBeLessThanOrEqual(4);
    });
  });

  describe('who is who', () => {
    it('people and their kinds are known, and a workspace admin is a bot admin', async () => {
      const rows = await bot.database.query<{ id: string; kind: string }>(
        sql`select id, kind from people order by id`,
      );
      const kinds = Object.fromEntries(rows.map((row) => [row.id, row.kind]));
      expect(kinds).toMatchObject({ U0ANA: 'member', U0GIA: 'guest', U0EVE: 'external' });
      const person = await bot.slack.directory.person(bot.sandbox.teamId as never, 'U0ANA' as never);
      expect(person).toMatchObject({ roles: ['admin'], groups: ['sales'], timeZone: 'Europe/Berlin' });
    });

    it('who joins and leaves a channel is known before the next reply there', async () => {
      const members = () => bot.slack.directory.members(bot.sandbox.teamId as never, 'C0GENERAL' as never);
      expect(await members()).not.toContain('U0GIA');
      await bot.as('ana').read('general');
      await fetch(`${bot.sandbox.url}/person/ana/invite`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ channel: 'general', user: 'gia' }),
      });
      await eventually('the new member', async () => (await members()).includes('U0GIA' as never));
      await bot.as('gia').leave('general');
      await eventually('nobody', async () => !(await members()).includes('U0GIA' as never));
    });

    it('a channel that the bot cannot see has no members to speak to', async () => {
      const team = bot.sandbox.teamId as never;
      expect(await bot.slack.directory.channel(team, 'C0BOARD' as never)).toBeNull();
      await expect(bot.slack.directory.members(team, 'C0BOARD' as never)).rejects.toMatchObject({
        code: 'forbidden',
      });
    });
  });
});
