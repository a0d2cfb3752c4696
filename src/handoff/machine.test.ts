import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attempts, requestOf, toAction, wordsOf } from '../../test/fixtures/handoff-attempts.ts';
import {
  createHandoffModel,
  type Expected,
  saidByLead,
  type Where,
} from '../../test/fixtures/handoff-model.ts';
import {
  AROUND_THE_CLOCK,
  ESCALATIONS,
  PEOPLE,
  type PersonName,
} from '../../test/fixtures/handoff-people.ts';
import { LONG_SUITES, sizeOf } from '../../test/fixtures/long-suites.ts';
import { asId, type HandoffId } from '../core/ids.ts';
import type { NewMessage } from '../store/outbox.ts';
import type { Acting } from './authority.ts';
import type { Effect } from './effects.ts';
import { toMessage } from './enqueue-effects.ts';
import type { Handoff, HandoffAction, HandoffActor, HandoffState } from './handoff.ts';
import { hashDraft } from './hash-draft.ts';
import { decide } from './machine.ts';
import { firstDue } from './next-due.ts';
import type { Situation } from './situation.ts';
import { TOPICS } from './topics.ts';
import { isClosed, type Step, TRANSITIONS } from './transitions.ts';
import type { Writing } from './writing.ts';

const OPENED = new Date('2026-11-18T09:00:00Z');
const STATES = Object.keys(TRANSITIONS) as HandoffState[];
const ACTIONS = {
  approve: { type: 'approve', draftHash: '' },
  edit_and_send: { type: 'edit_and_send', text: 'words' },
  take_over: { type: 'take_over' },
  decline: { type: 'decline', reason: 'words' },
  assign: { type: 'assign', to: PEOPLE.leo.id },
  resolve: { type: 'resolve' },
  withdraw: { type: 'withdraw' },
  relay: {
    type: 'relay',
    message: { channelId: ESCALATIONS, ts: asId('1.1'), authorName: 'Lena Lead', text: 'words' },
  },
  relay_edit: {
    type: 'relay_edit',
    message: { channelId: ESCALATIONS, ts: asId('1.1'), authorName: 'Lena Lead', text: 'other words' },
  },
  relay_delete: { type: 'relay_delete', message: { channelId: ESCALATIONS, ts: asId('1.1') } },
  survey: { type: 'survey', score: 4 },
  remind: { type: 'tick' },
  escalate: { type: 'tick' },
  close: { type: 'tick' },
} satisfies Record<Step, HandoffAction>;
const STEPS = Object.keys(ACTIONS) as Step[];
const OF_ASKER: readonly Step[] = ['withdraw', 'survey'];
const OF_CLOCK: readonly Step[] = ['remind', 'escalate', 'close'];

function opened(more: Partial<Handoff> = {}): Handoff {
  const { askerName: _name, citations: _citations, ...request } = requestOf('t_1');
  return {
    ...request,
    id: asId<HandoffId>('h_1'),
    state: 'open',
    version: 1,
    channelId: ESCALATIONS,
    role: 'support_lead',
    level: 0,
    assigneeId: null,
    draftHash: hashDraft(request.draft!),
    answer: null,
    decision: null,
    decidedBy: null,
    decidedAt: null,
    declineReason: null,
    surveyScore: null,
    surveyComment: null,
    reminded: 0,
    openedAt: OPENED,
    dueAt: firstDue(OPENED, AROUND_THE_CLOCK),
    closedAt: null,
    ...more,
  };
}

/** A handoff as it stands in a state, with Lena as the one who decided. */
function inState(state: HandoffState): Handoff {
  if (state === 'open') return opened();
  const decided = state === 'withdrawn' ? {} : { decidedBy: PEOPLE.lena.id, decidedAt: OPENED };
  const taken = state === 'taken' ? { assigneeId: PEOPLE.lena.id } : {};
  return opened({ state, ...decided, ...taken, closedAt: isClosed(state) ? OPENED : null });
}

