import { readChecklist } from '../../admin/read-checklist.ts';
import { readFigures } from '../../admin/read-figures.ts';
import { readOpenHandoffs, readOwnHandoffs } from '../../admin/read-open-handoffs.ts';
import { readOverview } from '../../admin/read-overview.ts';
import { readRecentQuestions } from '../../admin/read-recent-questions.ts';
import { summarizeSources } from '../../admin/read-sources.ts';
import { listSettingChanges } from '../../admin/settings-history.ts';
import type { Language } from '../../core/language.ts';
import { listFindings } from '../../curation/list-findings.ts';
import { listTriage } from '../../feedback/triage.ts';
import type { StoredPerson } from '../../store/directory.ts';
import type { SuggestedPrompt } from '../../turn/suggest-prompts.ts';
import { asLanguage } from '../directory/preferred-language.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import type { AdminContent } from './admin-home-blocks.ts';
import type { HomeContent } from './home-view.ts';
import { isAdminPerson } from './judge-form.ts';

const RECENT = 5;
const HANDOFFS = 5;
const TRIAGE = 5;

/** Reads what App Home shows a person: one statement a section. */
export async function readHome(
  deps: ListenerDeps,
  person: StoredPerson,
  given: { language: Language; prompts: SuggestedPrompt[] },
): Promise<HomeContent> {
  const { database } = deps;
  const { teamId, id: personId, preferences } = person;
  return {
    ...given,
    preference: asLanguage(preferences.language),
    privateByDefault: preferences.privateByDefault === true,
    recent: await readRecentQuestions(database, { teamId, personId, limit: RECENT }),
    handoffs: await readOwnHandoffs(database, { teamId, personId, limit: HANDOFFS }),
    triage: await listTriage(database, { viewer: person, limit: TRIAGE }),
    findings: await readFindings(database, person),
    admin: isAdminPerson(person) ? await readAdminPart(deps, person, given.prompts) : null,
  };
}

/** Where nothing is open, what somebody decided can still be taken back. */
async function readFindings(
  database: ListenerDeps['database'],
  viewer: StoredPerson,
): Promise<HomeContent['findings']> {
  const open = await listFindings(database, { viewer, limit: 0 });
  if (open.total > 0 || isAdminPerson(viewer)) return { ...open, decided: 0 };
  const { total } = await listFindings(database, { viewer, state: 'decided', limit: 0 });
  return { ...open, decided: total };
}

async function readAdminPart(
  { database, clock, identity }: ListenerDeps,
  { teamId }: StoredPerson,
  prompts: readonly SuggestedPrompt[],
): Promise<AdminContent> {
  const { botUserId, url } = identity;
  const [lastChange = null] = await listSettingChanges(database, { teamId, limit: 1 });
  return {
    figures: await readFigures(database, { teamId, now: clock.now() }),
    checklist: await readChecklist(database, { teamId, botUserId }),
    handoffs: await readOpenHandoffs(database, { teamId, limit: HANDOFFS }),
    overview: await readOverview(database, teamId),
    sources: await summarizeSources(database),
    lastChange,
    workspaceUrl: url,
    example: prompts[0]?.message ?? '',
  };
}
