import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { asId, type HandoffId, type TurnId } from '../../src/core/ids.ts';
import { createHandoffs } from '../../src/handoff/create-handoffs.ts';
import { findSimilarHandoffs } from '../../src/handoff/find-similar.ts';
import { forgetHandoffTexts } from '../../src/handoff/forget-texts.ts';
import type { Handoff, HandoffAction } from '../../src/handoff/handoff.ts';
import { listEvents } from '../../src/handoff/handoff-events.ts';
import { TRANSITIONS } from '../../src/handoff/transitions.ts';
import { verifyAudit } from '../../src/store/audit-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { savePerson, saveRoles } from '../../src/store/directory.ts';
import { readOutbox } from '../../src/store/outbox.ts';
import { changeSetting } from '../../src/store/settings.ts';
import { jsonValue } from '../../src/store/sql-values.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { messageOf, requestOf } from '../fixtures/handoff-attempts.ts';
import { AROUND_THE_CLOCK, ASKING, ESCALATIONS, PEOPLE, TEAM } from '../fixtures/handoff-people.ts';
import { createHandoffWorld, type HandoffWorld } from '../fixtures/handoff-world.ts';

describeOnEachDatabase('handoffs', (opened) => {
  let database: OpenDatabase;
  let world: HandoffWorld;
  beforeEach(async () => {
    await opened().clear();
    database = opened().database;
    world = await createHandoffWorld(database);
  });
  const approve = { do: 'approve', by: 'lena', rightDraft: true, readersMaySee: true } as const;
  const take = { do: 'take', by: 'lena', underAnswer: false } as const;
  const events = async (handoff: Handoff) =>
    (await listEvents(database, handoff.id)).map((event) => event.type);
  const state = async (handoff: Handoff) => (await world.handoffs.read(handoff.id))?.state;

  describe('opening', () => {
    test('posts the card with its details and draft, tells the asker, and is learned of', async () => {
      const handoff = await world.open('t_1');
      await world.deliver();
      expect(world.read('channel')).toEqual([
        expect.stringContaining('Ada Asker needs a person (Support lead)\nHow do I reset it?'),
      ]);
      expect(world.read('channel')[0]).toContain('Proposed answer**\nThe proposed words [1]');
      const posted = (await readOutbox(database, `${handoff.id}:card:1`))!.reply!;
      expect(posted.actions!.find(({ name }) => name === 'handoff_approve')?.confirm).toEqual({
        title: 'Send this to Ada Asker?',
        text: 'The proposed words',
        agree: 'Send',
        cancel: 'Cancel',
      });
      expect(world.read('thread')).toEqual(['What is known\nWhat was tried.']);
      expect(world.read('asker')).toEqual([
        'I have passed this on to a person (Support lead, in #escalations). They are at work now. If nobody answers within 5 working hours, I will ask somebody else too (Finance lead).',
      ]);
      const [card] = world.board.standing.filter((one) => one.where === 'channel');
      const thread = world.board.standing.filter((one) => one.where === 'thread');
      for (const message of thread) expect(message.address.threadTs).toBe(card?.ref.ts);
      expect(world.learned).toEqual([
        { teamId: TEAM, turnId: 't_1', origin: 'handoff', reportedBy: PEOPLE.ada.id },
      ]);
      expect(await events(handoff)).toEqual(['open']);
    });

    test('a turn has one at most, and one more after it was closed', async () => {
      const first = await world.open('t_1');
      expect((await world.open('t_1')).id).toBe(first.id);
      await world.act(first, { do: 'withdraw', by: 'ada' });
      expect((await world.open('t_1')).id).not.toBe(first.id);
    });

    test('is nothing where the topic has no escalation channel, and leaves nothing when its transaction fails', async () => {
      const none = database.transaction((tx) =>
        world.handoffs.open(tx, requestOf('t_1', { topic: 'legal' })),
      );
      expect(await none).toBeNull();
      expect(await world.handoffs.escalationChannel(TEAM, 'legal')).toBeNull();
      expect(await world.handoffs.escalationChannel(TEAM, 'service')).toBe(ESCALATIONS);
      const failed = database.transaction(async (tx) => {
        await world.handoffs.open(tx, requestOf('t_2'));
        throw new Error('The turn failed.');
      });
      await expect(failed).rejects.toThrow('The turn failed.');
      await world.deliver();
      expect(world.board.standing).toEqual([]);
    });

    test('out of hours the asker is told when people are back, in their own language and time zone', async () => {
      await savePerson(database, {
        teamId: TEAM,
        id: PEOPLE.ada.id,
        handle: 'ada',
        realName: PEOPLE.ada.name,
        locale: 'de-DE',
        timeZone: 'Europe/Berlin',
        kind: 'member',
      });
      const office = {
        ...AROUND_THE_CLOCK,
        start: '09:00',
        end: '17:00',
        days: [1, 2, 3, 4, 5],
        timeZone: 'America/New_York',
      };
      await changeSetting(database, {
        teamId: TEAM,
        family: 'waiting',
        value: office,
        expectedVersion: 1,
        actor: PEOPLE.ann.id,
        at: world.now,
      });
      world.now = new Date('2026-11-21T12:00:00Z');
      await world.open('t_1', { language: 'de' });
      await world.deliver();
      expect(world.read('asker')).toEqual([
        expect.stringMatching(/Dort wird wieder gearbeitet ab Mo\., 23\. Nov\.,? 15:00/),
      ]);
    });

    test('the escalation channel reads the language of more than half of its members', async () => {
      for (const name of ['lena', 'leo'] as const)
        await savePerson(database, {
          teamId: TEAM,
          id: PEOPLE[name].id,
          handle: name,
          realName: PEOPLE[name].name,
          locale: 'fr-FR',
          timeZone: 'UTC',
          kind: 'member',
        });
      await world.open('t_1');
      await world.deliver();
      expect(world.read('channel')[0]).toContain('Ada Asker a besoin d’une personne (Responsable support)');
      expect(world.read('asker')[0]).toContain('I have passed this on');
    });
  });

  describe('each way it can go', () => {
    test('approved: exactly the draft, labelled, and the card says by whom', async () => {
      const handoff = await world.open('t_1');
      const result = await world.act(handoff, approve);
      expect(result).toMatchObject({
        type: 'done',
        handoff: { state: 'answered', answer: 'The proposed words [1]' },
      });
      await world.deliver();
      expect(world.read('asker').at(-1)).toBe('Answer, approved by Lena Lead:\nThe proposed words [1]');
      expect(world.read('channel')[0]).toContain('Approved and sent by Lena Lead, Wed, Nov 18, 09:00 UTC.');
      await world.pass(24);
      expect(await state(handoff)).toBe('resolved');
      await world.act(handoff, { do: 'survey', by: 'ada', score: 2 });
      await world.act(handoff, { do: 'survey', by: 'ada', score: 4 });
      expect(await world.handoffs.read(handoff.id)).toMatchObject({ surveyScore: 4 });
      await world.deliver();
      expect(world.read('asker').slice(-2)).toEqual([
        'This is closed. Ask again at any time.',
        'Thank you. You gave it 4 of 5.',
      ]);
      expect(world.read('channel')[0]).toContain('It helped: yes (4 of 5).');
      expect(await events(handoff)).toEqual(['open', 'approve', 'close', 'survey', 'survey']);
    });

    test('approved, but somebody in the asker’s place may no longer see what is cited: nothing is sent', async () => {
      const handoff = await world.open('t_1');
      const result = await world.act(handoff, { ...approve, readersMaySee: false });
      expect(result).toMatchObject({ type: 'refused', reason: 'not_for_all_readers' });
      expect(await state(handoff)).toBe('open');
    });

    test('what is sent is the draft that was hashed, as it is stored', async () => {
      const parts = [{ text: 'b\0\ud800', type: 'text' as const }];
      const handoff = await world.open('t_1', { draft: { parts, citations: [] } });
      expect(await world.act(handoff, approve)).toMatchObject({ type: 'done' });
      const changed = await world.open('t_2');
      const draft = { parts: [{ type: 'text', text: 'Other words' }], citations: [] };
      await database.query(sql`update handoffs set draft = ${jsonValue(draft)} where id = ${changed.id}`);
      expect(await world.act(changed, approve)).toMatchObject({ type: 'refused', reason: 'draft_changed' });
    });

    test('edited: the person’s own words under their name, and a sign that the draft was not good enough', async () => {
      const handoff = await world.open('t_1');
      await world.act(handoff, { do: 'edit', by: 'leo', text: 'Hold *both* buttons.' });
      await world.deliver();
      expect(world.read('asker').at(-1)).toBe('Answer, written by Leo Lead:\nHold *both* buttons.');
      expect(world.read('thread').at(-1)).toBe('Leo Lead has answered Ada Asker:\nHold *both* buttons.');
      expect(world.learned.map((signal) => signal.origin)).toEqual(['handoff', 'edit']);
    });

    test('taken over: messages pass both ways, follow edits and deletions, and become the answer', async () => {
      const handoff = await world.open('t_1');
      await world.act(handoff, take);
      const relay = (by: 'ada' | 'lena', n: number, text: string, files?: { id: string; name: string }[]) =>
        world.handoffs.act({
          handoffId: handoff.id,
          key: `${by}-${n}`,
          actor: PEOPLE[by].id,
          action: {
            type: 'relay',
            message: { ...messageOf(n, by, text), ...(files === undefined ? {} : { files }) },
          },
        });
      await relay('ada', 1, 'It blinks.');
      await relay('lena', 2, 'Hold both buttons.');
      await relay('lena', 3, 'Wrong thread');
      await relay('lena', 4, '', [{ id: 'F1', name: 'manual.pdf' }]);
      const edit: HandoffAction = {
        type: 'relay_edit',
        message: messageOf(2, 'lena', 'Hold both buttons for 5 s.'),
      };
      await world.handoffs.act({ handoffId: handoff.id, key: 'edit', actor: PEOPLE.lena.id, action: edit });
      const deletion: HandoffAction = { type: 'relay_delete', message: messageOf(3, 'lena', '') };
      await world.handoffs.act({
        handoffId: handoff.id,
        key: 'delete',
        actor: PEOPLE.lena.id,
        action: deletion,
      });
      await world.deliver();
      expect(world.read('asker').slice(-3)).toEqual([
        expect.stringContaining('Lena Lead has taken over.'),
        'Hold both buttons for 5 s.',
        'manual.pdf',
      ]);
      expect(world.read('thread').at(-1)).toBe('It blinks.');
      expect(await relay('ada', 1, 'It blinks.')).toMatchObject({ type: 'repeated' });
      const again = { handoffId: handoff.id, key: 'other', actor: PEOPLE.ada.id };
      const same: HandoffAction = { type: 'relay', message: messageOf(1, 'ada', 'It blinks.') };
      expect(await world.handoffs.act({ ...again, action: same })).toMatchObject({ reason: 'not_now' });
      const echo: HandoffAction = { type: 'relay', message: { ...messageOf(9, 'lena', 'x') } };
      expect(await world.handoffs.act({ ...again, action: echo })).toMatchObject({ reason: 'not_allowed' });
      await world.act(handoff, { do: 'resolve', by: 'lena', answer: '' });
      expect(await world.handoffs.read(handoff.id)).toMatchObject({
        answer: 'Hold both buttons for 5 s.\nmanual.pdf',
      });
    });

    test('declined, withdrawn and resolved by an operator: both sides know', async () => {
      const [declined, withdrawn, resolved] = [
        await world.open('t_1'),
        await world.open('t_2'),
        await world.open('t_3'),
      ];
      await world.act(declined!, { do: 'decline', by: 'ann', reason: 'Not ours.' });
      await world.act(withdrawn!, { do: 'withdraw', by: 'ada' });
      await world.act(resolved!, { do: 'resolve', by: 'operator', answer: 'It is fixed.' });
      await world.deliver();
      expect(world.read('asker')).toContain('Ann Admin has declined this, with a reason:\nNot ours.');
      expect(world.read('thread')).toContain('Ada Asker no longer needs this.');
      expect(world.read('asker')).toContain('This is closed. Ask again at any time.\nIt is fixed.');
      const cards = world.board.standing.filter((one) => one.where === 'channel');
      expect(cards.map((card) => card.actions)).toEqual([[], [], []]);
      for (const handoff of [declined!, withdrawn!, resolved!])
        expect((await world.handoffs.read(handoff.id))?.dueAt).toBeNull();
    });

    test('the survey goes to the asker alone, and a private question stays private', async () => {
      const place = { ...requestOf('t_1').place, viewer: PEOPLE.ada.id };
      const handoff = await world.open('t_1', { place });
      await world.act(handoff, approve);
      await world.deliver();
      for (const one of world.board.standing.filter(({ where }) => where === 'asker'))
        expect(one.address.viewer).toBe(PEOPLE.ada.id);
      const open = await world.open('t_2');
      await world.act(open, { do: 'resolve', by: 'lena', answer: '' });
      await world.deliver();
      const survey = world.board.standing.find(({ words }) => words.startsWith('Did it help?'));
      expect(survey?.address.viewer).toBe(PEOPLE.ada.id);
      expect(survey?.actions).toEqual([1, 2, 3, 4, 5].map((score) => `handoff_survey:${score}`));
    });
  });

  describe('waiting', () => {
    test('reminds, passes on to the next role, and falls silent in the end', async () => {
      const handoff = await world.open('t_1');
      for (let hour = 0; hour < 200; hour++) await world.pass(1);
      expect(await events(handoff)).toEqual([
        'open',
        'remind',
        'remind',
        'escalate',
        'remind',
        'remind',
        'remind',
      ]);
      await world.deliver();
      expect(world.read('asker')).toHaveLength(7);
      expect(world.read('asker').slice(1)).toEqual([
        'You have been waiting for 2 hours. I have just reminded them (Support lead).',
        'You have been waiting for 4 hours. I have just reminded them (Support lead).',
        'You have been waiting for 5 hours, so I have asked somebody else too (Finance lead).',
        'You have been waiting for 7 hours. I have just reminded them (Finance lead).',
        'You have been waiting for 9 hours. I have just reminded them (Finance lead).',
        expect.stringContaining('I will not write about it again.'),
      ]);
      expect(await world.act(handoff, { ...approve, by: 'nia' } as never)).toMatchObject({ type: 'done' });
    });

    test('days without any process cost one reminder, not one for every hour missed', async () => {
      const handoff = await world.open('t_1');
      world.restart();
      await world.pass(24 * 9);
      expect(await events(handoff)).toEqual(['open', 'escalate']);
    });

    test('two clocks at once do what is due once', async () => {
      const handoffs = await Promise.all(Array.from({ length: 10 }, (_, n) => world.open(`t_${n}`)));
      const another = await opened().openAnother();
      const others = await Promise.all(
        [database, another, database, another].map((one) => createHandoffs({ ...world.deps, database: one })),
      );
      world.now = new Date(world.now.getTime() + 2 * 3_600_000);
      const tick = (n: number, handoff: Handoff) =>
        others[n]!.act({
          handoffId: handoff.id,
          key: `${handoff.id}:tick:${handoff.dueAt!.toISOString()}`,
          actor: 'clock',
          action: { type: 'tick' },
        });
      await Promise.all(handoffs.flatMap((handoff) => others.map((_, n) => tick(n, handoff))));
      for (const handoff of handoffs) expect(await events(handoff)).toEqual(['open', 'remind']);
    });
  });

  describe('who comes first', () => {
    test('of two leads who click at once, 100 times, one wins and the other sees who', async () => {
      const another = createHandoffs({ ...world.deps, database: await opened().openAnother() });
      for (let n = 0; n < 100; n++) {
        const handoff = await world.open(`t_${n}`);
        const draftHash = handoff.draftHash!;
        const actions: HandoffAction[] = [
          { type: 'approve', draftHash },
          { type: 'edit_and_send', text: 'words' },
          { type: 'take_over' },
          { type: 'decline', reason: 'words' },
        ];
        const click = (room: typeof another, who: 'lena' | 'leo', action: HandoffAction) =>
          room.act({ handoffId: handoff.id, key: `${who}-${n}`, actor: PEOPLE[who].id, action });
        const results = await Promise.all([
          click(world.handoffs, 'lena', actions[n % 4]!),
          click(another, 'leo', actions[(n >> 2) % 4]!),
        ]);
        const winners = results.filter((result) => result.type === 'done');
        const losers = results.filter((result) => result.type === 'refused');
        expect([winners.length, losers.length]).toEqual([1, 1]);
        const winner = winners[0]!.handoff.decidedBy;
        expect(losers[0]).toMatchObject({ reason: 'decided', handoff: { decidedBy: winner } });
        expect(winner).toBe(results[0]!.type === 'done' ? PEOPLE.lena.id : PEOPLE.leo.id);
        expect(await events(handoff)).toHaveLength(2);
      }
      expect(await verifyAudit(opened().owner)).toMatchObject({ brokenAt: null });
    });

    test('the same click delivered twice at once is carried out once', async () => {
      const handoff = await world.open('t_1');
      const clicks = await Promise.all(Array.from({ length: 8 }, () => world.act(handoff, approve, 'same')));
      expect(clicks.map((click) => click.type).sort()).toEqual(['done', ...Array(7).fill('repeated')]);
      expect((await world.handoffs.read(handoff.id))?.version).toBe(2);
    });
  });

  test('roles count as they are at the moment of the click', async () => {
    const handoff = await world.open('t_1');
    await saveRoles(database, { teamId: TEAM, personId: PEOPLE.lena.id, source: 'manual', roles: [] });
    expect(await world.act(handoff, approve)).toMatchObject({ reason: 'not_allowed' });
    await saveRoles(database, {
      teamId: TEAM,
      personId: PEOPLE.max.id,
      source: 'group',
      roles: ['support_lead'],
    });
    expect(await world.act(handoff, { ...approve, by: 'max' } as never)).toMatchObject({ type: 'done' });
    const unknown = { handoffId: asId<HandoffId>('h_none'), key: 'k', actor: PEOPLE.lena.id };
    expect(await world.handoffs.act({ ...unknown, action: { type: 'resolve' } })).toEqual({
      type: 'refused',
      reason: 'unknown',
      handoff: null,
    });
  });

  test('a refusal leaves no trace in any state', async () => {
    for (const [n, state] of Object.keys(TRANSITIONS).entries()) {
      const handoff = await world.open(`t_${n}`);
      await database.query(sql`update handoffs set state = ${state}, decided_by = ${PEOPLE.leo.id},
        closed_at = ${['open', 'taken', 'answered'].includes(state) ? null : world.now} where id = ${handoff.id}`);
      const before = await database.query(sql`select (select count(*)::int from outbox) as messages,
        (select count(*)::int from handoff_events) as events, (select version from handoffs where id = ${handoff.id}) as version`);
      for (const by of ['max', 'del'] as const) {
        await world.act(handoff, { ...approve, by } as never);
        await world.act(handoff, { do: 'take', by, underAnswer: state === 'answered' });
        await world.act(handoff, { do: 'assign', by, to: 'leo' });
        await world.act(handoff, { do: 'resolve', by, answer: 'words' });
        await world.act(handoff, { do: 'withdraw', by });
        await world.act(handoff, { do: 'say', by, text: 'words' });
        await world.act(handoff, { do: 'survey', by, score: 5 });
      }
      const after = await database.query(sql`select (select count(*)::int from outbox) as messages,
        (select count(*)::int from handoff_events) as events, (select version from handoffs where id = ${handoff.id}) as version`);
      expect(after).toEqual(before);
    }
  });

  describe('a message’s thread', () => {
    const thread = (ts: string | undefined, channelId: typeof ASKING) =>
      world.handoffs.ofThread({ teamId: TEAM, channelId, threadTs: asId(ts ?? '') });

    test('belongs to the handoff of its side until that is closed', async () => {
      const handoff = await world.open('t_7');
      await world.deliver();
      const card = world.board.standing.find((one) => one.where === 'channel')!;
      expect(await thread(card.ref.ts, ESCALATIONS)).toMatchObject({
        side: 'lead',
        handoff: { id: handoff.id },
      });
      expect(await thread(handoff.place.threadTs, ASKING)).toMatchObject({
        side: 'asker',
        handoff: { id: handoff.id },
      });
      expect(await thread('1.1', ASKING)).toBeNull();
      await world.act(handoff, { do: 'withdraw', by: 'ada' });
      expect(await thread(card.ref.ts, ESCALATIONS)).toBeNull();
    });

    test('is that of the first notice where the question was no message', async () => {
      const { threadTs: _threadTs, ...place } = requestOf('t_1').place;
      const handoff = await world.open('t_1', { place });
      await world.act(handoff, take);
      await world.deliver();
      const [notice, taken] = world.board.standing.filter((one) => one.where === 'asker');
      expect(taken?.address.threadTs).toBe(notice?.ref.ts);
      expect(await thread(notice?.ref.ts, ASKING)).toMatchObject({
        side: 'asker',
        handoff: { id: handoff.id },
      });
    });
  });

  test('lists by state, asker and turn', async () => {
    const first = await world.open('t_1');
    world.now = new Date(world.now.getTime() + 1_000);
    const second = await world.open('t_2');
    await world.act(first, { do: 'withdraw', by: 'ada' });
    const ids = async (filter: Parameters<typeof world.handoffs.list>[0]) =>
      (await world.handoffs.list(filter)).map((handoff) => handoff.id);
    expect(await ids({})).toEqual([second.id, first.id]);
    expect(await ids({ states: ['open'] })).toEqual([second.id]);
    expect(await ids({ turnId: asId<TurnId>('t_1') })).toEqual([first.id]);
    expect(await ids({ askerId: PEOPLE.max.id })).toEqual([]);
    expect(await ids({ limit: 1 })).toEqual([second.id]);
  });

  test('similar cases are resolved ones with an answer, for members of their escalation channel only', async () => {
    const answered = await world.open('t_1', { question: 'The pump of the boiler stops after a reset' });
    await world.open('t_2', { question: 'The boiler pump stops' });
    await world.act(answered, { do: 'resolve', by: 'lena', answer: 'Vent the pump.' });
    const find = (
      viewerId: typeof PEOPLE.lena.id | typeof PEOPLE.max.id,
      question = 'Why does the boiler pump stop when I reset it?',
    ) => findSimilarHandoffs(database, { teamId: TEAM, question, language: 'en', viewerId });
    expect(await find(PEOPLE.lena.id)).toMatchObject([{ id: answered.id, answer: 'Vent the pump.' }]);
    expect(await find(PEOPLE.max.id)).toEqual([]);
    expect(await find(PEOPLE.lena.id, 'What does a licence cost?')).toEqual([]);
  });

  test('what was said is forgotten once its time is over, and that it happened is not', async () => {
    const [closed, open] = [await world.open('t_1'), await world.open('t_2')];
    await world.act(closed, { do: 'decline', by: 'lena', reason: 'secret words' });
    const later = new Date(world.now.getTime() + 86_400_000);
    expect(await forgetHandoffTexts(database, { teamId: TEAM, before: later })).toEqual({ handoffs: 0 });
    await world.deliver();
    expect(await forgetHandoffTexts(database, { teamId: TEAM, before: world.now })).toEqual({ handoffs: 0 });
    expect(await forgetHandoffTexts(database, { teamId: TEAM, before: later })).toEqual({ handoffs: 1 });
    expect(await forgetHandoffTexts(database, { teamId: TEAM, before: later })).toEqual({ handoffs: 0 });
    expect(await world.handoffs.read(closed.id)).toMatchObject({
      question: '',
      draft: null,
      declineReason: null,
      decidedBy: PEOPLE.lena.id,
    });
    expect(await world.handoffs.read(open.id)).toMatchObject({ question: 'How do I reset it?' });
    const kept = await database.query<{ reply: unknown }>(
      sql`select reply from outbox where line like ${`${closed.id}:%`} and reply is not null`,
    );
    expect(kept).toEqual([]);
  });
});