function acting(id: HandoffActor): Acting {
  const person = Object.values(PEOPLE).find((one) => one.id === id);
  return { id, present: person === undefined || !person.deleted, roles: person?.roles ?? [] };
}

function situation(actor: HandoffActor, more: Partial<Situation> = {}): Situation {
  return {
    now: OPENED,
    actor: acting(actor),
    assignee: null,
    nextRole: 'cfo',
    waiting: AROUND_THE_CLOCK,
    mayBeSent: true,
    relayed: null,
    saidByLead: null,
    ...more,
  };
}

/** Somebody who may take a step, and all it needs, where the table allows it. */
function attemptStep(handoff: Handoff, step: Step): ReturnType<typeof decide> {
  const actor = OF_ASKER.includes(step) ? PEOPLE.ada.id : OF_CLOCK.includes(step) ? 'clock' : PEOPLE.lena.id;
  const relayed = step.startsWith('relay_') ? { side: 'lead' as const, revision: 1, withdrawn: false } : null;
  const action = actionOf(handoff, step);
  const prepared = { ...handoff, ...clockFacts(handoff, step) };
  const later = OF_CLOCK.includes(step) ? new Date(OPENED.getTime() + hoursFor(step) * 3_600_000) : OPENED;
  return decide(prepared, action, situation(actor, { relayed, assignee: acting(PEOPLE.leo.id), now: later }));
}

/** The action as the buttons under that state would send it. */
function actionOf(handoff: Handoff, step: Step): HandoffAction {
  if (step === 'approve') return { type: step, draftHash: handoff.draftHash! };
  return step === 'take_over' ? { type: step, seen: handoff.state } : ACTIONS[step];
}

function clockFacts(handoff: Handoff, step: Step): Partial<Handoff> {
  if (!OF_CLOCK.includes(step)) return {};
  const reminded = step === 'close' && handoff.state === 'taken' ? 2 : 0;
  return { dueAt: isClosed(handoff.state) ? null : OPENED, reminded };
}

function hoursFor(step: Step): number {
  return step === 'escalate' ? 6 : 2;
}

describe('the table of states', () => {
  const pairs = STATES.flatMap((state) =>
    STEPS.map((step) => ({ state, step, next: TRANSITIONS[state][step] })),
  );

  test.each(pairs.filter(({ next }) => next !== undefined))(
    '$state → $step → $next',
    ({ state, step, next }) => {
      const decision = attemptStep(inState(state), step);
      expect(decision).toMatchObject({ type: 'done', step, next: { state: next, version: 2 } });
    },
  );

  const refused = pairs.filter(({ next, step }) => next === undefined && !OF_CLOCK.includes(step));
  test.each(refused)('$state refuses $step', ({ state, step }) => {
    expect(attemptStep(inState(state), step)).toMatchObject({ type: 'refused' });
  });

  test('the clock does nothing before its time, and nothing once it is over', () => {
    for (const state of STATES) {
      const handoff = { ...inState(state), dueAt: isClosed(state) ? null : new Date(OPENED.getTime() + 1) };
      expect(decide(handoff, { type: 'tick' }, situation('clock'))).toMatchObject({ type: 'refused' });
    }
  });
});

