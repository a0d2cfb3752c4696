import { type SQL, sql } from 'drizzle-orm';
import type { ChannelId, MessageTs, PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { TriageCategory, TriageSignal } from '../core/triage.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { RowAs } from '../store/row.ts';
import { type Readers, readGroups, type TriageGroup } from './read-groups.ts';
import { mayTriage, type TriagePerson } from './triage-access.ts';
import type { TriageEvidence } from './triage-evidence.ts';
import { readableQuestions, visibleTitles } from './what-readers-see.ts';

/** Who looks at triage: a person of the workspace, or the operator at the command line. */
export type TriageViewer = TriagePerson | 'operator';

/** How an item was closed. */
export const RESOLUTIONS = ['fixed', 'not_a_fault', 'duplicate', 'will_not_fix'] as const;
export type TriageResolution = (typeof RESOLUTIONS)[number];

/** Which groups are wanted. */
export interface TriageQuery {
  viewer: TriageViewer;
  /** `open` unless given; `all`: closed ones too. */
  state?: 'open' | 'closed' | 'all';
  category?: TriageCategory;
  limit?: number;
  offset?: number;
}

/** The groups that a viewer may see, those that weigh most first, named as far as the viewer may read it. */
export function listTriage(
  database: OpenDatabase,
  query: TriageQuery,
): Promise<{ groups: TriageGroup[]; total: number }> {
  const { viewer, state = 'open', category, limit = 50, offset = 0 } = query;
  const conditions = [
    within(viewer),
    ...(state === 'all' ? [] : [sql`i.state = ${state}`]),
    ...(category === undefined ? [] : [sql`i.category = ${category}`]),
  ];
  const where = sql.join(conditions, sql` and `);
  return readGroups(database, { where, readers: readersOf(viewer), limit, offset });
}

/** What one person reported of an answer. */
export interface TriageReport {
  personId: PersonId;
  fault: string | null;
  comment: string | null;
  expected: string | null;
  reportedAt: Date;
  toldAt: Date | null;
}

/** One item with all that speaks for it. */
export interface TriageItem {
  id: string;
  teamId: TeamId;
  /** Also the id of its receipt. */
  turnId: TurnId;
  origin: TriageSignal['origin'];
  category: TriageCategory;
  state: 'open' | 'closed';
  groupId: string;
  proposedOwner: string | null;
  assigneeId: PersonId | null;
  evidence: TriageEvidence;
  resolution: TriageResolution | null;
  note: string | null;
  closedBy: string | null;
  openedAt: Date;
  closedAt: Date | null;
  /** Null: the viewer could not read it where it was asked, or its text is forgotten. */
  question: string | null;
  /** What was said, and where; null: the viewer may not read all that it rests on, or not where it was said, or it is gone. */
  answer: TriageAnswer | null;
  /** Whether something is left out because the viewer may not read it. */
  isPartial: boolean;
  /** Open items of the same cause, this one not counted. */
  alike: number;
  reports: TriageReport[];
}

/** An answer as it was said, in what Slack calls mrkdwn, and its message. */
export interface TriageAnswer {
  text: string;
  channelId: ChannelId;
  ts: MessageTs;
}

/** An item as it is kept. */
type KeptItem = Omit<TriageItem, 'reports' | 'answer' | 'isPartial'>;

/** One item, with what the viewer may see of it; null when there is none that they may see. */
export async function readTriageItem(
  database: OpenDatabase,
  id: string,
  viewer: TriageViewer,
): Promise<TriageItem | null> {
  const [item] = await database.query<RowAs<'triage_items', KeptItem, 'question' | 'alike'>>(sql`
    select i.id, i.team_id as "teamId", i.turn_id as "turnId", i.origin, i.category, i.state, i.group_id as "groupId",
      i.proposed_owner as "proposedOwner", i.assignee_id as "assigneeId", i.evidence, i.resolution, i.note,
      i.closed_by as "closedBy", i.opened_at as "openedAt", i.closed_at as "closedAt", nullif(t.question, '') as question,
      (select count(*)::int from triage_items other
        where other.group_id = i.group_id and other.state = 'open' and other.id <> i.id) as alike
    from triage_items i left join turns t on t.id = i.turn_id where i.id = ${id} and ${within(viewer)}`);
  if (item === undefined) return null;
  const reports = await database.query<RowAs<'triage_reports', TriageReport>>(sql`
    select person_id as "personId", fault, comment, expected, reported_at as "reportedAt", told_at as "toldAt"
    from triage_reports where item_id = ${id} order by reported_at, person_id`);
  return { ...(await forReaders(database, item, readersOf(viewer))), reports };
}

/** Leaves out what the readers may not see: articles, records, and words from a place that they cannot read. */
async function forReaders(
  database: OpenDatabase,
  item: KeptItem,
  readers: Readers,
): Promise<Omit<TriageItem, 'reports'>> {
  if (readers === 'operator') return { ...item, answer: await readAnswer(database, item), isPartial: false };
  const { cited = [], seen = [], ...evidence } = item.evidence;
  const articles = [...cited.map((one) => one.id), ...seen.flatMap((one) => one.article ?? [])];
  const titles = await visibleTitles(database, readers, articles);
  const questions = await readableQuestions(database, readers, [item.turnId]);
  const shown = {
    cited: cited.filter((one) => titles.has(one.id)),
    seen: seen.filter((one) => one.article !== undefined && titles.has(one.article)),
  };
  const whole = shown.cited.length === cited.length && shown.seen.length === seen.length;
  const question = questions.get(item.turnId) ?? null;
  return {
    ...item,
    question,
    answer: whole && question !== null ? await readAnswer(database, item) : null,
    isPartial: !whole || (question === null && item.question !== null),
    // Reasons and checks say something of each source.
    evidence: whole ? { ...evidence, ...shown } : { because: [], ...shown },
  };
}

/** The first message of an answer as it stands. */
async function readAnswer(
  database: OpenDatabase,
  { teamId, turnId }: Pick<KeptItem, 'teamId' | 'turnId'>,
): Promise<TriageAnswer | null> {
  const [row] = await database.query<RowAs<'messages', TriageAnswer>>(sql`
    select text, channel_id as "channelId", ts from messages
    where turn_id = ${turnId} and team_id = ${teamId} and kind = 'answer' and deleted_at is null and text <> ''
    order by ts limit 1`);
  return row ?? null;
}

function within(viewer: TriageViewer): SQL {
  return viewer === 'operator' ? sql`true` : mayTriage(viewer);
}

function readersOf(viewer: TriageViewer): Readers {
  if (viewer === 'operator') return 'operator';
  return { teamId: viewer.teamId, everyone: false, people: [viewer.id] };
}
