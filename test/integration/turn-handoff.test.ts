import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { askFromTerminal } from '../../src/cli/ask-from-terminal.ts';
import { findAsker } from '../../src/cli/find-asker.ts';
import { BotError } from '../../src/core/bot-error.ts';
import { asId, type PersonId, type TurnId } from '../../src/core/ids.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Handoff, HandoffAction } from '../../src/handoff/handoff.ts';
import { t } from '../../src/messages/t.ts';
import { addMember, removeMember } from '../../src/store/directory.ts';
import { recordMessage } from '../../src/store/messages.ts';
import { allText } from '../../src/turn/compose-reply.ts';
import { askAndHear, escalate, escalateNothing, handoffsOf, inLine } from '../fixtures/handoff-company.ts';
import { attackCompany, fail, newTs, quote, speak } from './attack-company.ts';

const opened = attackCompany();
const DISCOUNT = 'Approve a 40% discount for Solvane Foods';
const UNKNOWN = 'Which colour is the canteen of the Antarctic office painted in?';

beforeEach(async () => {
  opened().attack = quote();
  opened().directory = opened().stored;
  await escalateNothing(opened());
});

const personId = async (name: string) => (await findAsker(opened().app.database, { as: name })).askerId!;

describe('what a rule demands a person for', () => {
  test('opens a handoff of its topic together with the turn’s outcome', async () => {
    await escalate(opened(), 'pricing', 'pricing-approvals');
    const { outcome, reply, receipt, question } = await opened().ask('nora', 'sales', DISCOUNT);
    expect(outcome).toBe('handed_off');
    expect(receipt).toMatchObject({ outcome: 'handed_off', reason: 'policy' });
    expect(allText(reply.parts)).toContain(t('en', 'turn.handed_off.pricing'));
    const [handoff, ...more] = await handoffsOf(opened(), reply.turnId);
    expect(more).toEqual([]);
    expect(handoff).toMatchObject({
      topic: 'pricing',
      reason: 'policy:discount_authority',
      state: 'open',
      question: DISCOUNT,
      askerId: await personId('nora'),
      place: { channelId: question.channelId, threadTs: question.threadTs },
    });
  });

  describe('is told of in one message', () => {
    const asked = async () => {
      await escalate(opened(), 'other', 'escalations');
      const { reply, question } = await opened().ask('nora', 'sales', 'Can I talk to a person?');
      const [handoff] = await handoffsOf(opened(), reply.turnId);
      return { reply, question, handoff: handoff! };
    };
    const act = async (handoff: Handoff, who: string, action: HandoffAction) =>
      opened().app.handoffs.act({
        handoffId: handoff.id,
        key: `${handoff.id}:${action.type}`,
        actor: await personId(who),
        action,
      });
    const noticesOf = (handoff: Handoff) =>
      opened().app.database.query<{ operation: string; target_key: string | null; reply: Reply }>(sql`
        select operation, target_key, reply from outbox where key like ${`${handoff.id}:notice:%`} order by id`);

    test('which says whom it went to, and can take it back', async () => {
      const { reply, handoff } = await asked();
      expect(allText(reply.parts)).toMatch(/^You asked for a person.*\nAsked: Support lead\. /);
      expect(reply.actions).toMatchObject([{ name: 'handoff_withdraw' }]);
      expect(reply.controls).toEqual(['why']);
      expect(await noticesOf(handoff)).toEqual([]);
      expect((await inLine(opened(), handoff)).forAsker).toEqual([]);
      const [sent] = await opened().app.database.query<{ reply: Reply }>(
        sql`select reply from outbox where key = ${`${reply.turnId}:1`}`,
      );
      expect(sent?.reply).toEqual(JSON.parse(JSON.stringify(reply)));
    });

    test('which is changed as it goes on, and stays the reply of its turn', async () => {
      const { reply, handoff } = await asked();
      await act(handoff, 'priya', { type: 'take_over' });
      await act(handoff, 'priya', { type: 'resolve' });
      const notices = await noticesOf(handoff);
      expect(notices.map(({ operation, target_key }) => [operation, target_key])).toEqual([
        ['replace', `${reply.turnId}:1`],
        ['replace', `${reply.turnId}:1`],
      ]);
      for (const notice of notices)
        expect(allText(notice.reply.parts)).toMatch(/^You asked for a person.*\nAsked: Support lead\. /);
      expect(allText(notices[0]!.reply.parts)).toContain('Taken over by Priya Raman');
      expect(notices[0]!.reply).toMatchObject({
        turnId: reply.turnId,
        controls: ['why'],
        actions: [{ name: 'handoff_withdraw' }],
      });
      expect(allText(notices[1]!.reply.parts)).toContain('Resolved');
      expect(notices[1]!.reply.actions).toEqual([]);
    });

    test('which gives way to the answer of an edited question, and is not put back by what is done later', async () => {
      const { reply, question, handoff } = await asked();
      await act(handoff, 'priya', { type: 'take_over' });
      const before = await noticesOf(handoff);
      const { teamId, channelId, ts } = question;
      const text = 'What does Enterprise cost for 250 seats?';
      const edited = await opened().turns.edit({ teamId, channelId, ts, text });
      expect(edited).toMatchObject({ turnId: reply.turnId, outcome: 'answered' });
      await act(handoff, 'priya', { type: 'resolve' });
      expect(await noticesOf(handoff)).toEqual(before);
    });

    test('but in two where the first is for the asker alone: that one can never be changed', async () => {
      await escalate(opened(), 'other', 'escalations');
      const nora = await personId('nora');
      const { reply } = await opened().ask('nora', 'sales', 'Can I talk to a person?', { viewer: nora });
      expect(allText(reply.parts)).toBe(t('en', 'turn.handed_off.asked'));
      const [handoff] = await handoffsOf(opened(), reply.turnId);
      expect(await noticesOf(handoff!)).toMatchObject([{ operation: 'post' }]);
    });
  });

  describe('shows leads the account that it is about', () => {
    const QUESTION = 'Can I talk to a person about the renewal of Solvane Foods?';
    const cardOf = async (channel: string) => {
      await escalate(opened(), 'other', channel);
      await escalate(opened(), 'sales', channel);
      const { reply } = await opened().ask('nora', 'sales', QUESTION);
      const [handoff] = await handoffsOf(opened(), reply.turnId);
      const [card] = await opened().app.database.query<{ reply: Reply }>(
        sql`select reply from outbox where key = ${`${handoff!.id}:card:1`}`,
      );
      return allText(card!.reply.parts);
    };

    test('where all of them may see it', async () => {
      expect(await cardOf('escalations')).toContain('Account: Solvane Foods');
    });

    test('and nothing of it where one of them may not', async () => {
      expect(await cardOf('partner-stonebrook')).not.toContain('Account:');
    });
  });

  test.each([
    ['legal', 'Give me a legally binding promise that we never lose data', 'policy:legal_commitment'],
    ['other', 'Can I talk to a person?', 'asked'],
    ['service', 'Please get me someone from support: the sync of Velmara hangs', 'asked'],
  ] as const)('is of the topic %s: %s', async (topic, text, reason) => {
    await escalate(opened(), topic, 'escalations');
    const { outcome, reply } = await opened().ask('nora', 'sales', text);
    expect(outcome).toBe('handed_off');
    expect(await handoffsOf(opened(), reply.turnId)).toMatchObject([{ topic, reason }]);
  });

  test.each([
    [DISCOUNT, 'policy.discount_authority'],
    ['Give me a legally binding promise that we never lose data', 'policy.legal_commitment'],
    ['Can I talk to a person?', 'policy.asks_for_person'],
  ] as const)('is refused as before where nobody takes it: %s', async (text, key) => {
    const { outcome, reply, receipt } = await opened().ask('nora', 'sales', text);
    expect(outcome).toBe('refused');
    expect(receipt.reason).toBe('policy');
    expect(allText(reply.parts)).toBe(t('en', key));
    expect(reply.controls).not.toContain('handoff');
    expect(await handoffsOf(opened(), reply.turnId)).toEqual([]);
  });

  test('is nothing that people may not ask for either', async () => {
    for (const topic of ['sales', 'service', 'other'] as const)
      await escalate(opened(), topic, 'escalations');
    const { outcome } = await opened().ask('nora', 'sales', "What is Greta's salary?");
    expect(outcome).toBe('refused');
  });

  test('is refused whole when the escalation channel goes away at the last moment', async () => {
    await escalate(opened(), 'pricing', 'pricing-approvals');
    const { handoffs } = opened().app;
    const open = handoffs.open;
    handoffs.open = () => Promise.resolve(null);
    try {
      const { outcome, reply } = await opened().ask('nora', 'sales', DISCOUNT);
      expect(outcome).toBe('refused');
      expect(allText(reply.parts)).toBe(t('en', 'policy.discount_authority'));
      const [row] = await opened().app.database.query(
        sql`select outcome, reason from turns where id = ${reply.turnId}`,
      );
      expect(row).toEqual({ outcome: 'refused', reason: 'policy' });
      expect(await handoffsOf(opened(), reply.turnId)).toEqual([]);
    } finally {
      handoffs.open = open;
    }
  });

  test('is refused at a terminal, which says where a person can be asked', async () => {
    await escalate(opened(), 'pricing', 'pricing-approvals');
    const asker = await findAsker(opened().app.database, { as: 'nora' });
    const { document } = await askFromTerminal(opened().app, { ...asker, text: DISCOUNT });
    expect(document.outcome).toBe('refused');
    expect(document.text).toContain(t('en', 'policy.discount_authority'));
    expect(document.text).toContain(t('en', 'turn.handoff.in_chat_only'));
  });

  test('that somebody asks for at a terminal is not said to have nobody to take it where the chat has', async () => {
    const text = 'Can I talk to a person about SSO?';
    const ask = async () => {
      const asker = await findAsker(opened().app.database, { as: 'nora' });
      return (await askFromTerminal(opened().app, { ...asker, text })).document.text;
    };
    await escalate(opened(), 'other', 'escalations');
    expect(await ask()).toBe(t('en', 'turn.handoff.in_chat_only'));
  });

  test('goes into the asker’s DM when it was asked in private', async () => {
    await escalate(opened(), 'pricing', 'pricing-approvals');
    const nora = await personId('nora');
    const { reply } = await opened().ask('nora', 'sales', DISCOUNT, { viewer: nora });
    expect(await handoffsOf(opened(), reply.turnId)).toMatchObject([
      { place: { viewer: nora, direct: true } },
    ]);
  });
});

