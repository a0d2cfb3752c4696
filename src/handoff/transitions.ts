import type { HandoffAction, HandoffState } from './handoff.ts';

/** What happens to a handoff: what people do, and the three things that a `tick` of the clock can turn out to be. */
export type Step = Exclude<HandoffAction['type'], 'tick'> | 'remind' | 'escalate' | 'close';

/**
 * Where each step leads; what is not listed is refused. An answer that was sent can only be followed up or closed, so
 * nobody is answered twice. A lead who has taken over answers in their own words, so `taken` knows no approval. After
 * `resolved` only the survey is left; who declined or withdrew is not asked whether it helped.
 */
export const TRANSITIONS: Record<HandoffState, Partial<Record<Step, HandoffState>>> = {
  open: {
    approve: 'answered',
    edit_and_send: 'answered',
    take_over: 'taken',
    decline: 'declined',
    assign: 'open',
    resolve: 'resolved',
    withdraw: 'withdrawn',
    remind: 'open',
    escalate: 'open',
  },
  taken: {
    assign: 'taken',
    relay: 'taken',
    relay_edit: 'taken',
    relay_delete: 'taken',
    resolve: 'resolved',
    withdraw: 'withdrawn',
    remind: 'taken',
    close: 'resolved',
  },
  answered: { take_over: 'taken', resolve: 'resolved', close: 'resolved' },
  declined: {},
  resolved: { survey: 'resolved' },
  withdrawn: {},
};

/** Who may do it: `lead` has a role for it, `talker` is the asker or the lead who took over. */
export const WHO: Record<Step, 'lead' | 'lead_or_operator' | 'asker' | 'talker' | 'clock'> = {
  approve: 'lead',
  edit_and_send: 'lead',
  take_over: 'lead',
  decline: 'lead',
  assign: 'lead',
  resolve: 'lead_or_operator',
  withdraw: 'asker',
  survey: 'asker',
  relay: 'talker',
  relay_edit: 'talker',
  relay_delete: 'talker',
  remind: 'clock',
  escalate: 'clock',
  close: 'clock',
};

/** States that nothing leads out of. */
export function isClosed(state: HandoffState): boolean {
  return state === 'declined' || state === 'resolved' || state === 'withdrawn';
}
