import { asId, type PersonId } from '../../../core/ids.ts';
import { type SettingFamily, settingSchemas } from '../../../core/settings.ts';
import { say } from '../../../messages/say.ts';
import type { EventOutcome } from '../../../store/inbox.ts';
import { changeSetting, readSetting } from '../../../store/settings.ts';
import { readChange, undoChange, valueBefore } from '../../../store/settings-history.ts';
import { leavesAnAdmin } from '../../../store/settings-roles.ts';
import { followGroupRoles } from '../../directory/sync-directory.ts';
import { nameOf } from '../../listeners/ask-for-person.ts';
import type { Listener, ListenerDeps } from '../../listeners/listener.ts';
import { readSubmission } from '../../views/view-checks.ts';
import { publishHomes } from '../publish-home.ts';
import { plainMoment } from '../views/admin-blocks.ts';
import { UNDO } from '../views/admin-change-row.ts';
import { callbackOf } from '../views/settings-form.ts';
import { type Judged, judgeForm } from '../views/settings-judge.ts';
import { forAdmins, type HomeAct, tellInModal } from './settings-admin-only.ts';
import { redrawList, stateIn } from './settings-open.ts';

const APPLIED: EventOutcome = { outcome: 'applied' };

/** A form of settings that was sent: judged once more, then in force from the next turn on. */
export const saveSettings: Listener = (bolt, deps) => {
  for (const family of Object.keys(settingSchemas) as SettingFamily[]) {
    bolt.view(
      callbackOf(family),
      forAdmins(deps, async (act, raw) => {
        const submitted = readSubmission(raw);
        if (submitted === null) return { outcome: 'ignored', reason: 'a form that cannot be read' };
        const judged = await judgeForm(family, submitted, deps);
        if (judged.type === 'fine') return save(deps, act, judged);
        await tellInModal(deps, act, Object.values(judged.errors).join('\n'));
        return { outcome: 'ignored', reason: 'the form does not fit any more' };
      }),
    );
  }
};

/** "Undo" beside a change. */
export const undoSettings: Listener = (bolt, deps) => {
  bolt.action(
    UNDO,
    forAdmins(deps, async (act) => {
      const refused = await undo(deps, act, Number(act.action?.value));
      if (refused !== null) await tellInModal(deps, act, refused);
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
  { family, subject, value, metadata }: Extract<Judged, { type: 'fine' }>,
): Promise<EventOutcome> {
  const { teamId, personId } = act;
  const before = await readSetting(deps.database, teamId, family, subject);
  const same = before.version > 0 && JSON.stringify(before.value) === JSON.stringify(value);
  if (!same) {
    const change = { teamId, family, subject, value, expectedVersion: metadata.version };
    const saved = await changeSetting(deps.database, { ...change, actor: personId, at: deps.clock.now() });
    if (saved === null) {
      const now = await readSetting(deps.database, teamId, family, subject);
      await tellInModal(deps, act, await newerText(deps, act, 'conflict', now.updatedBy, now.updatedAt));
      return { outcome: 'ignored', reason: 'another admin was faster' };
    }
    await takeEffect(deps, act, family);
  }
  if (metadata.list !== undefined) await redrawList(deps, act, metadata.list);
  return APPLIED;
}

/** Takes a change back; what speaks against it, or null. */
async function undo(deps: ListenerDeps, act: HomeAct, changeId: number): Promise<string | null> {
  const { teamId, personId, language } = act;
  const fault = (name: 'gone' | 'last_admin') => say(language, `slack.admin.fault.${name}`);
  const change = Number.isSafeInteger(changeId) ? await readChange(deps.database, teamId, changeId) : null;
  if (change === null) return fault('gone');
  if (change.family === 'role' && change.subject === 'admin') {
    const { groups } = valueBefore('role', change.before);
    if (!(await leavesAnAdmin(deps.database, teamId, groups))) return fault('last_admin');
  }
  const result = await undoChange(deps.database, { teamId, changeId, actor: personId, at: deps.clock.now() });
  if (result.type === 'unknown') return fault('gone');
  if (result.type === 'superseded') return newerText(deps, act, 'superseded', result.by, result.at);
  await takeEffect(deps, act, result.family);
  return null;
}

async function takeEffect(
  deps: ListenerDeps,
  { teamId, personId }: HomeAct,
  family: SettingFamily,
): Promise<void> {
  if (family === 'role') await followGroupRoles({ ...deps, teamId });
  await publishHomes(deps, teamId, personId);
}

async function newerText(
  deps: ListenerDeps,
  { teamId, personId, language }: HomeAct,
  fault: 'conflict' | 'superseded',
  by: string | null,
  at: Date | null,
): Promise<string> {
  const reader = await deps.directory.person(teamId, personId);
  return say(language, `slack.admin.fault.${fault}`, {
    person: by === null ? '' : await nameOf(deps, teamId, asId<PersonId>(by)),
    when: at === null ? '' : plainMoment(at, language, reader?.timeZone ?? 'UTC'),
  });
}
