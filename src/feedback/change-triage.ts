import { sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import type { AuditAction } from '../store/audit-actions.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Database, Transaction } from '../store/database.ts';
import { readPerson } from '../store/people.ts';
import type { Row } from '../store/row.ts';
import { storableText, textArray } from '../store/sql-values.ts';
import { notifyResolved } from './notify-resolved.ts';
import type { TriageResolution } from './triage.ts';
import { mayTriage } from './triage-access.ts';

/** Who changes an item: a person of its workspace, or the operator at the command line. */
export type TriageActor = PersonId | 'operator';

/** What came of a change; a refusal changes nothing. */
export type TriageChange =
  | { type: 'done'; items: string[]; notified: PersonId[] }
  /** `closed`: it was closed before; `nobody`: there is no such person to assign it to. */
  | { type: 'refused'; reason: 'unknown' | 'not_allowed' | 'closed' | 'nobody' };

/** Closes an item, or all open items of its group; when it is fixed, those who complained are notified, once. */
export function closeTriage(
  database: Database,
  wanted: { itemId: string; by: TriageActor; as: TriageResolution; note?: string; wholeGroup?: boolean },
): Promise<TriageChange> {
  return change(database, wanted, async (tx, found) => {
    const items = wanted.wholeGroup ? found.group : [wanted.itemId];
    const note = wanted.note?.trim() ? storableText(wanted.note.trim()) : null;
    await tx.query(sql`
      update triage_items set state = 'closed', resolution = ${wanted.as}, note = ${note}, closed_by = ${wanted.by},
        closed_at = now()
      where id = any (${textArray(items)})`);
    const notified = wanted.as === 'fixed' ? await notifyResolved(tx, found.teamId, items, note) : [];
    await audit(tx, { actor: wanted.by, action: 'triage closed', items, detail: wanted.as });
    return { type: 'done', items, notified };
  });
}

/** Gives all open items of a group to a person: one cause is one job. */
export function assignTriage(
  database: Database,
  wanted: { itemId: string; by: TriageActor; to: PersonId },
): Promise<TriageChange> {
  return change(database, wanted, async (tx, { teamId, group }) => {
    const person = await readPerson(tx, teamId, wanted.to);
    if (person === null || person.deleted || person.kind === 'bot')
      return { type: 'refused', reason: 'nobody' };
    await tx.query(
      sql`update triage_items set assignee_id = ${wanted.to} where id = any (${textArray(group)})`,
    );
    await audit(tx, { actor: wanted.by, action: 'triage assigned', items: group, detail: wanted.to });
    return { type: 'done', items: group, notified: [] };
  });
}

interface Found {
  teamId: TeamId;
  /** The open items of the group, the one asked for among them. */
  group: string[];
}

/** Finds and locks the open items of a group, if the actor may act on the one asked for. */
function change(
  database: Database,
  { itemId, by }: { itemId: string; by: TriageActor },
  apply: (tx: Transaction, found: Found) => Promise<TriageChange>,
): Promise<TriageChange> {
  return database.transaction(async (tx) => {
    const [item] = await tx.query<Row<'triage_items', 'teamId' | 'groupId' | 'state', { teamId: TeamId }>>(
      sql`select team_id as "teamId", group_id as "groupId", state from triage_items where id = ${itemId} for update`,
    );
    if (item === undefined) return { type: 'refused', reason: 'unknown' };
    if (!(await mayAct(tx, { itemId, by, teamId: item.teamId })))
      return { type: 'refused', reason: 'not_allowed' };
    if (item.state === 'closed') return { type: 'refused', reason: 'closed' };
    const group = await tx.query<Row<'triage_items', 'id'>>(sql`
      select id from triage_items where group_id = ${item.groupId} and state = 'open' order by opened_at, id for update`);
    return apply(tx, { teamId: item.teamId, group: group.map((one) => one.id) });
  });
}

async function mayAct(
  tx: Database,
  { itemId, by, teamId }: { itemId: string; by: TriageActor; teamId: TeamId },
): Promise<boolean> {
  if (by === 'operator') return true;
  const person = await readPerson(tx, teamId, by);
  if (person === null || person.deleted) return false;
  const rows = await tx.query(
    sql`select 1 from triage_items i where i.id = ${itemId} and ${mayTriage(person)}`,
  );
  return rows.length > 0;
}

async function audit(
  tx: Transaction,
  { actor, action, items, detail }: { actor: string; action: AuditAction; items: string[]; detail: string },
): Promise<void> {
  for (const subject of items) await appendAudit(tx, { actor, action, subject, detail });
}
