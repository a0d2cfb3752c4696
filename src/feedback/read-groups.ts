import { type SQL, sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import type { PersonId, TurnId } from '../core/ids.ts';
import type { TriageCategory, TriageSignal } from '../core/triage.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Column, Row } from '../store/row.ts';
import { readableQuestions, visibleTitles } from './what-readers-see.ts';

/** Items of one cause, as far as the viewer may see what they are about. */
export interface TriageGroup {
  groupId: Column<'triage_items', 'group_id'>;
  /** Newest first. */
  items: string[];
  count: number;
  /** The one that most of its items have. */
  category: TriageCategory;
  origins: TriageSignal['origin'][];
  /** How many people complained. */
  complaints: number;
  /** As the source names them, or `person:<id>`, or `role:<role>`. */
  proposedOwner: string | null;
  assigneeId: PersonId | null;
  openedAt: Date;
  newestAt: Date;
  about: TriageSubject;
}

/** What a group is called; `private`: nothing of it may be named to these readers. */
export type TriageSubject =
  | { type: 'article'; title: string }
  | { type: 'question'; text: string }
  | { type: 'private' };

/** Who will read what is named; the operator at the machine may see all. */
export type Readers = Audience | 'operator';

interface GroupRow extends Omit<TriageGroup, 'about'> {
  total: number;
  turns: TurnId[];
  articles: string[];
}

/** What a person took the trouble to say weighs as much as so many answers that nobody said anything about. */
const COMPLAINT_WEIGHT = 5;

/** Reads groups of items, those that weigh most first; `where` is about items called `i`. */
export async function readGroups(
  database: OpenDatabase,
  wanted: { where: SQL; readers: Readers; limit: number; offset?: number },
): Promise<{ groups: TriageGroup[]; total: number }> {
  const rows = await database.query<GroupRow>(sql`
    with chosen as materialized (select i.id, i.group_id, i.opened_at, i.origin from triage_items i where ${wanted.where}),
    page as (
      select group_id, count(*)::int as count, max(opened_at) as newest, count(*) over ()::int as total,
        sum(case when origin = 'rating' then ${COMPLAINT_WEIGHT}::int else 1 end) as weight from chosen
      group by group_id order by weight desc, max(opened_at) desc, group_id
      limit ${wanted.limit} offset ${wanted.offset ?? 0})
    select i.group_id as "groupId", array_agg(i.id order by i.opened_at desc, i.id) as items, page.count, page.total,
      mode() within group (order by i.category) as category, array_agg(distinct i.origin) as origins,
      array_agg(i.turn_id order by i.opened_at desc, i.id) as turns,
      array(select cited ->> 'id' from triage_items one, jsonb_array_elements(one.evidence -> 'cited') as cited
        where one.id = any (array_agg(i.id)) group by 1 order by count(*) desc, 1) as articles,
      (select count(distinct r.person_id)::int from triage_reports r where r.item_id = any (array_agg(i.id))) as complaints,
      (array_agg(i.proposed_owner order by i.opened_at))[1] as "proposedOwner", max(i.assignee_id) as "assigneeId",
      min(i.opened_at) as "openedAt", page.newest as "newestAt"
    from page join chosen on chosen.group_id = page.group_id join triage_items i on i.id = chosen.id
    group by i.group_id, page.count, page.total, page.newest, page.weight
    order by page.weight desc, page.newest desc, i.group_id`);
  const named = await readNames(database, rows, wanted.readers);
  const groups = rows.map(({ total: _total, turns, articles, ...row }) => {
    return { ...row, about: subjectOf({ turns, articles }, named) };
  });
  return { groups, total: rows[0]?.total ?? 0 };
}

interface Names {
  titles: Map<string, string>;
  questions: Map<TurnId, string>;
}

async function readNames(
  database: OpenDatabase,
  rows: readonly GroupRow[],
  readers: Readers,
): Promise<Names> {
  const articles = [...new Set(rows.flatMap((row) => row.articles))];
  const turns = rows.flatMap((row) => row.turns);
  if (readers === 'operator') return readAllNames(database, articles, turns);
  return {
    titles: await visibleTitles(database, readers, articles),
    questions: await readableQuestions(database, readers, turns),
  };
}

async function readAllNames(database: OpenDatabase, articles: string[], turns: TurnId[]): Promise<Names> {
  const titles = await database.query<Row<'articles', 'id' | 'title'>>(
    sql`select id, title from articles where id = any (${sql.param(articles)}::text[])`,
  );
  const questions = await database.query<Row<'turns', 'id' | 'question', { id: TurnId }>>(
    sql`select id, question from turns where id = any (${sql.param(turns)}::text[]) and question <> ''`,
  );
  return {
    titles: new Map(titles.map((row) => [row.id, row.title])),
    questions: new Map(questions.map((row) => [row.id, row.question])),
  };
}

/** The article that most of them cite, else the newest question. */
function subjectOf(
  { turns, articles }: Pick<GroupRow, 'turns' | 'articles'>,
  { titles, questions }: Names,
): TriageSubject {
  const article = articles.find((id) => titles.has(id));
  if (article !== undefined) return { type: 'article', title: titles.get(article)! };
  const turn = turns.find((id) => questions.has(id));
  return turn === undefined ? { type: 'private' } : { type: 'question', text: questions.get(turn)! };
}
