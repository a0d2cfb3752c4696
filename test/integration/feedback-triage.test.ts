import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { asId, type MessageTs, type PersonId } from '../../src/core/ids.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { TriageSignal } from '../../src/core/triage.ts';
import { assignTriage, closeTriage } from '../../src/feedback/change-triage.ts';
import { forgetFeedbackTexts } from '../../src/feedback/forget-feedback-texts.ts';
import { forgetTriageOfPerson } from '../../src/feedback/forget-triage.ts';
import { LOOK_AT_TRIAGE, notifyOwner } from '../../src/feedback/notify-owner.ts';
import { openTriageItem } from '../../src/feedback/open-triage-item.ts';
import { rate } from '../../src/feedback/rate.ts';
import { reportFault } from '../../src/feedback/report-fault.ts';
import { sweepUnanswered } from '../../src/feedback/sweep-unanswered.ts';
import { listTriage, readTriageItem, type TriageViewer } from '../../src/feedback/triage.ts';
import { t } from '../../src/messages/t.ts';
import { verifyAudit } from '../../src/store/audit-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveMembers } from '../../src/store/directory.ts';
import { recordMessage } from '../../src/store/messages.ts';
import { readPerson } from '../../src/store/people.ts';
import { jsonValue } from '../../src/store/sql-values.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  ANA,
  addArticle,
  addTurn,
  BEN,
  DEALS,
  fillCompany,
  LEAD,
  OWNER,
  PRODUCT,
  TEAM,
} from '../fixtures/feedback-turns.ts';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');