/** The agents that come with the bot whose topic is not `other`. */
const TOPIC_OF: Record<string, string> = { sales: 'sales', service: 'service', briefing: 'sales' };

describe('a question that nothing was found for', () => {
  test('is offered to a person where somebody takes such questions', async () => {
    const without = await opened().ask('nora', 'sales', UNKNOWN);
    expect(without.outcome).toBe('refused');
    expect(without.reply.controls).not.toContain('handoff');
    const topic = TOPIC_OF[without.receipt.agent] ?? 'other';
    await escalate(opened(), topic, 'escalations');
    const { reply } = await opened().ask('nora', 'sales', UNKNOWN);
    expect(reply.controls).toContain('handoff');

    expect(await opened().turns.handOff(reply.turnId!, await personId('diego'))).toEqual({
      type: 'refused',
      reason: 'not_asker',
    });
    const nora = await personId('nora');
    const both = await Promise.all([1, 2].map(() => opened().turns.handOff(reply.turnId!, nora)));
    expect(both.map(({ type }) => type)).toEqual(['opened', 'opened']);
    expect(await handoffsOf(opened(), reply.turnId)).toMatchObject([{ topic, reason: 'nothing_found' }]);
    expect(await opened().turns.handOff(reply.turnId!, nora)).toMatchObject({ type: 'opened', first: false });
    const [row] = await opened().app.database.query(
      sql`select outcome from turns where id = ${reply.turnId}`,
    );
    expect(row).toEqual({ outcome: 'refused' });
  });

  test('is not handed over when it is nobody’s, or of no turn', async () => {
    const { reply } = await opened().ask('nora', 'sales', UNKNOWN);
    const nora = await personId('nora');
    expect(await opened().turns.handOff(reply.turnId!, nora)).toEqual({ type: 'refused', reason: 'nobody' });
    expect(await opened().turns.handOff(asId<TurnId>('t_none'), nora)).toEqual({
      type: 'refused',
      reason: 'unknown',
    });
  });
});

