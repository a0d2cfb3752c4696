import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { listRoles } from '../../admin/group-roles.ts';
import { seesChannel } from '../../admin/sees-channel.ts';
import { asId, type ChannelId } from '../../core/ids.ts';
import { labelOf } from '../../core/labelled.ts';
import type { Language } from '../../core/language.ts';
import { parseJson } from '../../core/parse-json.ts';
import { isSettingFamily, type SettingFamily } from '../../core/settings.ts';
import { roleWords } from '../../handoff/writing.ts';
import { t } from '../../messages/t.ts';
import { listGroups } from '../../store/directory.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { readSetting } from '../../store/settings.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { notifyExpired } from '../listeners/notify-expired.ts';
import { openModal, readingView, VIEW_GONE } from '../views/show-modal.ts';
import { readSubmission } from '../views/view-checks.ts';
import { areaName, paragraph } from './admin-blocks.ts';
import { LISTS, type ListName, type ListState, listState } from './admin-list.ts';
import { drawList } from './draw-list.ts';
import { forAdmins, type HomeAct } from './for-admins.ts';
import { homeInteractions } from './home-interactions.ts';
import { listEffective } from './list-effective.ts';
import { formMetadata, readEntered, type SettingForm, settingsFormView } from './settings-form.ts';
import { settingsForms } from './settings-forms.ts';

const anything = z.looseObject({});
const APPLIED: EventOutcome = { outcome: 'applied' };

/** The rows of settings in App Home: each opens a list or a form; a step of the checklist opens the form of its one entry. */
export const openSettings: Listener = (bolt, deps) => {
  bolt.action(
    homeInteractions.openArea.id,
    forAdmins(deps, async (act) => {
      const view = await drawArea(deps, act, act.action?.value ?? '');
      return openView(deps, act, { view });
    }),
  );
};

/** Buttons in lists: the form of one entry, other pages, and the search. */
export const browseSettings: Listener = (bolt, deps) => {
  bolt.action(
    homeInteractions.editSetting.id,
    forAdmins(deps, async (act) => {
      const { family, subject } = entryIn(act.action?.value);
      if (!isSettingFamily(family)) return { outcome: 'ignored', reason: 'no such setting' };
      const list = stateIn(act);
      const view = await drawForm(deps, act, {
        family,
        subject,
        ...(list && { list }),
      });
      return openView(deps, act, { view, how: 'views.push' });
    }),
  );
  for (const [constraints, page] of [
    [{ action_id: homeInteractions.previousPage.id }, pageIn],
    [{ action_id: homeInteractions.nextPage.id }, pageIn],
    [{ action_id: homeInteractions.field.id, block_id: 'search' }, searchIn],
  ] as const) {
    bolt.action(
      constraints,
      forAdmins(deps, async (act) => {
        const state = stateIn(act);
        if (state !== undefined) await redrawList(deps, act, { ...state, ...page(act) });
        return APPLIED;
      }),
    );
  }
};

/** The search of a list, sent by its button: the list closed with it, and is opened again with what was found. */
export const searchList: Listener = (bolt, deps) => {
  bolt.view(
    homeInteractions.search.id,
    forAdmins(deps, async (act, raw) => {
      const state = stateIn(act);
      if (state === undefined) return { outcome: 'ignored', reason: 'no list of ours' };
      const { search } = readEntered(readSubmission(raw)?.values ?? {});
      const found = { ...state, page: 0, search: String(search ?? '').slice(0, 200) };
      const view = await drawList(
        deps.database,
        { ...act, rereadable: deps.rereadable, roster: deps.roster },
        found,
      );
      return openView(deps, act, { view });
    }),
  );
};

/** Another channel was chosen in the form about channels: it is filled with the current settings there. */
export const chooseChannel: Listener = (bolt, deps) => {
  bolt.action(
    { action_id: homeInteractions.field.id, block_id: 'channelId' },
    forAdmins(deps, async (act) => {
      const subject = act.action?.selected_conversation ?? '';
      const metadata = formMetadata.safeParse(parseJson(act.view?.private_metadata));
      if (act.view === undefined || !metadata.success)
        return { outcome: 'ignored', reason: 'no form of ours' };
      const { list } = metadata.data;
      const view = await drawForm(deps, act, { family: 'channel', subject, ...(list && { list }) });
      await updateView(deps, act.view.id, view);
      return APPLIED;
    }),
  );
};

