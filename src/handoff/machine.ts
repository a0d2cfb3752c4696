import { mayTake } from './authority.ts';
import type { Effect } from './effects.ts';
import type { Handoff, HandoffAction, HandoffRefusal } from './handoff.ts';
import { nextDue, stepDue } from './next-due.ts';
import type { Situation } from './situation.ts';
import { type Change, STEPS } from './steps.ts';
import { isClosed, type Step, TRANSITIONS } from './transitions.ts';

/** What comes of an action; a refusal changes nothing. */
export type Decision =
  | { type: 'done'; step: Step; next: Handoff; effects: Effect[] }
  | { type: 'refused'; reason: HandoffRefusal };

/** Decides what an action comes to. Pure: of the same handoff, action and situation the same follows. */
export function decide(handoff: Handoff, action: HandoffAction, situation: Situation): Decision {
  const { actor, nextRole, now, waiting } = situation;
  if (action.type === 'tick' && actor.id !== 'clock') return refuse('not_allowed');
  const step = action.type === 'tick' ? stepDue(handoff, now, waiting) : action.type;
  if (step === null) return refuse(isClosed(handoff.state) ? 'closed' : 'not_now');
  if (!mayTake(step, handoff, actor, nextRole)) return refuse('not_allowed');
  const state = TRANSITIONS[handoff.state][step];
  if (state === undefined) return refuse(whyNot(handoff, step));
  // Each step is written for its own action; that the two belong together is known here only.
  const take = STEPS[step] as (handoff: Handoff, action: HandoffAction, situation: Situation) => Change;
  const change = take(handoff, action, situation);
  if (change.type === 'refused') return change;
  const moved: Handoff = { ...handoff, ...change.fields, state, version: handoff.version + 1 };
  const closedAt = isClosed(state) ? (handoff.closedAt ?? now) : null;
  const dueAt = keepsDue(step, state) ? handoff.dueAt : nextDue(moved, now, waiting);
  return { type: 'done', step, next: { ...moved, closedAt, dueAt }, effects: change.effects };
}

/** Giving a question to somebody does not make the asker wait longer. */
function keepsDue(step: Step, state: Handoff['state']): boolean {
  return step === 'assign' && state === 'open';
}

const DECISIONS: readonly Step[] = ['approve', 'edit_and_send', 'take_over', 'decline', 'assign', 'withdraw'];

function whyNot(handoff: Handoff, step: Step): HandoffRefusal {
  if (DECISIONS.includes(step) && handoff.decidedBy !== null) return 'decided';
  return isClosed(handoff.state) ? 'closed' : 'not_now';
}

function refuse(reason: HandoffRefusal): Decision {
  return { type: 'refused', reason };
}
