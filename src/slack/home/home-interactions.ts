import { z } from 'zod';
import { rereadLine } from '../../admin/read-sources.ts';
import type { TeamId } from '../../core/ids.ts';
import { type SettingFamily, settingSchemas } from '../../core/settings.ts';
import { LOOK_AT_TRIAGE } from '../../feedback/notify-owner.ts';
import type { DeclaredInteraction } from '../receiver/interaction-queue.ts';
import { FIELD_ACTION } from './admin-blocks.ts';
import { LIST_CALLBACK } from './admin-list.ts';
import { UNDO } from './change-row.ts';
import { EDIT_SETTING } from './draw-list.ts';
import { FINDING_ACT, OPEN_FINDINGS, PAGE_FINDINGS } from './finding-blocks.ts';
import { PREFER_PRIVATE } from './home-view.ts';
import { NAME_KEPT, NAME_MOVED } from './name-row.ts';
import { callbackOf } from './settings-form.ts';
import { OPEN_AREA } from './settings-rows.ts';
import { OWNER, REREAD } from './source-row.ts';
import {
  TRIAGE_ALL,
  TRIAGE_CATEGORY,
  TRIAGE_CLOSE,
  TRIAGE_FORM,
  TRIAGE_MINE,
  TRIAGE_OPEN_ANSWER,
  TRIAGE_PAGE,
} from './triage-blocks.ts';

const buttonOfSource = z.looseObject({ actions: z.tuple([z.looseObject({ value: z.string() })]) });

/** The buttons, menus and forms of App Home and of what it opens. */
export const homeInteractions = {
  example: { on: 'action', id: /^example:\d+$/, queue: 'own', asks: true },
  language: { on: 'action', id: 'language', queue: 'own' },
  preferPrivate: { on: 'action', id: PREFER_PRIVATE, queue: 'own' },
  openArea: { on: 'action', id: OPEN_AREA, queue: 'own' },
  editSetting: { on: 'action', id: EDIT_SETTING, queue: 'own' },
  previousPage: { on: 'action', id: 'list:previous', queue: 'own' },
  nextPage: { on: 'action', id: 'list:next', queue: 'own' },
  field: { on: 'action', id: FIELD_ACTION, queue: 'own' },
  search: { on: 'view', id: LIST_CALLBACK, queue: 'own' },
  undo: { on: 'action', id: UNDO, queue: 'own' },
  reread: { on: 'action', id: REREAD, queue: queueOfSource },
  owner: { on: 'action', id: OWNER, queue: 'own' },
  nameKept: { on: 'action', id: NAME_KEPT, queue: 'own' },
  nameMoved: { on: 'action', id: NAME_MOVED, queue: 'own' },
  allTriage: { on: 'action', id: TRIAGE_ALL, queue: 'own' },
  pageTriage: { on: 'action', id: new RegExp(`^${TRIAGE_PAGE}:`), queue: 'own' },
  chooseTriage: { on: 'action', id: TRIAGE_CATEGORY, queue: 'own' },
  lookAtTriage: { on: 'action', id: LOOK_AT_TRIAGE, queue: 'own' },
  takeTriage: { on: 'action', id: TRIAGE_MINE, queue: 'own' },
  openAnswer: { on: 'action', id: TRIAGE_OPEN_ANSWER, queue: 'own' },
  closeTriage: { on: 'action', id: new RegExp(`^${TRIAGE_CLOSE}:`), queue: 'own' },
  sendTriage: { on: 'view', id: TRIAGE_FORM, queue: 'own' },
  openFindings: { on: 'action', id: OPEN_FINDINGS, queue: 'own' },
  pageFindings: { on: 'action', id: new RegExp(`^${PAGE_FINDINGS}:`), queue: 'own' },
  actOnFinding: { on: 'action', id: new RegExp(`^${FINDING_ACT}:`), queue: 'own' },
} satisfies Record<string, DeclaredInteraction>;

/** The forms of settings. */
export const settingInteractions: DeclaredInteraction[] = (
  Object.keys(settingSchemas) as SettingFamily[]
).map((family) => ({ on: 'view', id: callbackOf(family), queue: 'own' }));

/** One source is never read twice at once. */
function queueOfSource(teamId: TeamId, payload: unknown): string | null {
  const parsed = buttonOfSource.safeParse(payload);
  return parsed.success ? rereadLine(teamId, parsed.data.actions[0].value) : null;
}