describe('authority', () => {
  const decisions: Step[] = ['approve', 'edit_and_send', 'take_over', 'decline', 'assign', 'resolve'];
  const given = { assignee: acting(PEOPLE.leo.id) };
  const of = (actor: HandoffActor, step: Step, handoff = opened()) =>
    decide(handoff, actionOf(handoff, step), situation(actor, given));

  test.each(decisions)('%s: only somebody whose role permits, and never the asker', (step) => {
    for (const who of ['lena', 'leo', 'ann'] as const)
      expect(of(PEOPLE[who].id, step)).toMatchObject({ type: 'done' });
    for (const who of ['ada', 'nia', 'max', 'del'] as const)
      expect(of(PEOPLE[who].id, step)).toEqual({ type: 'refused', reason: 'not_allowed' });
    expect(of('clock', step)).toEqual({ type: 'refused', reason: 'not_allowed' });
  });

  test.each(decisions)('%s: the next role once it was passed on, and the person who was given it', (step) => {
    expect(of(PEOPLE.nia.id, step, opened({ level: 1 }))).toMatchObject({ type: 'done' });
    expect(of(PEOPLE.nia.id, step, opened({ assigneeId: PEOPLE.nia.id }))).toMatchObject({ type: 'done' });
  });

  test('an operator may resolve and nothing else; nobody but the clock ticks', () => {
    for (const step of STEPS.filter((one) => !OF_CLOCK.includes(one)))
      expect(of('operator', step).type).toBe(step === 'resolve' ? 'done' : 'refused');
    expect(decide(opened({ dueAt: OPENED }), { type: 'tick' }, situation(PEOPLE.ann.id))).toEqual({
      type: 'refused',
      reason: 'not_allowed',
    });
  });

  test('only somebody with a role for it can be given it', () => {
    const to = (name: PersonName) =>
      decide(
        opened(),
        { type: 'assign', to: PEOPLE[name].id },
        situation(PEOPLE.lena.id, { assignee: acting(PEOPLE[name].id) }),
      );
    for (const name of ['leo', 'nia', 'ann'] as const) expect(to(name)).toMatchObject({ type: 'done' });
    for (const name of ['ada', 'max', 'del'] as const)
      expect(to(name)).toEqual({ type: 'refused', reason: 'assignee_not_allowed' });
  });
});

describe('an approval', () => {
  const approve = (draftHash: string, more: Partial<Situation> = {}) =>
    decide(opened(), { type: 'approve', draftHash }, situation(PEOPLE.lena.id, more));

  test('is of exactly the draft that was seen', () => {
    expect(approve('another')).toEqual({ type: 'refused', reason: 'draft_changed' });
    expect(approve(opened().draftHash!)).toMatchObject({ next: { answer: 'The proposed words [1]' } });
  });

  test('is refused when somebody in the asker’s place may not see what the draft cites', () => {
    expect(approve(opened().draftHash!, { mayBeSent: false })).toEqual({
      type: 'refused',
      reason: 'not_for_all_readers',
    });
  });

  test('tells who was first to everybody who comes later', () => {
    const first = approve(opened().draftHash!);
    if (first.type !== 'done') throw new Error('The first was refused.');
    for (const action of [ACTIONS.take_over, ACTIONS.decline, ACTIONS.edit_and_send])
      expect(decide(first.next, action, situation(PEOPLE.leo.id))).toEqual({
        type: 'refused',
        reason: 'decided',
      });
    expect(first.next.decidedBy).toBe(PEOPLE.lena.id);
    expect(decide(first.next, { type: 'take_over', seen: 'answered' }, situation(PEOPLE.leo.id)).type).toBe(
      'done',
    );
  });
});

/** What stands where, as a deliverer would leave it that loses and doubles nothing. */
function createBoard() {
  const board: { where: Where; prefix: string; key: string; words: string; actions: string[] }[] = [];
  const keys = new Set<string>();
  return {
    board,
    apply({ key, operation, address, reply, targetKey }: NewMessage) {
      if (keys.has(key)) throw new Error(`${key} is said twice.`);
      keys.add(key);
      const prefix = key.slice(0, key.lastIndexOf(':'));
      const at = board.findIndex((message) => message.prefix === prefix);
      if (operation !== 'post' && (targetKey === undefined || !keys.has(targetKey) || at === -1))
        throw new Error(`${key} changes nothing that was said.`);
      if (operation === 'withdraw') board.splice(at, 1);
      else {
        const where: Where =
          address.direct === true
            ? 'direct'
            : address.channelId !== ESCALATIONS
              ? 'asker'
              : address.threadKey === undefined
                ? 'channel'
                : 'thread';
        const actions = (reply!.actions ?? []).map((action) => action.name);
        const message = { where, prefix, key, words: wordsOf(reply!), actions };
        if (operation === 'post') board.push(message);
        else board[at] = message;
      }
    },
  };
}

