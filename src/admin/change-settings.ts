import type { PersonId, TeamId } from '../core/ids.ts';
import type { Setting, SettingFamily } from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import { changeSetting, readSetting } from '../store/settings.ts';
import { leavesAnAdmin } from './group-roles.ts';
import { readChange, type UndoResult, undoChange, valueBefore } from './settings-history.ts';

/** What came of saving a setting: `same`: it was set already; `outdated`: another admin was faster. */
export type SavedSetting =
  | { type: 'saved' }
  | { type: 'same' }
  | { type: 'outdated'; by: string | null; at: Date | null };

/** Saves a setting that was judged fine, unless it is set already. */
export async function saveSetting(
  database: Database,
  wanted: {
    teamId: TeamId;
    family: SettingFamily;
    subject: string;
    value: Setting<SettingFamily>;
    /** The version that the admin saw. */
    version: number;
    actor: PersonId;
    at: Date;
  },
): Promise<SavedSetting> {
  const { version, ...change } = wanted;
  const { teamId, family, subject, value } = change;
  const before = await readSetting(database, teamId, family, subject);
  const isSame = before.version > 0 && JSON.stringify(before.value) === JSON.stringify(value);
  if (isSame) return { type: 'same' };
  if ((await changeSetting(database, { ...change, expectedVersion: version })) !== null)
    return { type: 'saved' };
  const now = await readSetting(database, teamId, family, subject);
  return { type: 'outdated', by: now.updatedBy, at: now.updatedAt };
}

/** Takes a change of settings back, unless nobody would be left who may administer. */
export async function undoSetting(
  database: Database,
  undo: { teamId: TeamId; changeId: number; actor: PersonId; at: Date },
): Promise<UndoResult | { type: 'last_admin' }> {
  const { teamId, changeId } = undo;
  const change = Number.isSafeInteger(changeId) ? await readChange(database, teamId, changeId) : null;
  if (change === null) return { type: 'unknown' };
  if (change.family === 'role' && change.subject === 'admin') {
    const { groups } = valueBefore('role', change.before);
    if (!(await leavesAnAdmin(database, teamId, groups))) return { type: 'last_admin' };
  }
  return undoChange(database, undo);
}
