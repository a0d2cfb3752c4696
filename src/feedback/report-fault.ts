import { sql } from 'drizzle-orm';
import type { PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { TriageCategory } from '../core/triage.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { storableText } from '../store/sql-values.ts';
import { findGroup } from './find-group.ts';
import { openTriageItem } from './open-triage-item.ts';
import { citedArticles, readTurnFacts } from './triage-evidence.ts';

/** What people may say is wrong with an answer, with the category that it means. */
export const FAULTS = {
  tone: 'tone',
  logic: 'logic',
  source: 'data_quality',
  not_covered: 'coverage_gap',
} as const satisfies Record<string, TriageCategory>;
export type AnswerFault = keyof typeof FAULTS;

/** What a person said of an answer, in the form of a 👎. */
export interface FaultReport {
  teamId: TeamId;
  turnId: TurnId;
  personId: PersonId;
  fault: AnswerFault;
  comment: string | null;
  /** What would have been right. */
  expected: string | null;
}

/** Keeps what a person said was wrong, and takes their word for the category; false: there is no such turn. */
export function reportFault(database: Database, report: FaultReport): Promise<boolean> {
  const { teamId, turnId, personId, fault } = report;
  return database.transaction(async (tx) => {
    const turns = await tx.query(
      sql`select id from turns where id = ${turnId} and team_id = ${teamId} for update`,
    );
    if (turns.length === 0) return false;
    const category = FAULTS[fault];
    await openTriageItem(tx, { teamId, turnId, origin: 'rating', reportedBy: personId, category });
    const [item] = await tx.query<Row<'triage_items', 'id' | 'category', { category: TriageCategory }>>(
      sql`select id, category from triage_items where turn_id = ${turnId} and origin = 'rating'`,
    );
    await tx.query(sql`
      update triage_reports set fault = ${fault}, comment = ${text(report.comment)}, expected = ${text(report.expected)}
      where item_id = ${item!.id} and person_id = ${personId}`);
    if (item!.category !== category) await recategorize(tx, { ...report, category, itemId: item!.id });
    return true;
  });
}

/** An item of another category may belong elsewhere; one that others were grouped with stays where it is. */
async function recategorize(
  tx: Database,
  item: { teamId: TeamId; turnId: TurnId; itemId: string; category: TriageCategory },
): Promise<void> {
  await tx.query(sql`
    update triage_items set category = ${item.category}, evidence = jsonb_set(evidence, '{because}', '["as_reported"]')
    where id = ${item.itemId}`);
  const shared = await tx.query(sql`
    select 1 from triage_items where group_id = (select group_id from triage_items where id = ${item.itemId}) and id <> ${item.itemId}`);
  if (shared.length > 0) return;
  const facts = await readTurnFacts(tx, item.turnId);
  const articles = citedArticles(facts).map((article) => article.id);
  const group = await findGroup(tx, { ...item, articles, question: facts.question, except: item.itemId });
  if (group !== null)
    await tx.query(sql`update triage_items set group_id = ${group} where id = ${item.itemId}`);
}

function text(said: string | null): string | null {
  return said?.trim() ? storableText(said.trim()) : null;
}