function expectBoard(board: { where: Where; words: string }[], expected: Expected[]): void {
  for (const where of ['asker', 'channel', 'thread', 'direct'] as const) {
    const stands = board.filter((message) => message.where === where).map((message) => message.words);
    const should = expected.filter((message) => message.where === where).map((message) => message.says);
    expect(stands).toEqual(should.map((says) => expect.stringContaining(says)));
  }
}

/** How many random sequences of attempts are walked. */
const SEQUENCES = sizeOf(LONG_SUITES.machine);

test(
  `in ${SEQUENCES} random sequences of clicks and hours no state is illegal, and nothing is lost, doubled or out of order`,
  () => {
    const later = fc.tuple(
      attempts,
      fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constantFrom(1, 2, 3, 12, 24, 30)),
    );
    const ends = new Map<HandoffState, number>();
    fc.assert(
      fc.property(fc.array(later, { minLength: 1, maxLength: 30, size: 'max' }), (steps) => {
        let handoff = opened();
        let hour = 0;
        const model = createHandoffModel();
        const { board, apply } = createBoard();
        const say = (effects: readonly Effect[], now: Date) => {
          for (const effect of effects) apply(toMessage(effect, writing(handoff, now))!);
        };
        say(
          [
            { to: 'asker', say: 'notice' },
            { to: 'channel', say: 'card' },
            { to: 'leads', say: 'details', citations: [] },
          ],
          OPENED,
        );
        for (const [attempt, hours] of steps) {
          hour += hours;
          const now = new Date(OPENED.getTime() + hour * 3_600_000);
          const authors = model.said.map((one) => one.by);
          const { actor, action } = toAction(attempt, handoff, authors);
          const said = 'said' in attempt ? model.said[attempt.said] : undefined;
          const decision = decide(
            handoff,
            action,
            situation(actor, {
              now,
              saidByLead: handoff.state === 'taken' ? saidByLead(model).join('\n') : null,
              assignee: action.type === 'assign' ? acting(action.to) : null,
              mayBeSent: attempt.do === 'approve' && attempt.readersMaySee,
              relayed:
                said === undefined
                  ? null
                  : { side: said.side, revision: handoff.version, withdrawn: said.shown === null },
            }),
          );
          expect([attempt, decision.type]).toEqual([attempt, model.try(attempt, hour) ? 'done' : 'refused']);
          if (decision.type === 'refused') continue;
          expect(TRANSITIONS[handoff.state][decision.step]).toBe(decision.next.state);
          expect(decision.next.version).toBe(handoff.version + 1);
          handoff = decision.next;
          say(decision.effects, now);
          expect(handoff.state).toBe(model.state);
          expect(handoff.closedAt !== null).toBe(isClosed(handoff.state));
          if (isClosed(handoff.state)) expect(handoff.dueAt).toBeNull();
        }
        expectBoard(board, model.read);
        const card = board.find((message) => message.key.includes(':card:'));
        expect(card?.actions).toEqual(model.buttons.map((name) => `handoff_${name}`));
        expect(handoff.surveyScore).toBe(model.score);
        ends.set(handoff.state, (ends.get(handoff.state) ?? 0) + 1);
      }),
      { numRuns: SEQUENCES },
    );
    // Sequences that never get anywhere would prove nothing.
    for (const state of STATES) expect(ends.get(state) ?? 0).toBeGreaterThan(SEQUENCES / 200);
    // It waits for nothing; on a machine that others keep busy it gets a part of a processor.
  },
  60_000 + SEQUENCES * 30,
);

function writing(handoff: Handoff, now: Date): Writing {
  return {
    handoff,
    now,
    nextRole: 'cfo',
    waiting: AROUND_THE_CLOCK,
    topics: TOPICS,
    names: new Map(Object.values(PEOPLE).map(({ id, name }) => [id, name])),
    askerTimeZone: 'UTC',
    leadLanguage: 'en',
    channelName: 'escalations',
    notice: { in: 'own' },
  };
}
