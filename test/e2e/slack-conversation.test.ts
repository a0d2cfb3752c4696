import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkspace } from '../../src/store/record-workspace.ts';
import type { IncomingQuestion } from '../../src/turn/turn.ts';
import { eventually, textOf } from '../fixtures/slack-person.ts';
import { type Script, startScriptedBot } from '../fixtures/slack-scripted-bot.ts';

const citation = {
  n: 1,
  kind: 'passage' as const,
  id: 'passage:1',
  title: 'Price list 2026',
  url: 'https://kb.example/prices',
  quote: 'Enterprise is 41 euros a seat.',
};

function answer(question: IncomingQuestion): Script {
  if (question.text.includes('long')) return longAnswer();
  if (question.text.includes('unlike')) {
    return {
      shown: ['First I said this. '],
      reply: { parts: [{ type: 'text', text: 'But it is that. [1]' }] },
    };
  }
  const text = `You asked: ${question.text} It is 41 euros. [1]`;
  return {
    shown: [`You asked: ${question.text}`, ' It is 41 euros. [1]'],
    reply: {
      parts: [{ type: 'text', text }],
      citations: [citation],
      suggestions: ['What about Business?'],
      controls: ['sources', 'why', 'feedback'],
    },
  };
}

/** More than one message can hold. */
function longAnswer(): Script {
  const parts = Array.from({ length: 30 }, (_, at) => ({
    type: 'text' as const,
    text: `Paragraph ${at} ends here. ${'word '.repeat(180)}`,
  }));
  return { reply: { parts } };
}

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  let bot: Awaited<ReturnType<typeof startScriptedBot>>;
  beforeAll(async () => {
    bot = await startScriptedBot({ mode, answer });
  });
  afterAll(() => bot.close());

  const outcomes = async () =>
    bot.database.query<{ outcome: string; reason: string | null }>(
      sql`select outcome, reason from events where finished_at is not null order by id`,
    );
  /** Waits until every delivery has its outcome. */
  const settled = () =>
    eventually('an empty inbox', async () => {
      await bot.sandbox.whenIdle();
      const [open] = await bot.database.query<{ n: number }>(
        sql`select count(*)::int as n from events where finished_at is null`,
      );
      return open?.n === 0;
    });
  const ownReplies = async (channel: string, thread: string) =>
    (await bot.as('ben').read(channel, thread)).filter((one) => one.bot && !one.deleted);

  it('the workspace that it connected to is the one that new rows belong to', async () => {
    expect(await readWorkspace(bot.database)).toBe('T0TEST');
    const given = await bot.database.query(sql`select switchboard_team() as team`);
    expect(given).toEqual([{ team: 'T0TEST' }]);
  });

  it('a mention is answered once, in its thread, with citation, source and controls', async () => {
    const ana = bot.as('ana');
    const ts = await ana.say('general', '@switchboard what does Enterprise cost?');
    const reply = await ana.reply('general', ts);
    expect(reply.thread_ts).toBe(ts);
    expect(textOf(reply)).toContain('You asked: what does Enterprise cost? It is 41 euros. [1]');
    expect(textOf(reply)).toContain('<https://kb.example/prices|Price list 2026>');
    for (const action of ['suggest:0', 'sources', 'why', 'feedback'])
      expect(textOf(reply)).toContain(`"${action}"`);
    await settled();
    expect(await ownReplies('general', ts)).toHaveLength(1);
    expect((await outcomes()).map((one) => one.reason)).toContain('duplicate of the question');
  });

  it('a direct message is answered in its thread without being mentioned', async () => {
    const ben = bot.as('ben');
    const ts = await ben.say('dm', 'and for me?');
    expect((await ben.reply('dm', ts)).text).toContain('You asked: and for me?');
  });

  it('a follow-up needs no mention, and knows its thread', async () => {
    const ana = bot.as('ana');
    const ts = await ana.say('general', '@switchboard first question');
    await ana.reply('general', ts);
    await settled();
    await ana.say('general', 'and per month?', ts);
    expect((await ana.reply('general', ts, 2)).text).toContain('and per month?');
    expect(bot.asked.at(-1)).toMatchObject({ origin: 'thread', threadTs: ts });
  });

  it('people who talk to each other are left alone', async () => {
    const [ana, ben] = [bot.as('ana'), bot.as('ben')];
    const ts = await ana.say('general', '@switchboard second question');
    await ana.reply('general', ts);
    await settled();
    await ben.say('general', '@ana shall we take that to them?', ts);
    await ana.say('general', 'yes, I will', ts);
    await ana.say('general', 'nothing to do with any thread');
    await settled();
    expect(await ownReplies('general', ts)).toHaveLength(1);
  });

  it('an edited question is answered again in place', async () => {
    const ana = bot.as('ana');
    const ts = await ana.say('general', '@switchboard cost of Enterprize?');
    const first = await ana.reply('general', ts);
    await ana.edit('general', ts, '@switchboard cost of Business?');
    const again = await eventually('the new answer', async () => {
      const [own] = await ownReplies('general', ts);
      return own?.text.includes('Business') ? own : null;
    });
    expect(again.ts).toBe(first.ts);
    await settled();
    expect(await ownReplies('general', ts)).toHaveLength(1);
    expect(textOf(again)).not.toContain('Enterprize');
  });

  it('the answer to a deleted question is withdrawn', async () => {
    const ana = bot.as('ana');
    const ts = await ana.say('general', '@switchboard a question I regret');
    await ana.reply('general', ts);
    await ana.remove('general', ts);
    await settled();
    await eventually('no answer', async () => (await ownReplies('general', ts)).length === 0);
  });

  it('a reply that does not go on as it was shown is written over as a whole', async () => {
    const ana = bot.as('ana');
    const ts = await ana.say('general', '@switchboard something unlike');
    const reply = await eventually('the whole reply', async () => {
      const [own] = await ownReplies('general', ts);
      return own?.final && own.text.includes('that') ? own : null;
    });
    expect(textOf(reply)).toContain('But it is that. [1]');
    expect(textOf(reply)).not.toContain('First I said this');
  });

  it('a reply too long for one message comes whole, in order, in its thread', async () => {
    const ana = bot.as('ana');
    const ts = await ana.say('general', '@switchboard a long story');
    const all = await eventually('every part', async () => {
      const own = await ownReplies('general', ts);
      return JSON.stringify(own).includes('Paragraph 29') ? own : null;
    });
    expect(all.length).toBeGreaterThan(1);
    const said = all.map((one) => JSON.stringify(one.blocks)).join('');
    const found = Array.from({ length: 30 }, (_, at) => said.indexOf(`Paragraph ${at} ends here`));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
  });

  it('Stop reaches what runs, without waiting behind it', async () => {
    const ana = bot.as('ana');
    const ts = await ana.say('general', '@switchboard third question');
    await ana.reply('general', ts);
    await settled();
    const before = (await outcomes()).length;
    await ana.stop('general', ts);
    await eventually('the outcome of Stop', async () => (await outcomes()).length > before);
    expect((await outcomes()).at(-1)).toMatchObject({ outcome: 'applied' });
  });

  it.each([
    ['Arabic', 'كم تكلفة النسخة؟'],
    ['Japanese', '年間の料金はいくらですか？'],
    ['markup', 'is 1 < 2 && <b>3</b>? <!channel>'],
  ])('a question in %s comes through as it was written', async (_what, question) => {
    const ben = bot.as('ben');
    const ts = await ben.say('dm', question);
    await ben.reply('dm', ts);
    expect(bot.asked.at(-1)?.text).toBe(
      question.replace('<!channel>', bot.asked.at(-1)?.text.includes('@channel') ? '@channel' : '<!channel>'),
    );
    const [reply] = (await ben.read('dm', ts)).filter((one) => one.bot);
    expect(reply?.text).not.toMatch(/<!channel>/);
  });

  it('every delivery that was taken has one outcome', async () => {
    await settled();
    const all = await outcomes();
    expect(all.length).toBeGreaterThan(20);
    for (const one of all) expect(['turn', 'applied', 'ignored']).toContain(one.outcome);
    for (const one of all) if (one.outcome === 'ignored') expect(one.reason).toBeTruthy();
  });
});