describeOnEachDatabase('what is to be done about answers', (opened) => {
  let database: OpenDatabase;
  beforeEach(async () => {
    await opened().clear();
    ({ database } = opened());
    await fillCompany(database);
    await addArticle(database, { id: 'kb/sso', title: 'Single sign-on', owner: 'olga' });
    await addArticle(database, {
      id: 'kb/floor',
      title: 'Floor prices',
      owner: 'olga',
      readers: ['group:legal'],
    });
    await addArticle(database, { id: 'kb/old', title: 'Old prices', updatedAt: LONG_AGO, sourceOwner: BEN });
    await addArticle(database, { id: 'kb/gone', title: 'Gone', supersededBy: 'kb/sso' });
    await addArticle(database, { id: 'kb/merger', title: 'Merger', readers: ['group:board'] });
    await addArticle(database, { id: 'kb/replaced', title: 'Replaced', supersededBy: 'kb/merger' });
  });

  const signal = (turn: Turn, more: Partial<TriageSignal> = {}) =>
    database.transaction((tx) =>
      openTriageItem(tx, { teamId: TEAM, turnId: turn.id, origin: 'rating', reportedBy: ANA, ...more }),
    );
  const items = () =>
    database.query<{ id: string; category: string; group_id: string; proposed_owner: string; state: string }>(
      sql`select id, category, group_id, proposed_owner, state from triage_items order by opened_at, id`,
    );
  const first = async () => (await items())[0]!;
  const viewer = async (id: PersonId): Promise<TriageViewer> => (await readPerson(database, TEAM, id))!;
  const messages = () =>
    database.query<{ key: string; reply: Reply; address: { viewer: string; direct: boolean } }>(
      sql`select key, reply, address from outbox where key like 'triage:%' order by id`,
    );

  describe('a category is proposed, with what speaks for it', () => {
    const receipts: [string, Parameters<typeof addTurn>[1], Partial<TriageSignal>, string, string[]][] = [
      [
        'nothing was found',
        { receipt: { outcome: 'refused', reason: 'nothing_found' } },
        {},
        'coverage_gap',
        ['nothing_found'],
      ],
      ['nothing was seen', {}, {}, 'coverage_gap', ['nothing_seen']],
      ['an outdated article is cited', { cites: ['kb/old'] }, {}, 'data_quality', ['outdated']],
      ['a superseded article is cited', { cites: ['kb/gone'] }, {}, 'data_quality', ['superseded']],
      [
        'an article is cited that a hidden one replaces',
        { cites: ['kb/replaced'] },
        {},
        'logic',
        ['supported_and_current'],
      ],
      [
        'a guardrail had it rewritten',
        { cites: ['kb/sso'], receipt: { checks: [{ check: 'repair', verdict: 'rewritten' }] } },
        {},
        'logic',
        ['repair rewritten'],
      ],
      ['it is supported and current', { cites: ['kb/sso'] }, {}, 'logic', ['supported_and_current']],
      ['a lead reworded it', { cites: ['kb/sso'] }, { origin: 'edit' }, 'tone', ['reworded']],
      ['somebody said so', { cites: ['kb/sso'] }, { category: 'tone' }, 'tone', ['as_reported']],
    ];
    test.each(receipts)('%s', async (_why, turn, more, category, because) => {
      await signal(await addTurn(database, turn), more);
      const { id } = await first();
      const item = await readTriageItem(database, id, 'operator');
      expect(item).toMatchObject({ category, evidence: { because } });
    });

    test('sources disagree, which the answer says in fixed words', async () => {
      const turn = await addTurn(database, { cites: ['kb/sso'] });
      await database.query(sql`
        insert into outbox (key, turn_id, state, address, reply) values (${`${turn.id}:1`}, ${turn.id}, 'sent', '{}',
          ${jsonValue({ language: 'de', parts: [], notes: [t('de', 'agent.disagreement_shown')] })})`);
      await signal(turn);
      expect(await first()).toMatchObject({ category: 'data_quality' });
    });

    test('the evidence has ids and titles, and nothing that anybody said', async () => {
      const turn = await addTurn(database, { question: 'A question of mine', cites: ['kb/sso'] });
      await signal(turn);
      const [row] = await database.query<{ evidence: object }>(sql`select evidence from triage_items`);
      expect(row!.evidence).toMatchObject({
        agent: 'service',
        model: 'extractive',
        route: 'classifier',
        cited: [{ id: 'kb/sso', title: 'Single sign-on', owner: 'olga' }],
        seen: [{ title: 'Single sign-on', used: true, article: 'kb/sso' }],
      });
      expect(JSON.stringify(row)).not.toContain('question of mine');
    });
  });

  test('an owner is proposed: of the article, else of its source, else the admins', async () => {
    await signal(await addTurn(database, { cites: ['kb/sso'] }));
    await signal(await addTurn(database, { cites: ['kb/old'] }));
    await signal(await addTurn(database));
    expect((await items()).map((one) => one.proposed_owner)).toEqual(['olga', `person:${BEN}`, 'role:admin']);
  });

  describe('similar ones are grouped', () => {
    const groups = async () => new Set((await items()).map((one) => one.group_id)).size;

    test('by the article that they cite, if they are of one category', async () => {
      await signal(await addTurn(database, { question: 'Is SSO included?', cites: ['kb/sso'] }));
      await signal(await addTurn(database, { question: 'Who sets up logins?', cites: ['kb/sso'] }));
      expect(await groups()).toBe(1);
      await signal(await addTurn(database, { question: 'Where is the tone?', cites: ['kb/sso'] }), {
        category: 'tone',
      });
      expect(await groups()).toBe(2);
    });

    test('by questions alike', async () => {
      await signal(await addTurn(database, { question: 'How do I reset the sensor gateway?' }));
      await signal(await addTurn(database, { question: 'Can the sensor gateways be reset?' }));
      await signal(await addTurn(database, { question: 'How do I pay for the sensor gateway by invoice?' }));
      expect(await groups()).toBe(2);
    });

    test('by being about one answer', async () => {
      const turn = await addTurn(database, { cites: ['kb/sso'] });
      await signal(turn);
      await signal(turn, { origin: 'handoff', category: 'tone' });
      expect([(await items()).length, await groups()]).toEqual([2, 1]);
    });

    test('not with what is closed', async () => {
      await signal(await addTurn(database, { question: 'Is SSO included?' }));
      await closeTriage(database, { itemId: (await first()).id, by: 'operator', as: 'will_not_fix' });
      await signal(await addTurn(database, { question: 'Is SSO included?' }));
      expect(await groups()).toBe(2);
    });

    test('again, when somebody says that it is of another category', async () => {
      await signal(await addTurn(database, { question: 'Is SSO included?', cites: ['kb/sso'] }), {
        category: 'tone',
      });
      const turn = await addTurn(database, { question: 'Who sets up logins?', cites: ['kb/sso'] });
      await signal(turn);
      expect(await groups()).toBe(2);
      const said = { comment: null, expected: null };
      await reportFault(database, { teamId: TEAM, turnId: turn.id, personId: ANA, fault: 'tone', ...said });
      expect(await groups()).toBe(1);
    });
  });

  test('turns without an answer are found once each, however often it is looked', async () => {
    const receipt: Partial<Receipt> = { outcome: 'refused', reason: 'nothing_found' };
    const turn = await addTurn(database, { receipt });
    await addTurn(database, { receipt: { outcome: 'refused', reason: 'not_grounded' } });
    await addTurn(database, { receipt: { outcome: 'handed_off', reason: 'nothing_found' } });
    await addTurn(database);
    await Promise.all([sweepUnanswered(database), sweepUnanswered(await opened().openAnother())]);
    expect(await sweepUnanswered(database)).toEqual({ found: 0, more: false });
    const rows = await database.query(sql`select turn_id, origin from triage_items`);
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ turn_id: turn.id, origin: 'nothing_found' });
  });

  describe('who may see and do what', () => {
    beforeEach(async () => {
      await signal(await addTurn(database, { question: 'Is SSO included?', cites: ['kb/sso'] }));
      await signal(await addTurn(database, { question: 'Who pays?', channel: DEALS, cites: ['kb/floor'] }));
    });
    const list = async (id: PersonId) => (await listTriage(database, { viewer: await viewer(id) })).groups;

    test('a lead sees all, an owner their own, others nothing', async () => {
      expect(await list(LEAD)).toHaveLength(2);
      expect(await list(OWNER)).toHaveLength(2);
      expect(await list(BEN)).toEqual([]);
    });

    test('what the viewer cannot read is not named to them', async () => {
      const about = (await list(LEAD)).map((group) => group.about);
      expect(about).toContainEqual({ type: 'article', title: 'Single sign-on' });
      expect(about).toContainEqual({ type: 'private' });
      await saveMembers(database, { teamId: TEAM, channelId: DEALS, members: [ANA, LEAD] });
      expect((await list(LEAD)).map((group) => group.about)).toContainEqual({
        type: 'question',
        text: 'Who pays?',
      });
    });

    test('the evidence of a single one neither', async () => {
      const ids = (await items()).map((one) => one.id);
      const shown = await Promise.all(
        ids.map(async (id) => readTriageItem(database, id, await viewer(LEAD))),
      );
      expect(JSON.stringify(shown)).toContain('Single sign-on');
      expect(JSON.stringify(shown)).not.toMatch(/Floor prices|Who pays/);
      expect(await readTriageItem(database, ids[0]!, await viewer(BEN))).toBeNull();
    });

    test('others cannot assign or close, and nothing changes', async () => {
      const { id } = await first();
      const refused = { type: 'refused', reason: 'not_allowed' };
      expect(await closeTriage(database, { itemId: id, by: BEN, as: 'fixed' })).toEqual(refused);
      expect(await assignTriage(database, { itemId: id, by: BEN, to: BEN })).toEqual(refused);
      expect(await first()).toMatchObject({ state: 'open' });
    });

    test('anyone who is given an item may close it', async () => {
      const { id } = await first();
      expect(await assignTriage(database, { itemId: id, by: LEAD, to: BEN })).toMatchObject({ type: 'done' });
      expect(await list(BEN)).toMatchObject([{ assigneeId: BEN }]);
      expect(await closeTriage(database, { itemId: id, by: BEN, as: 'duplicate' })).toMatchObject({
        type: 'done',
        notified: [],
      });
      expect(await verifyAudit(database)).toMatchObject({ brokenAt: null });
    });

    test('what is not there, or closed, or for nobody, is refused by name', async () => {
      const { id } = await first();
      const reason = async (change: ReturnType<typeof closeTriage>) => (await change) as { reason?: string };
      expect(await reason(closeTriage(database, { itemId: 'x', by: LEAD, as: 'fixed' }))).toMatchObject({
        reason: 'unknown',
      });
      expect(
        await reason(assignTriage(database, { itemId: id, by: LEAD, to: 'U_X' as PersonId })),
      ).toMatchObject({ reason: 'nobody' });
      await closeTriage(database, { itemId: id, by: LEAD, as: 'fixed' });
      expect(await reason(closeTriage(database, { itemId: id, by: LEAD, as: 'fixed' }))).toMatchObject({
        reason: 'closed',
      });
    });
  });

  describe('what is fixed', () => {
    const down = (turn: Turn, personId: PersonId, value: 1 | -1 = -1, at = 1) =>
      rate(database, {
        teamId: TEAM,
        turnId: turn.id,
        personId,
        value,
        via: 'button',
        at: new Date(at * 1000),
      });

    test('is told to everyone who complained, in their language, with a button to ask again', async () => {
      const turn = await addTurn(database, { question: 'Is SSO included?' });
      await down(turn, ANA);
      await down(turn, BEN);
      const { id } = await first();
      expect(await closeTriage(database, { itemId: id, by: LEAD, as: 'fixed' })).toEqual({
        type: 'done',
        items: [id],
        notified: [ANA, BEN],
      });
      const sent = await messages();
      expect(sent.map((one) => one.key)).toEqual([`triage:${id}:told:${ANA}`, `triage:${id}:told:${BEN}`]);
      expect(sent.map((one) => one.reply.language)).toEqual(['en', 'de']);
      expect(sent[0]!.address).toMatchObject({ viewer: ANA, direct: true });
      expect(sent[0]!.reply).toMatchObject({ turnId: turn.id, suggestions: ['Is SSO included?'] });
    });

    test('is never told twice, whatever is opened and closed again', async () => {
      const turn = await addTurn(database);
      await down(turn, ANA);
      const { id } = await first();
      await closeTriage(database, { itemId: id, by: LEAD, as: 'fixed' });
      await down(turn, ANA, 1, 2);
      await down(turn, ANA, -1, 3);
      expect(await first()).toMatchObject({ state: 'open' });
      await down(turn, BEN, -1, 4);
      expect(await closeTriage(database, { itemId: id, by: LEAD, as: 'fixed' })).toMatchObject({
        notified: [BEN],
      });
      expect(await messages()).toHaveLength(2);
    });

    test('at once by two leads is told once', async () => {
      await down(await addTurn(database), ANA);
      const { id } = await first();
      const other = await opened().openAnother();
      const closed = await Promise.all([
        closeTriage(database, { itemId: id, by: LEAD, as: 'fixed' }),
        closeTriage(other, { itemId: id, by: 'operator', as: 'fixed' }),
      ]);
      expect(closed.map((one) => one.type).sort()).toEqual(['done', 'refused']);
      expect(await messages()).toHaveLength(1);
    });

    test('is told in other words to the person who had no answer, and to nobody who only tried it from a terminal', async () => {
      await addTurn(database, {
        question: 'Is there cake?',
        receipt: { outcome: 'refused', reason: 'nothing_found' },
      });
      await sweepUnanswered(database);
      await closeTriage(database, { itemId: (await first()).id, by: LEAD, as: 'fixed' });
      const [sent] = await messages();
      expect(sent!.reply.parts[0]).toMatchObject({
        text: expect.stringContaining('I had no answer for you'),
      });
      await database.query(sql`update turns set origin = 'cli', swept_at = null`);
      await database.query(sql`delete from triage_items`);
      await sweepUnanswered(database);
      expect(
        await closeTriage(database, { itemId: (await first()).id, by: LEAD, as: 'fixed' }),
      ).toMatchObject({
        notified: [],
      });
    });

    test('as a group is told once to each, with all that they asked', async () => {
      const turns = [
        await addTurn(database, { question: 'Is SSO part of it?', cites: ['kb/sso'] }),
        await addTurn(database, { question: 'Who sets up logins?', cites: ['kb/sso'] }),
      ];
      for (const turn of turns) await down(turn, ANA);
      const { id } = await first();
      expect(
        await closeTriage(database, { itemId: id, by: LEAD, as: 'fixed', wholeGroup: true }),
      ).toMatchObject({
        items: [expect.anything(), expect.anything()],
        notified: [ANA],
      });
      const [sent] = await messages();
      expect(sent!.reply.suggestions.sort()).toEqual(['Is SSO part of it?', 'Who sets up logins?']);
    });

    test('is not told to the person who took their 👎 back, nor where it was closed otherwise', async () => {
      const turn = await addTurn(database);
      await down(turn, ANA);
      await down(turn, BEN);
      await down(turn, ANA, 1, 2);
      const { id } = await first();
      expect(await closeTriage(database, { itemId: id, by: LEAD, as: 'fixed' })).toMatchObject({
        notified: [BEN],
      });
      await down(await addTurn(database), ANA);
      const open = (await items()).find((one) => one.state === 'open')!;
      expect(await closeTriage(database, { itemId: open.id, by: LEAD, as: 'will_not_fix' })).toMatchObject({
        notified: [],
      });
    });

    test('does not repeat a question to somebody who can no longer read where it was asked', async () => {
      const turn = await addTurn(database, { question: 'Who pays?', channel: DEALS, asker: ANA });
      await down(turn, BEN);
      await saveMembers(database, { teamId: TEAM, channelId: DEALS, members: [ANA] });
      await closeTriage(database, { itemId: (await first()).id, by: LEAD, as: 'fixed' });
      const [sent] = await messages();
      expect(JSON.stringify(sent!.reply)).not.toContain('Who pays');
    });
  });

  describe('those who look after what a wrong answer rests on', () => {
    const said = {
      fault: 'source',
      comment: 'They have sensors since June.',
      expected: 'Sensors: yes.',
    } as const;
    const report = async (turn: Turn, by: PersonId = ANA) => {
      await reportFault(database, { teamId: TEAM, turnId: turn.id, personId: by, ...said });
      return notifyOwner(database, { teamId: TEAM, turnId: turn.id, personId: by });
    };

    test('are sent what was reported, with the way to the item, and once', async () => {
      const turn = await addTurn(database, { cites: ['kb/sso'], question: 'Any sensors?' });
      expect(await report(turn)).toBe(OWNER);
      expect(await report(turn)).toBeNull();
      const sent = await messages();
      expect(sent.map(({ address }) => address)).toMatchObject([{ viewer: OWNER, direct: true }]);
      const { id } = await first();
      expect(sent[0]!.reply.actions).toMatchObject([{ name: LOOK_AT_TRIAGE, value: id }]);
      for (const text of ['ana', 'Any sensors?', said.comment, said.expected, 'Single sign-on'])
        expect(JSON.stringify(sent[0]!.reply.parts)).toContain(text);
    });

    test('are asked once a day for one cause, however many complain', async () => {
      const [one, two] = [
        await addTurn(database, { cites: ['kb/sso'] }),
        await addTurn(database, { cites: ['kb/sso'] }),
      ];
      expect(await report(one)).toBe(OWNER);
      expect(await report(two, BEN)).toBeNull();
      await database.query(sql`update outbox set created_at = created_at - interval '25 hours'`);
      expect(await report(two, BEN)).toBe(OWNER);
    });

    test('learn neither what was asked where they cannot read nor titles that are not for them', async () => {
      const turn = await addTurn(database, {
        cites: ['kb/floor', 'kb/sso'],
        question: 'What is the floor for Brixo?',
        channel: DEALS,
      });
      expect(await report(turn)).toBe(OWNER);
      const text = JSON.stringify((await messages())[0]!.reply);
      expect(text).toContain('Single sign-on');
      expect(text).not.toContain('Brixo');
      expect(text).not.toContain('Floor prices');
      const item = await readTriageItem(database, (await first()).id, await viewer(OWNER));
      expect(item).toMatchObject({ question: null, answer: null, isPartial: true });
    });

    test('are those who took it on, once somebody did, and never the person who reported it', async () => {
      const turn = await addTurn(database, { cites: ['kb/sso'] });
      await signal(turn);
      await assignTriage(database, { itemId: (await first()).id, by: LEAD, to: BEN });
      expect(await report(turn)).toBe(BEN);
      const own = await addTurn(database, { cites: ['kb/old'] });
      expect(await report(own, BEN)).toBeNull();
    });

    test('are nobody where a role looks after it', async () => {
      const turn = await addTurn(database, { receipt: { outcome: 'refused', reason: 'nothing_found' } });
      expect(await report(turn)).toBeNull();
      expect(await messages()).toEqual([]);
    });

    test('no longer have the words of somebody who is forgotten', async () => {
      await report(await addTurn(database, { cites: ['kb/sso'] }));
      await database.query(sql`update outbox set state = 'sent'`);
      await database.transaction((tx) => forgetTriageOfPerson(tx, { teamId: TEAM, personId: ANA }));
      expect((await messages()).map(({ reply }) => reply)).toEqual([null]);
    });
  });

  test('what people reported comes before what nobody said anything about', async () => {
    const asked = { receipt: { outcome: 'refused', reason: 'nothing_found' } } as const;
    for (const asker of [ANA, BEN])
      await signal(await addTurn(database, { ...asked, asker, question: 'Where is the ladder?' }), {
        origin: 'nothing_found',
      });
    await signal(await addTurn(database, { cites: ['kb/old'] }));
    const { groups } = await listTriage(database, { viewer: 'operator' });
    expect(groups.map(({ origins, count }) => [origins, count])).toEqual([
      [['rating'], 1],
      [['nothing_found'], 2],
    ]);
  });

  test('those who complained are sent what was done', async () => {
    const turn = await addTurn(database, { cites: ['kb/sso'] });
    await reportFault(database, {
      teamId: TEAM,
      turnId: turn.id,
      personId: ANA,
      fault: 'source',
      comment: null,
      expected: null,
    });
    const note = 'The battlecard names the sensors now.';
    await closeTriage(database, { itemId: (await first()).id, by: LEAD, as: 'fixed', note });
    expect(JSON.stringify((await messages())[0]!.reply.parts)).toContain(note);
  });

  test('an item shows the answer to those who can read it where it was given', async () => {
    const turn = await addTurn(database, { cites: ['kb/sso'], channel: PRODUCT });
    await signal(turn);
    await recordMessage(database, {
      teamId: TEAM,
      channelId: PRODUCT,
      ts: asId<MessageTs>('1800000001.000001'),
      threadTs: turn.threadTs,
      authorId: asId<PersonId>('U_BOT'),
      authorKind: 'self',
      text: 'Yes: under Settings.',
      outboxKey: `turn:${turn.id}:1`,
      kind: 'answer',
      turnId: turn.id,
    });
    const { id } = await first();
    const answer = { text: 'Yes: under Settings.', channelId: PRODUCT, ts: '1800000001.000001' };
    expect(await readTriageItem(database, id, await viewer(OWNER))).toMatchObject({
      answer,
      isPartial: false,
    });
    expect(await readTriageItem(database, id, 'operator')).toMatchObject({ answer });
  });

  test('texts are forgotten, complaints are not', async () => {
    const turn = await addTurn(database);
    await signal(turn);
    const said = { comment: 'too long', expected: 'shorter' };
    await reportFault(database, { teamId: TEAM, turnId: turn.id, personId: ANA, fault: 'tone', ...said });
    const { id } = await first();
    await closeTriage(database, { itemId: id, by: LEAD, as: 'fixed', note: 'shortened' });
    const later = new Date(Date.now() + 86_400_000);
    const forget = () =>
      database.transaction((tx) => forgetFeedbackTexts(tx, { teamId: TEAM, before: later }));
    expect(await forget()).toEqual({ reports: 1, notes: 1 });
    expect(await forget()).toEqual({ reports: 0, notes: 0 });
    expect(await readTriageItem(database, id, 'operator')).toMatchObject({
      note: null,
      resolution: 'fixed',
      reports: [{ personId: ANA, fault: 'tone', comment: null, expected: null }],
    });
  });
});