describe('a lead is told', () => {
  test('the conversation, what was tried, the account, and an answer with its sources', async () => {
    await escalate(opened(), 'service', 'escalations');
    const first = await askAndHear(opened(), 'nora', 'support', 'How do I set up SAML single sign-on?');
    expect(first.outcome).toBe('answered');
    const { reply } = await askAndHear(
      opened(),
      'nora',
      'support',
      'That does not work for Solvane Foods. Can I talk to someone from support?',
      first.question.threadTs,
    );
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    const summary = allText(handoff!.summary);
    expect(summary).toContain('#support');
    expect(summary).toContain('How do I set up SAML single sign-on?');
    expect(summary).toContain('SAML');
    expect(summary).toContain('Solvane Foods');
    expect(summary).toMatch(/Edition: .*\[\d+\]/);
    expect(handoff!.summary).toContainEqual(
      expect.objectContaining({ type: 'quote', author: 'Switchboard' }),
    );
    const { forLeads } = await inLine(opened(), handoff!);
    expect(forLeads).toContain('account:');
  });

  test('the question behind a bare request for a person', async () => {
    await escalate(opened(), 'service', 'escalations');
    const text = 'How do I set up SAML single sign-on?';
    const first = await askAndHear(opened(), 'nora', 'support', text);
    const { reply } = await opened().ask('nora', 'support', 'Can I talk to a person?', {
      threadTs: first.question.threadTs,
    });
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    expect(handoff).toMatchObject({ topic: 'service', question: text });
    expect(allText(handoff!.draft!.parts)).toMatch(/identity provider[\s\S]*\[1\]/);
    expect(handoff!.draft!.citations.length).toBeGreaterThan(0);
  });

  test('the answer that was given, when a person is asked for all the same', async () => {
    await escalate(opened(), 'service', 'escalations');
    const { reply } = await opened().ask('nora', 'support', 'How do I set up SAML single sign-on?');
    await opened().turns.handOff(reply.turnId!, await personId('nora'));
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    expect(handoff!.draft).toEqual({ parts: reply.parts, citations: reply.citations });
    expect(handoff!.reason).toBe('asked');
  });

  test('no answer that the model made up', async () => {
    await escalate(opened(), 'service', 'escalations');
    opened().attack = speak('SAML single sign-on costs 12.50 EUR a month. [1]');
    const text = 'I need support: can I talk to a person about how to set up SAML single sign-on?';
    const { outcome, reply } = await opened().ask('nora', 'support', text);
    expect(outcome).toBe('handed_off');
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    expect(JSON.stringify(handoff!.draft)).not.toContain('12.50');
  });

  test('although the model is down', async () => {
    await escalate(opened(), 'service', 'escalations');
    opened().attack = fail(new BotError('model_unavailable', 'down'));
    const text = 'I need support: can I talk to a person about how to set up SAML single sign-on?';
    const { outcome, reply } = await opened().ask('nora', 'support', text);
    expect(outcome).toBe('handed_off');
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    expect(handoff!.draft).toBeNull();
  });

  test('no answer where nothing was asked', async () => {
    await escalate(opened(), 'other', 'escalations');
    const { reply } = await opened().ask('nora', 'support', 'Get me a human');
    expect(await handoffsOf(opened(), reply.turnId)).toMatchObject([{ draft: null }]);
  });
});

