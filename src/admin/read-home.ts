import type { PersonId } from '../core/ids.ts';
import { type FindingList, listFindings } from '../curation/list-findings.ts';
import type { TriageGroup } from '../feedback/read-groups.ts';
import { listTriage } from '../feedback/triage.ts';
import type { OpenDatabase } from '../store/database.ts';
import { listMovedNames } from '../store/names.ts';
import type { StoredPerson } from '../store/people.ts';
import { isAdminPerson } from './is-admin.ts';
import { type Checklist, readChecklist } from './read-checklist.ts';
import { type FigureCount, readFigures, type UsageFigure } from './read-figures.ts';
import { readOpenHandoffs, readOwnHandoffs, type WaitingHandoff } from './read-open-handoffs.ts';
import { type Overview, readOverview } from './read-overview.ts';
import { type RecentQuestion, readRecentQuestions } from './read-recent-questions.ts';
import { type SourceSummary, summarizeSources } from './read-sources.ts';
import { listSettingChanges, type RecordedChange } from './settings-history.ts';

/** What a person is told of their own and, as far as their roles allow, of the workspace. */
export interface HomeFacts {
  recent: RecentQuestion[];
  /** Their own. */
  handoffs: WaitingHandoff[];
  /** What they may look at of others' complaints; empty for most people. */
  triage: { groups: TriageGroup[]; total: number };
  /** What they may look at about articles, and where that is nothing, how many were decided; none for most people. */
  findings: FindingList & { decided: number };
  /** Null: they may not administer. */
  admin: AdminFacts | null;
}

/** What an admin is told besides. */
export interface AdminFacts {
  figures: Record<UsageFigure, FigureCount>;
  checklist: Checklist;
  handoffs: WaitingHandoff[];
  overview: Overview;
  sources: SourceSummary;
  lastChange: RecordedChange | null;
  /** How many names that rights hang on somebody else bears by now. */
  movedNames: number;
}

const RECENT = 5;
const HANDOFFS = 5;
const TRIAGE = 5;

/** Reads what a person is told at the bot's home: one statement a section. */
export async function readHome(
  database: OpenDatabase,
  person: StoredPerson,
  { botUserId, now }: { botUserId: PersonId; now: Date },
): Promise<HomeFacts> {
  const { teamId, id: personId } = person;
  return {
    recent: await readRecentQuestions(database, { teamId, personId, limit: RECENT }),
    handoffs: await readOwnHandoffs(database, { teamId, personId, limit: HANDOFFS }),
    triage: await listTriage(database, { viewer: person, limit: TRIAGE }),
    findings: await readFindings(database, person),
    admin: isAdminPerson(person) ? await readAdminPart(database, { teamId, botUserId, now }) : null,
  };
}

/** Where nothing is open, what somebody decided can still be taken back. */
async function readFindings(database: OpenDatabase, viewer: StoredPerson): Promise<HomeFacts['findings']> {
  const open = await listFindings(database, { viewer, limit: 0 });
  if (open.total > 0 || isAdminPerson(viewer)) return { ...open, decided: 0 };
  const { total } = await listFindings(database, { viewer, state: 'decided', limit: 0 });
  return { ...open, decided: total };
}

async function readAdminPart(
  database: OpenDatabase,
  { teamId, botUserId, now }: Pick<StoredPerson, 'teamId'> & { botUserId: PersonId; now: Date },
): Promise<AdminFacts> {
  const [lastChange = null] = await listSettingChanges(database, { teamId, limit: 1 });
  return {
    figures: await readFigures(database, { teamId, now }),
    checklist: await readChecklist(database, { teamId, botUserId }),
    handoffs: await readOpenHandoffs(database, { teamId, limit: HANDOFFS }),
    overview: await readOverview(database, teamId),
    sources: await summarizeSources(database),
    lastChange,
    movedNames: (await listMovedNames(database)).length,
  };
}
