import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { TriageSignal } from '../core/triage.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { jsonValue } from '../store/sql-values.ts';
import { findGroup } from './find-group.ts';
import { proposeCategory } from './propose-category.ts';
import { proposeOwner } from './propose-owner.ts';
import { TAKEN_BACK } from './take-back.ts';
import { citedArticles, readTurnFacts, toEvidence } from './triage-evidence.ts';

/**
 * Opens a triage item, one a turn and origin, as part of the caller's transaction, with the person who reported it. A new
 * complaint opens an item again that was closed as fixed or because the complaint had been taken back. Call it after
 * the turn's receipt is written: category, evidence and owner are proposed from it.
 */
export async function openTriageItem(tx: Database, signal: TriageSignal): Promise<void> {
  const id = (await reopen(tx, signal)) ?? (await insertItem(tx, signal));
  if (signal.reportedBy === undefined) return;
  await tx.query(sql`
    insert into triage_reports (item_id, person_id) values (${id}, ${signal.reportedBy})
    on conflict (item_id, person_id) do nothing`);
}

/** The id of the item that is there already, open again where that is due; null when there is none. */
async function reopen(tx: Database, { turnId, origin }: TriageSignal): Promise<string | null> {
  await tx.query(sql`
    update triage_items set state = 'open', resolution = null, note = null, closed_by = null, closed_at = null,
      digested_at = null
    where turn_id = ${turnId} and origin = ${origin} and state = 'closed'
      and (resolution = 'fixed' or closed_by = ${TAKEN_BACK})`);
  const [known] = await tx.query<Row<'triage_items', 'id'>>(
    sql`select id from triage_items where turn_id = ${turnId} and origin = ${origin}`,
  );
  return known?.id ?? null;
}

async function insertItem(tx: Database, signal: TriageSignal): Promise<string> {
  const { teamId, turnId, origin } = signal;
  const facts = await readTurnFacts(tx, turnId);
  const cited = citedArticles(facts);
  const proposed = proposeCategory(origin, facts, new Date());
  const category = signal.category ?? proposed.category;
  const because = signal.category === undefined ? proposed.because : ['as_reported'];
  const id = `ti_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const articles = cited.map((article) => article.id);
  const group = await findGroup(tx, { teamId, turnId, category, articles, question: facts.question });
  const [item] = await tx.query<Row<'triage_items', 'id'>>(sql`
    insert into triage_items (id, team_id, turn_id, origin, category, group_id, proposed_owner, evidence)
    values (${id}, ${teamId}, ${turnId}, ${origin}, ${category}, ${group ?? id}, ${proposeOwner(cited)},
      ${jsonValue(toEvidence(facts, because))})
    on conflict (turn_id, origin) do update set state = triage_items.state
    returning id`);
  return item!.id;
}
