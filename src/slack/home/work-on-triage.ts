import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import { TRIAGE_CATEGORIES } from '../../core/triage.ts';
import { assignTriage, closeTriage, type TriageChange } from '../../feedback/change-triage.ts';
import { listTriage, RESOLUTIONS, readTriageItem } from '../../feedback/triage.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { readPerson } from '../../store/people.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { notifyExpired } from '../listeners/notify-expired.ts';
import { openModal, readingView, showModal, VIEW_GONE } from '../views/show-modal.ts';
import { readSubmission } from '../views/view-checks.ts';
import { withOutcome } from '../with-outcome.ts';
import { paragraph } from './admin-blocks.ts';
import { faultText } from './fault-text.ts';
import { type HomeAct, readHomeAct, showInModal } from './for-admins.ts';
import { homeInteractions } from './home-interactions.ts';
import { publishHomes } from './publish-home.ts';
import { readEntered } from './settings-form.ts';
import {
  closedFrom,
  TRIAGE_ROWS,
  type TriagePage,
  triageCloseView,
  triageItemView,
  triageListView,
  triagePage,
} from './triage-blocks.ts';

const anything = z.looseObject({});
const entered = z.object({ as: z.enum(RESOLUTIONS), note: z.string().nullish() });
const APPLIED: EventOutcome = { outcome: 'applied' };

/** Answers to look at: the list of them, one with all that speaks for it, taking it on and closing it; who may is decided with each click. */
export const workOnTriage: Listener = (bolt, deps) => {
  bolt.action(
    homeInteractions.allTriage.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      return show(deps, act, () => drawList(deps, act, { page: 0, category: null }));
    }),
  );
  bolt.action(
    homeInteractions.pageTriage.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      const page = z.coerce.number().pipe(triagePage.shape.page).safeParse(act.action?.value);
      if (!page.success) return { outcome: 'ignored', reason: 'no page of ours' };
      await redraw(deps, act.view?.id, await drawList(deps, act, { ...pageIn(act), page: page.data }));
      return APPLIED;
    }),
  );
  bolt.action(
    homeInteractions.chooseTriage.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      const category = TRIAGE_CATEGORIES.find((one) => one === act.action?.selected_option?.value) ?? null;
      await redraw(deps, act.view?.id, await drawList(deps, act, { page: 0, category }));
      return APPLIED;
    }),
  );
  bolt.action(
    homeInteractions.lookAtTriage.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      return show(deps, act, () => drawItem(deps, act, act.action?.value ?? ''));
    }),
  );
  bolt.action(
    homeInteractions.takeTriage.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      const itemId = act.action?.value ?? '';
      const change = await assignTriage(deps.database, { itemId, by: act.personId, to: act.personId });
      if (change.type === 'done') await redraw(deps, act.view?.id, await drawItem(deps, act, itemId));
      return finish(deps, act, change);
    }),
  );
  bolt.action(
    homeInteractions.closeTriage.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      const how = RESOLUTIONS.find((one) => act.action?.action_id.endsWith(`:${one}`)) ?? null;
      const from = { item: act.action?.value ?? '', view: act.view?.id ?? null };
      const opened = await openModal(
        deps.api,
        act.triggerId,
        triageCloseView(act.language, from, how),
        isInModal(act) ? 'views.push' : 'views.open',
      );
      return opened === null ? notifyExpired(deps, act, act.language) : APPLIED;
    }),
  );
  bolt.view(
    homeInteractions.sendTriage.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      const { as, note } = entered.parse(readEntered(readSubmission(raw)?.values ?? {}));
      const from = closedFrom.parse(parseJson(act.view?.private_metadata ?? ''));
      const wanted = { itemId: from.item, by: act.personId, as, wholeGroup: true };
      const change = await closeTriage(deps.database, { ...wanted, ...(note ? { note } : {}) });
      if (change.type === 'done' && from.view !== null)
        await redraw(deps, from.view, await drawItem(deps, act, from.item));
      return finish(deps, act, change);
    }),
  );
  // The link is followed by Slack itself.
  bolt.action(
    homeInteractions.openAnswer.id,
    withOutcome(() => Promise.resolve(APPLIED)),
  );
};

async function show(
  deps: ListenerDeps,
  act: HomeAct,
  content: () => Promise<ModalView>,
): Promise<EventOutcome> {
  const { language, triggerId } = act;
  const modal = { triggerId, language, title: t(language, 'slack.home.triage'), content };
  const shown = await showModal(deps.api, { ...modal, above: isInModal(act) });
  return shown ? APPLIED : notifyExpired(deps, act, language);
}

/** App Home is a view too, on which nothing can be pushed. */
function isInModal({ view }: HomeAct): boolean {
  return view?.type === 'modal';
}

function pageIn({ view }: HomeAct): TriagePage {
  const page = triagePage.safeParse(parseJson(view?.private_metadata ?? ''));
  return page.success ? page.data : { page: 0, category: null };
}

async function drawList({ database }: ListenerDeps, act: HomeAct, wanted: TriagePage): Promise<ModalView> {
  const viewer = await readPerson(database, act.teamId, act.personId);
  const read = (page: number) =>
    viewer === null || viewer.deleted
      ? Promise.resolve({ groups: [], total: 0 })
      : listTriage(database, {
          viewer,
          limit: TRIAGE_ROWS,
          offset: page * TRIAGE_ROWS,
          ...(wanted.category === null ? {} : { category: wanted.category }),
        });
  const list = await read(wanted.page);
  const { language } = act;
  // A page that is empty by now gives way to the first.
  if (list.groups.length === 0 && wanted.page > 0)
    return triageListView({ language, page: { ...wanted, page: 0 }, ...(await read(0)) });
  return triageListView({ language, page: wanted, ...list });
}

async function drawItem(
  { database, identity }: ListenerDeps,
  { teamId, personId, language }: HomeAct,
  id: string,
): Promise<ModalView> {
  const viewer = await readPerson(database, teamId, personId);
  const item = viewer === null || viewer.deleted ? null : await readTriageItem(database, id, viewer);
  if (item === null)
    return readingView(language, t(language, 'slack.home.triage'), [
      paragraph(t(language, 'slack.triage.gone')),
    ]);
  return triageItemView(item, { language, workspaceUrl: identity.url });
}

/** What App Home shows stays as it is; a modal that was closed meanwhile is nobody's any more. */
async function redraw(deps: ListenerDeps, viewId: string | undefined, view: ModalView): Promise<void> {
  if (viewId === undefined) return;
  await deps.api.call('views.update', { view_id: viewId, view }, anything).catch((error: unknown) => {
    if (!isRejection(error, VIEW_GONE)) throw error;
  });
}

async function finish(deps: ListenerDeps, act: HomeAct, change: TriageChange): Promise<EventOutcome> {
  if (change.type === 'refused') {
    const fault = change.reason === 'not_allowed' ? 'not_allowed' : 'gone';
    await showInModal(deps, act, faultText(act.language, fault));
  }
  await publishHomes(deps, act.teamId, act.personId);
  return change.type === 'done' ? APPLIED : { outcome: 'ignored', reason: change.reason };
}