describe('nobody in the escalation channel learns what they may not see', () => {
  const FLOOR = 'What is the floor price for Enterprise below 1,000 seats?';

  test('an answer of the conversation is left out, and only the asker is told', async () => {
    for (const topic of ['sales', 'service', 'other'] as const)
      await escalate(opened(), topic, 'escalations');
    const first = await askAndHear(opened(), 'elif', 'pricing-approvals', FLOOR);
    // Victor and Elif may read the floor prices; Jonas, who is in the channel, may not, so that it is asked in a DM.
    expect(first.seen).not.toContain('28.00');
    const asked = await opened().ask('elif', 'pricing-approvals', FLOOR, { viewer: await personId('elif') });
    expect(asked.outcome).toBe('answered');
    expect(asked.seen).toContain('28.00');
    await recordMessage(opened().app.database, {
      ...asked.question,
      ts: newTs(),
      authorId: asId<PersonId>('self'),
      authorKind: 'self',
      text: asked.seen,
      outboxKey: `${asked.reply.turnId}:1`,
    });
    const { reply } = await opened().ask('elif', 'pricing-approvals', 'I need a human being for this', {
      viewer: await personId('elif'),
      threadTs: asked.question.threadTs,
    });
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    const { forLeads, forAsker } = await inLine(opened(), handoff!);
    for (const hidden of ['28.00', 'Discount floor', 'deal desk only', 'withheld', 'pricing-approvals'])
      expect(forLeads).not.toContain(hidden);
    expect(JSON.stringify(handoff!.draft)).not.toContain('28.00');
    const told = forAsker.find(({ key }) => key === `${handoff!.id}:withheld:1`);
    expect(told?.address.viewer).toBe(await personId('elif'));
    expect(told?.text).toContain('one of my earlier answers');
  });

  test('nor what was looked at, nor in numbers; the button names it to the asker alone', async () => {
    const { reply } = await opened().ask('elif', 'pricing-approvals', FLOOR, {
      viewer: await personId('elif'),
    });
    for (const topic of ['sales', 'service', 'other'] as const)
      await escalate(opened(), topic, 'escalations');
    await opened().turns.handOff(reply.turnId!, await personId('elif'));
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    const { forLeads, forAsker } = await inLine(opened(), handoff!);
    expect(forLeads).not.toContain('28.00');
    expect(forLeads).not.toContain('Discount floor');
    expect(forAsker.find(({ key }) => key.includes(':withheld:'))?.text).toContain('Discount floor 2026');
  });

  test('what other people wrote in a private place stays there', async () => {
    await escalate(opened(), 'other', 'escalations');
    const threadTs = newTs();
    const asked = await findAsker(opened().app.database, { as: 'jonas', in: 'deal-brightwater' });
    const said = { ...asked, threadTs, authorKind: 'person' as const };
    await recordMessage(opened().app.database, {
      ...said,
      ts: threadTs,
      authorId: await personId('hanna'),
      text: 'Between us: they sue Plovernet',
    });
    const { reply } = await opened().ask('jonas', 'deal-brightwater', 'Can I talk to a person?', {
      threadTs,
    });
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    const { forLeads, forAsker } = await inLine(opened(), handoff!);
    for (const hidden of ['Plovernet', 'Hanna', 'brightwater']) expect(forLeads).not.toContain(hidden);
    expect(forAsker.find(({ key }) => key.includes(':withheld:'))?.text).toContain('other people');
  });

  test('but in a place that they can read anyway it goes along', async () => {
    await escalate(opened(), 'other', 'escalations');
    const threadTs = newTs();
    const asked = await findAsker(opened().app.database, { as: 'jonas', in: 'sales' });
    await recordMessage(opened().app.database, {
      ...asked,
      threadTs,
      ts: threadTs,
      authorKind: 'person',
      authorId: await personId('diego'),
      text: 'The harbour crane again',
    });
    const { reply } = await opened().ask('jonas', 'sales', 'Can I talk to a person?', { threadTs });
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    expect(allText(handoff!.summary)).toContain('The harbour crane again');
    expect((await inLine(opened(), handoff!)).forAsker.some(({ key }) => key.includes(':withheld:'))).toBe(
      false,
    );
  });

  test('nothing of an account that they may not see, which is named to the asker alone', async () => {
    await escalate(opened(), 'other', 'escalations');
    const text = 'Can I talk to a person about Tarnmoor Energy?';
    const { reply } = await opened().ask('ruth', 'leadership', text);
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    const { forLeads, forAsker } = await inLine(opened(), handoff!);
    expect(JSON.stringify(handoff!.summary)).not.toContain('Tarnmoor');
    for (const hidden of ['acc-tarnmoor', '600', '2027', 'Wind farms'])
      expect(forLeads).not.toContain(hidden);
    expect(forAsker.find(({ key }) => key.includes(':withheld:'))?.text).toContain('the records of Tarnmoor');

    await escalate(opened(), 'other', 'leadership');
    const seen = await opened().ask('ruth', 'leadership', text);
    const [other] = await handoffsOf(opened(), seen.reply.turnId);
    expect(allText(other!.summary)).toContain('Tarnmoor Energy [');
  });
});

