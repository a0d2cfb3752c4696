import { sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import type { Role } from '../core/person.ts';
import type { Database } from '../store/database.ts';
import type { Column } from '../store/row.ts';
import { readSetting } from '../store/settings.ts';
import type { Acting } from './authority.ts';
import type { Handoff, HandoffAction, HandoffActor } from './handoff.ts';
import { readRelayed, readSaidByLead } from './relayed.ts';
import type { Situation } from './situation.ts';

/** Reads what a decision rests on, in the transaction that decides. */
export async function readSituation(
  tx: Database,
  handoff: Handoff,
  given: { action: HandoffAction; actor: HandoffActor; now: Date; mayBeSent: boolean },
): Promise<Situation> {
  const { action, actor, now, mayBeSent } = given;
  const { teamId } = handoff;
  const { value: topic } = await readSetting(tx, teamId, 'topic', handoff.topic);
  const { value: waiting } = await readSetting(tx, teamId, 'waiting');
  const isRelay = action.type === 'relay' || action.type === 'relay_edit' || action.type === 'relay_delete';
  const mayClose = action.type === 'resolve' || action.type === 'tick';
  return {
    now,
    actor: await readActing(tx, teamId, actor),
    assignee: action.type === 'assign' ? await readActing(tx, teamId, action.to) : null,
    nextRole: topic.nextRole,
    waiting,
    mayBeSent,
    relayed: isRelay ? await readRelayed(tx, handoff, action.message) : null,
    saidByLead: mayClose && handoff.state === 'taken' ? await readSaidByLead(tx, handoff.id) : null,
  };
}

async function readActing(tx: Database, teamId: TeamId, id: HandoffActor): Promise<Acting> {
  if (id === 'clock' || id === 'operator') return { id, present: true, roles: [] };
  const [person] = await tx.query<{ present: boolean; roles: Column<'person_roles', 'role', Role>[] }>(sql`
    select not p.deleted and p.kind <> 'bot' as present, array(select r.role from person_roles r
      where r.team_id = p.team_id and r.person_id = p.id) as roles
    from people p where p.team_id = ${teamId} and p.id = ${id}`);
  return { id: id as PersonId, present: person?.present ?? false, roles: person?.roles ?? [] };
}
