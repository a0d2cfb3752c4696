import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { isAdminPerson } from '../../admin/is-admin.ts';
import type { Language } from '../../core/language.ts';
import { parseJson } from '../../core/parse-json.ts';
import { type AskResult, askOwner } from '../../curation/ask-owner.ts';
import { decideFinding, type FindingAct, type FindingResult } from '../../curation/decide-finding.ts';
import { listFindings, readFinding } from '../../curation/list-findings.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { readPerson, type StoredPerson } from '../../store/people.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { notifyExpired } from '../listeners/notify-expired.ts';
import { showModal, VIEW_GONE } from '../views/show-modal.ts';
import { withOutcome } from '../with-outcome.ts';
import {
  FINDINGS_PAGE,
  type FindingPage,
  findingClick,
  findingPage,
  findingsView,
} from './finding-blocks.ts';
import { type HomeAct, readHomeAct } from './for-admins.ts';
import { homeInteractions } from './home-interactions.ts';
import { publishHomes } from './publish-home.ts';

const anything = z.looseObject({});
const APPLIED: EventOutcome = { outcome: 'applied' };

/** The list of articles to look at, and what is done about one; who may is decided with each click again. */
export const workOnFindings: Listener = (bolt, deps) => {
  bolt.action(
    homeInteractions.openFindings.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      const state = act.action?.value === 'decided' ? 'decided' : 'open';
      const shown = await showModal(deps.api, {
        triggerId: act.triggerId,
        language: act.language,
        title: t(act.language, 'curation.title'),
        content: () => draw(deps, act, { page: 0, state }),
      });
      return shown ? APPLIED : notifyExpired(deps, act, act.language);
    }),
  );
  bolt.action(
    homeInteractions.pageFindings.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      const page = findingPage.safeParse(parseJson(act.action?.value));
      if (!page.success) return { outcome: 'ignored', reason: 'no page of ours' };
      await redraw(deps, act, page.data);
      return APPLIED;
    }),
  );
  bolt.action(
    homeInteractions.actOnFinding.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      const note = await carryOut(deps, act);
      if (note === null) await publishHomes(deps, act.teamId, act.personId);
      const page = findingPage.safeParse(parseJson(act.view?.private_metadata));
      const text = note === null ? undefined : noteText(act.language, note);
      await redraw(deps, act, page.success ? page.data : { page: 0, state: 'open' }, text);
      return note === null || note === 'asked' ? APPLIED : { outcome: 'ignored', reason: note };
    }),
  );
};

type Note =
  | 'asked'
  | 'decided'
  | Extract<AskResult, { type: 'refused' }>['reason']
  | Extract<FindingResult, { type: 'refused' }>['reason'];

function noteText(language: Language, note: Note): string {
  switch (note) {
    case 'already':
    case 'same':
    case 'undone':
    case 'undecided':
      return t(language, 'curation.note.done_before');
    default:
      return t(language, `curation.note.${note}`);
  }
}

/** What came of a click: null when it is done and the list shows it, else what to say above the list. */
async function carryOut(
  { database }: ListenerDeps,
  { teamId, personId, action }: HomeAct,
): Promise<Note | null> {
  const click = findingClick.safeParse(parseJson(action?.value));
  const person = await readPerson(database, teamId, personId);
  if (!click.success || person === null) return 'unknown';
  const { finding: findingId, act, article, seen } = click.data;
  if (act === 'ask') {
    const asked = await askOwner(database, { findingId, by: person });
    return asked.type === 'asked' ? 'asked' : asked.reason;
  }
  const finding = await readFinding(database, person, findingId);
  if (finding === null) return 'unknown';
  const wanted = toAct(act, finding.articleIds[article] ?? '');
  const result = await decideFinding(database, {
    findingId,
    act: wanted,
    by: person,
    ...(act === 'undo' ? { seen } : {}),
  });
  if (result.type === 'done') return null;
  return result.type === 'decided' ? 'decided' : result.reason;
}

function toAct(act: 'retire' | 'prefer' | 'dismiss' | 'undo', articleId: string): FindingAct {
  return act === 'retire' || act === 'prefer' ? { type: act, articleId } : { type: act };
}

async function draw(
  { database }: ListenerDeps,
  { teamId, personId, language }: HomeAct,
  page: FindingPage,
  note?: string,
): Promise<ModalView> {
  const viewer = await readPerson(database, teamId, personId);
  const list = viewer === null || viewer.deleted ? null : await readPage(database, viewer, page);
  return findingsView({
    language,
    page: list?.page ?? page,
    list: list?.list ?? { findings: [], total: 0, counts: NO_COUNTS },
    isAdmin: viewer !== null && isAdminPerson(viewer),
    ...(note === undefined ? {} : { note }),
  });
}

const NO_COUNTS = { contradiction: 0, duplicate: 0, overlap: 0, stale: 0, orphan: 0 };

/** A page that is empty by now gives way to the last that is not. */
async function readPage(
  database: ListenerDeps['database'],
  viewer: StoredPerson,
  page: FindingPage,
): Promise<{ page: FindingPage; list: Awaited<ReturnType<typeof listFindings>> }> {
  const read = (at: number) =>
    listFindings(database, { viewer, state: page.state, limit: FINDINGS_PAGE, offset: at * FINDINGS_PAGE });
  const list = await read(page.page);
  if (list.findings.length > 0 || list.total === 0) return { page, list };
  const last = Math.ceil(list.total / FINDINGS_PAGE) - 1;
  return { page: { ...page, page: last }, list: await read(last) };
}

/** Draws the list again where it is shown; one that was closed meanwhile stays closed. */
async function redraw(deps: ListenerDeps, act: HomeAct, page: FindingPage, note?: string): Promise<void> {
  const view_id = act.view?.root_view_id ?? act.view?.id;
  if (view_id === undefined) return;
  const view = await draw(deps, act, page, note);
  await deps.api.call('views.update', { view_id, view }, anything).catch((error: unknown) => {
    if (!isRejection(error, VIEW_GONE)) throw error;
  });
}
