import { sql } from 'drizzle-orm';
import type { TeamId, TurnId } from '../core/ids.ts';
import type { TriageCategory } from '../core/triage.ts';
import type { Database } from '../store/database.ts';
import type { Column, Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { analyze } from '../text/analyze.ts';
import { languageOf } from '../text/detect-language.ts';
import { jaccard } from '../text/likeness.ts';

/** Two questions are alike when they share at least this part of all their stemmed words, function words left out. */
export const ALIKE = 0.6;
/** So many of the newest open items are compared word by word. */
const COMPARED = 200;

/** What an item is grouped by. */
export interface Groupable {
  teamId: TeamId;
  turnId: TurnId;
  category: TriageCategory;
  /** Ids of the articles that the answer cited. */
  articles: readonly string[];
  question: string;
  /** The id of the item itself, where it is there already. */
  except?: string;
}

/**
 * The group of open items that a new one belongs to; null when it is the first of its kind. The same answer comes
 * first, then the same cited article with the same category, then a question alike.
 */
export async function findGroup(tx: Database, item: Groupable): Promise<string | null> {
  return (await sameAnswer(tx, item)) ?? (await sameArticle(tx, item)) ?? (await alikeQuestion(tx, item));
}

async function sameAnswer(tx: Database, { turnId, except = '' }: Groupable): Promise<string | null> {
  const [row] = await tx.query<{ group: Column<'triage_items', 'group_id'> }>(sql`
    select group_id as group from triage_items where turn_id = ${turnId} and state = 'open' and id <> ${except} order by opened_at limit 1`);
  return row?.group ?? null;
}

async function sameArticle(
  tx: Database,
  { teamId, category, articles, except = '' }: Groupable,
): Promise<string | null> {
  if (articles.length === 0) return null;
  const [row] = await tx.query<{ group: Column<'triage_items', 'group_id'> }>(sql`
    select i.group_id as group from triage_items i
    where i.team_id = ${teamId} and i.state = 'open' and i.category = ${category} and i.id <> ${except} and exists (
      select 1 from jsonb_array_elements(coalesce(i.evidence -> 'cited', '[]'::jsonb)) as cited
      where cited ->> 'id' = any (${textArray(articles)}))
    order by i.opened_at limit 1`);
  return row?.group ?? null;
}

async function alikeQuestion(
  tx: Database,
  { teamId, question, except = '' }: Groupable,
): Promise<string | null> {
  const language = languageOf(question);
  const words = new Set(analyze(question, language));
  if (words.size === 0) return null;
  const open = await tx.query<{ group: Column<'triage_items', 'group_id'> } & Row<'turns', 'question'>>(sql`
    select i.group_id as group, t.question from triage_items i join turns t on t.id = i.turn_id
    where i.team_id = ${teamId} and i.state = 'open' and i.id <> ${except} and t.question <> ''
    order by i.opened_at desc limit ${COMPARED}`);
  const alike = open
    .map((one) => ({ group: one.group, likeness: jaccard(words, new Set(analyze(one.question, language))) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((one, other) => other.likeness - one.likeness);
  return alike[0]?.group ?? null;
}