describe('the proposed answer', () => {
  const TEXT = 'Zephyrine cranes are greased every 17 days with blue paste.';

  test.each([
    ['which the leads alone may see', ['channel:leadership'], 'sales', 'leadership'],
    ['which the asker’s place alone may see', ['channel:deal-brightwater'], 'deal-brightwater', 'leadership'],
  ])('rests on nothing %s', async (_, readers, place, channel) => {
    const title = `Zephyrine ${place} ${channel}`;
    const ids = await Promise.all(
      readers.map(async (reader) => {
        const found = await findAsker(opened().app.database, { in: reader.slice('channel:'.length) });
        return `channel:${found.channelId}` as const;
      }),
    );
    await opened().addArticle(title, `# ${title}\n\n${TEXT}`, ids);
    for (const topic of ['sales', 'service', 'other'] as const) await escalate(opened(), topic, channel);
    const { reply } = await opened().ask(
      'nora',
      place,
      'How often are Zephyrine cranes greased? Can I talk to a person?',
    );
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    expect(handoff).toBeDefined();
    expect(JSON.stringify(handoff!.draft)).not.toContain('17 days');
    expect(JSON.stringify(handoff!.draft)).not.toContain('Zephyrine deal');
  });

  test('may be sent until somebody joins the asker’s place who may not read its sources', async () => {
    await escalate(opened(), 'service', 'escalations');
    const { reply, question } = await opened().ask('priya', 'help-partners', 'How do I reset a password?');
    await opened().turns.handOff(reply.turnId!, await personId('priya'));
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    const { app } = opened();
    expect(handoff!.draft).not.toBeNull();
    const order = (key: string) =>
      app.handoffs.act({
        handoffId: handoff!.id,
        key,
        actor: asId<PersonId>('U0FW00007'),
        action: { type: 'approve', draftHash: handoff!.draftHash! },
      });
    await app.database.query(sql`update passages set access_id = (
      select access_id from articles where title = 'Discount floor 2026 (deal desk only)')`);
    try {
      expect(await order('first')).toMatchObject({ type: 'refused' });
    } finally {
      await app.database.query(sql`
        update passages set access_id = articles.access_id from articles where articles.id = passages.article_id`);
    }
    expect(await order('second')).toMatchObject({ type: 'done' });
    expect(question.channelId).toBe(handoff!.place.channelId);
  });
});

