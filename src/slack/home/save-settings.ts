import { saveSetting, undoSetting } from '../../admin/change-settings.ts';
import { type SettingFamily, settingSchemas } from '../../core/settings.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { followGroupRoles } from '../directory/sync-directory.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { readSubmission } from '../views/view-checks.ts';
import { faultText } from './fault-text.ts';
import { forAdmins, type HomeAct, showInModal } from './for-admins.ts';
import { homeInteractions } from './home-interactions.ts';
import { type JudgedForm, judgeForm, newerValues } from './judge-form.ts';
import { redrawList, stateIn } from './open-settings.ts';
import { publishHomes } from './publish-home.ts';
import { callbackOf } from './settings-form.ts';

const APPLIED: EventOutcome = { outcome: 'applied' };

/** A form of settings that was sent: judged once more, then applied from the next turn on. */
export const saveSettings: Listener = (bolt, deps) => {
  for (const family of Object.keys(settingSchemas) as SettingFamily[]) {
    bolt.view(
      callbackOf(family),
      forAdmins(deps, async (act, raw) => {
        const submitted = readSubmission(raw);
        if (submitted === null) return { outcome: 'ignored', reason: 'a form that cannot be read' };
        const judged = await judgeForm(family, submitted, deps);
        if (judged.type === 'fine') return save(deps, act, judged);
        await showInModal(deps, act, Object.values(judged.errors).join('\n'));
        return { outcome: 'ignored', reason: 'the form does not fit any more' };
      }),
    );
  }
};

/** "Undo" beside a change. */
export const undoSettings: Listener = (bolt, deps) => {
  bolt.action(
    homeInteractions.undo.id,
    forAdmins(deps, async (act) => {
      const refused = await undo(deps, act, Number(act.action?.value));
      if (refused !== null) await showInModal(deps, act, refused);
      const state = stateIn(act);
      if (state !== undefined) await redrawList(deps, act, state);
      return refused === null
        ? APPLIED
        : { outcome: 'ignored', reason: 'the change could not be taken back' };
    }),
  );
};

async function save(
  deps: ListenerDeps,
  act: HomeAct,
  { metadata, type: _, ...setting }: Extract<JudgedForm, { type: 'fine' }>,
): Promise<EventOutcome> {
  const { teamId, personId } = act;
  const wanted = { teamId, ...setting, version: metadata.version, actor: personId, at: deps.clock.now() };
  const saved = await saveSetting(deps.database, wanted);
  if (saved.type === 'outdated') {
    await showInModal(
      deps,
      act,
      faultText(act.language, 'conflict', await newerValues(deps, { ...act, ...saved })),
    );
    return { outcome: 'ignored', reason: 'another admin was faster' };
  }
  if (saved.type === 'saved') await takeEffect(deps, act, setting.family);
  if (metadata.list !== undefined) await redrawList(deps, act, metadata.list);
  return APPLIED;
}

/** Takes a change back; what speaks against it, or null. */
async function undo(deps: ListenerDeps, act: HomeAct, changeId: number): Promise<string | null> {
  const { teamId, personId, language } = act;
  const wanted = { teamId, changeId, actor: personId, at: deps.clock.now() };
  const result = await undoSetting(deps.database, wanted);
  switch (result.type) {
    case 'unknown':
      return faultText(language, 'gone');
    case 'last_admin':
      return faultText(language, 'last_admin');
    case 'superseded':
      return faultText(language, 'superseded', await newerValues(deps, { ...act, ...result }));
    case 'undone':
      await takeEffect(deps, act, result.family);
      return null;
  }
}

async function takeEffect(
  deps: ListenerDeps,
  { teamId, personId }: HomeAct,
  family: SettingFamily,
): Promise<void> {
  if (family === 'role') await followGroupRoles({ ...deps, teamId });
  await publishHomes(deps, teamId, personId);
}
