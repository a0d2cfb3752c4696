import type { PersonId, TeamId } from '../../core/ids.ts';
import { type Acting, mayBeGiven, mayLead } from '../../handoff/authority.ts';
import type { Handoff, HandoffRefusal } from '../../handoff/handoff.ts';
import { isClosed, type Step, TRANSITIONS } from '../../handoff/transitions.ts';
import type { Database } from '../../store/database.ts';
import { readPerson } from '../../store/people.ts';
import { readSetting } from '../../store/settings.ts';

/**
 * Why a step of a lead would be refused as things stand, for a person who is about to fill in a form; null when it
 * would not. Two reads of our own database, since a form's trigger lives three seconds; what is sent is judged again.
 */
export async function refusalBefore(
  database: Database,
  handoff: Handoff,
  { step, personId }: { step: Step; personId: PersonId },
): Promise<HandoffRefusal | null> {
  const acting = await actingOf(database, handoff.teamId, personId);
  if (!mayLead(handoff, acting, await nextRoleOf(database, handoff))) return 'not_allowed';
  if (TRANSITIONS[handoff.state][step] !== undefined) return null;
  if (handoff.decidedBy !== null && step !== 'resolve') return 'decided';
  return isClosed(handoff.state) ? 'closed' : 'not_now';
}

/** Whether a person may be given a handoff. */
export async function mayTakeCare(
  database: Database,
  handoff: Handoff,
  personId: PersonId,
): Promise<boolean> {
  const acting = await actingOf(database, handoff.teamId, personId);
  return mayBeGiven(handoff, acting, await nextRoleOf(database, handoff));
}

async function actingOf(database: Database, teamId: TeamId, id: PersonId): Promise<Acting> {
  const person = await readPerson(database, teamId, id);
  return { id, present: person !== null && !person.deleted, roles: person?.roles ?? [] };
}

async function nextRoleOf(database: Database, { teamId, topic }: Handoff): Promise<string> {
  return (await readSetting(database, teamId, 'topic', topic)).value.nextRole;
}