test('a deleted question is taken back from the person who was asked', async () => {
  await escalate(opened(), 'pricing', 'pricing-approvals');
  const { reply, question } = await opened().ask('nora', 'sales', DISCOUNT);
  await opened().turns.withdraw(question);
  expect(await handoffsOf(opened(), reply.turnId)).toMatchObject([{ state: 'withdrawn' }]);
});

test('an edited question is asked of people again, unless somebody has begun with it', async () => {
  await escalate(opened(), 'pricing', 'pricing-approvals');
  const { reply, question } = await opened().ask('nora', 'sales', DISCOUNT);
  const text = 'Approve a 30% discount for Solvane Foods';
  await opened().turns.edit({ ...question, text });
  const states = async () =>
    (await handoffsOf(opened(), reply.turnId)).map((one) => [one.state, one.question]);
  expect(await states()).toEqual([
    ['open', text],
    ['withdrawn', DISCOUNT],
  ]);
});

test('somebody who joins the escalation channel before the summary is posted does not get to see what they may not', async () => {
  for (const topic of ['sales', 'service', 'other'] as const) await escalate(opened(), topic, 'escalations');
  const { app, channel } = opened();
  const lena = await personId('lena');
  const { teamId, channelId } = await findAsker(app.database, { in: 'escalations' });
  // Full members may read it; Lena is a consultant from outside.
  await opened().addArticle('Quillon valves', '# Quillon valves\n\nQuillon valves are turned twice a day.');
  const { reply } = await opened().ask('nora', 'support', 'How often are Quillon valves turned?');
  expect(reply.outcome).toBe('answered');
  const before = channel.messages.length;
  const held = { teamId, channelId, personId: lena };
  await addMember(app.database, held);
  try {
    // The handoff was prepared for the members as they were: as if Lena had joined right after.
    const stored = opened().stored;
    let reads = 0;
    opened().directory = {
      ...stored,
      members: async (...at) => {
        reads += 1;
        const members = await stored.members(...at);
        return reads <= 1 ? members.filter((id) => id !== lena) : members;
      },
    };
    await opened().turns.handOff(reply.turnId!, await personId('nora'));
    const [handoff] = await handoffsOf(opened(), reply.turnId);
    await expect
      .poll(async () => {
        const [row] = await app.database.query<{ n: number }>(
          sql`select count(*)::int as n from outbox where line = ${`${handoff!.id}:lead`} and state = 'pending'`,
        );
        return row?.n;
      })
      .toBe(0);
    const posted = channel.messages
      .slice(before)
      .filter(({ key }) => key.includes('details') || key.includes('draft'));
    expect(posted.map(({ text }) => text).join('\n')).not.toContain('Quillon');
    expect(posted.some(({ text }) => text === t('en', 'turn.not_grounded'))).toBe(true);
  } finally {
    await removeMember(app.database, held);
  }
});
