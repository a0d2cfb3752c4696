import type { PersonId } from '../core/ids.ts';
import type { Role } from '../core/person.ts';
import type { Handoff, HandoffActor, RelayedMessage } from './handoff.ts';
import { type Step, WHO } from './transitions.ts';

/** Somebody who acts, or is to be given a handoff, as the directory knows them at that moment. */
export interface Acting {
  id: HandoffActor;
  /** False: an account that was deleted, or that nobody knows. */
  present: boolean;
  roles: readonly Role[];
}

/** One of the two sides that a message is passed on between. */
export type Side = 'asker' | 'lead';

/**
 * Whether somebody may decide: by the handoff's role, the next role once it was passed on to that or the person was
 * given it, or as admin. Nobody decides their own question: an approval takes a second person (P4).
 */
export function mayLead(handoff: Handoff, acting: Acting, nextRole: Role): boolean {
  if (!acting.present || acting.id === handoff.askerId) return false;
  const passedOn = handoff.level > 0 || handoff.assigneeId === acting.id;
  return (
    acting.roles.includes(handoff.role) ||
    acting.roles.includes('admin') ||
    (passedOn && acting.roles.includes(nextRole))
  );
}

/** Whether a person may be given it: anybody who could decide, or could once it is passed on. */
export function mayBeGiven(handoff: Handoff, acting: Acting, nextRole: Role): boolean {
  return mayLead({ ...handoff, assigneeId: acting.id as PersonId }, acting, nextRole);
}

/** Whether somebody may take this step at all, whatever state the handoff is in. */
export function mayTake(step: Step, handoff: Handoff, acting: Acting, nextRole: Role): boolean {
  const isAsker = acting.id === handoff.askerId && acting.present;
  switch (WHO[step]) {
    case 'clock':
      return acting.id === 'clock';
    case 'asker':
      return isAsker;
    case 'talker':
      return isAsker || mayLead(handoff, acting, nextRole);
    case 'lead_or_operator':
      return acting.id === 'operator' || mayLead(handoff, acting, nextRole);
    case 'lead':
      return mayLead(handoff, acting, nextRole);
  }
}

/** Whose message it is that is passed on; null for what was said elsewhere, or by somebody who has not taken over. */
export function sideOf(
  handoff: Handoff,
  acting: Acting,
  message: Pick<RelayedMessage, 'channelId'>,
): Side | null {
  const inEscalation = message.channelId === handoff.channelId;
  const samePlace = handoff.place.channelId === handoff.channelId;
  if (acting.id === handoff.askerId) return !inEscalation || samePlace ? 'asker' : null;
  return acting.id === handoff.assigneeId && inEscalation ? 'lead' : null;
}