/** Draws a list again, in the view that shows it; one that was closed meanwhile stays closed. */
export async function redrawList(
  deps: ListenerDeps,
  act: HomeAct,
  state: ListState,
  more: { justRead?: number } = {},
): Promise<void> {
  const viewId = act.view?.root_view_id ?? act.view?.id;
  if (viewId === undefined) return;
  await updateView(
    deps,
    viewId,
    await drawList(
      deps.database,
      { ...act, ...more, rereadable: deps.rereadable, roster: deps.roster },
      state,
    ),
  );
}

/** The list that an action was done in. */
export function stateIn({ view }: HomeAct): ListState | undefined {
  const parsed = listState.safeParse(parseJson(view?.private_metadata));
  return parsed.success ? parsed.data : undefined;
}

/** Which setting a button is about: `family:subject`; a term may hold a colon. */
function entryIn(value: string | null | undefined): { family: string; subject: string } {
  const [, family = '', subject = ''] = /^([^:]*):?(.*)$/su.exec(value ?? '') ?? [];
  return { family, subject };
}

/** What a form is about, as its list names it; a channel is a field of its form. */
function aboutIn(
  { roster }: Pick<ListenerDeps, 'roster'>,
  { family, subject, language }: { family: SettingFamily; subject: string; language: Language },
): string {
  switch (family) {
    case 'topic':
      return labelOf(roster.topics, subject, language);
    case 'role':
      return subject === '' ? '' : roleWords(language, subject);
    case 'channel':
      return '';
    default:
      return subject;
  }
}

async function drawArea(deps: ListenerDeps, act: HomeAct, area: string): Promise<ModalView> {
  const { language } = act;
  if (LISTS.includes(area as ListName)) {
    return drawList(
      deps.database,
      { ...act, rereadable: deps.rereadable, roster: deps.roster },
      { list: area as ListName, page: 0, search: '' },
    );
  }
  const { family, subject } = entryIn(area);
  if (isSettingFamily(family)) return drawForm(deps, act, { family, subject });
  return readingView(language, areaName(language, 'connect'), [
    paragraph(t(language, 'slack.admin.connect')),
  ]);
}

async function drawForm(
  deps: ListenerDeps,
  act: HomeAct,
  { family, subject, list }: { family: SettingFamily; subject: string; list?: ListState },
): Promise<ModalView> {
  const { database, roster } = deps;
  const { teamId, personId, language } = act;
  const setting = await readSetting(database, teamId, family, subject);
  const groups = (await listGroups(database)).filter((group) => group.teamId === teamId);
  const channelId =
    family === 'channel' ? subject : ((setting.value as { channelId?: string | null }).channelId ?? '');
  const hidden = channelId !== '' && !(await seesChannel(database, { teamId, channelId, personId }));
  // A form takes the value of its own family; the two are looked up by the same name.
  return settingsFormView(settingsForms[family] as SettingForm<SettingFamily>, {
    language,
    metadata: {
      subject,
      version: setting.version,
      ...(list === undefined ? {} : { list }),
      ...(hidden ? { hidden: channelId } : {}),
    },
    about: aboutIn(deps, { family, subject, language }),
    value: setting.value,
    roles: await listRoles(database, teamId),
    agents: roster.agents,
    groups,
    // Only those who see a channel learn what comes there.
    effective:
      family === 'channel' && subject !== '' && !hidden
        ? await listEffective(deps, act, asId<ChannelId>(subject))
        : [],
  });
}

async function openView(
  deps: ListenerDeps,
  act: HomeAct,
  { view, how }: { view: ModalView; how?: 'views.push' },
): Promise<EventOutcome> {
  const opened = await openModal(deps.api, act.triggerId, view, how);
  return opened === null ? notifyExpired(deps, act, act.language) : APPLIED;
}

async function updateView(deps: ListenerDeps, view_id: string, view: ModalView): Promise<void> {
  await deps.api.call('views.update', { view_id, view }, anything).catch((error: unknown) => {
    if (!isRejection(error, VIEW_GONE)) throw error;
  });
}

function pageIn({ action }: HomeAct): Partial<ListState> {
  return { page: Math.max(0, Number.parseInt(action?.value ?? '0', 10) || 0) };
}

function searchIn({ action }: HomeAct): Partial<ListState> {
  return { page: 0, search: (action?.value ?? '').trim().slice(0, 200) };
}
