import type { ChannelId, PersonId, TeamId } from '../core/ids.ts';
import type { Roster } from '../core/labelled.ts';
import { type Setting, type SettingFamily, settingSchemas } from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import { listGroups } from '../store/directory.ts';
import { readSetting, readSettings } from '../store/settings.ts';
import { analyze } from '../text/analyze.ts';
import { termKeys } from '../text/term-index.ts';
import { leavesAnAdmin } from './group-roles.ts';
import { isAdmin } from './is-admin.ts';

/** A setting that somebody wants, as they entered it. */
export interface WantedSetting {
  teamId: TeamId;
  personId: PersonId;
  family: SettingFamily;
  /** What it is about: a channel, a topic, a role; empty for settings of the whole workspace. */
  subject: string;
  /** The version that they saw. */
  version: number;
  /** Something that nobody has set before is wanted under a name of its own, such as a new role. */
  isNew: boolean;
  entered: Record<string, unknown>;
}

/** What speaks against a setting. */
export type SettingFault =
  | 'not_admin'
  /** There can be no setting of this subject. */
  | 'no_subject'
  /** A value does not fit its key. */
  | 'invalid'
  /** The bot is not in the channel. */
  | 'invite'
  /** The end of the day comes before its start. */
  | 'end'
  /** Hours that must grow do not. */
  | 'order'
  | 'role_name'
  | 'role_known'
  | 'unknown_group'
  | 'last_admin'
  /** A term has no word that tells anything. */
  | 'term'
  | 'term_known'
  /** There is no term that it could mean. */
  | 'terms';

/** A fault at a key of the setting; `key` null: it is about the whole, `name`: what it is about by name. */
export interface FaultAt {
  fault: SettingFault;
  key: string | null;
  name?: string;
}

/** Whether a setting can be saved; `outdated`: somebody else changed it since it was seen. */
export type JudgedSetting =
  /** `version`: the present one, where a new entry takes the place of one that was removed. */
  | { type: 'fine'; value: Setting<SettingFamily>; version?: number }
  | { type: 'outdated'; by: string; at: Date }
  | { type: 'faulty'; faults: FaultAt[] };

/** What judging looks into. */
export interface JudgeDeps {
  database: Database;
  roster: Roster;
  /** Whether the bot can post in a channel. */
  canPost(teamId: TeamId, channelId: ChannelId): Promise<boolean>;
}

const MAX_TERM = 60;
const ROLE_NAME = /^[\p{L}\p{N}][\p{L}\p{N}_-]{1,39}$/u;

/** Judges a setting: who wants it, what is entered, whether somebody else was faster, and whether it can take effect. */
export async function judgeSetting(deps: JudgeDeps, wanted: WantedSetting): Promise<JudgedSetting> {
  const { teamId, personId, family, subject, entered } = wanted;
  if (!(await isAdmin(deps.database, teamId, personId))) return faulty('not_admin');
  if (!isSubject(deps.roster, family, subject)) return faulty('no_subject');
  const parsed = settingSchemas[family].safeParse(entered);
  if (!parsed.success) {
    const keys = parsed.error.issues.map((issue) =>
      issue.path[0] === undefined ? null : String(issue.path[0]),
    );
    return { type: 'faulty', faults: keys.map((key) => ({ key, fault: 'invalid' })) };
  }
  const newer = await changedSince(deps, wanted);
  if (newer !== null) return { type: 'outdated', ...newer };
  const value =
    family === 'channel' ? unlessAll(deps.roster, parsed.data as Setting<'channel'>) : parsed.data;
  const fault = await CHECKS[family]?.(deps, { ...wanted, value });
  return fault === undefined || fault === null
    ? { type: 'fine', value, ...(await versionBehind(deps, wanted)) }
    : { type: 'faulty', faults: [fault] };
}

/** Where every agent is on, those that come later are too. */
function unlessAll({ agents }: Roster, value: Setting<'channel'>): Setting<'channel'> {
  const all = agents.every(({ name }) => value.agents?.includes(name) ?? true);
  return all ? { ...value, agents: null } : value;
}

/** A term without others is not shown any more: who enters it again has not seen its version. */
async function versionBehind(
  { database }: JudgeDeps,
  { teamId, family, subject, isNew }: WantedSetting,
): Promise<{ version?: number }> {
  if (!isNew || family !== 'synonym') return {};
  return { version: (await readSetting(database, teamId, family, subject)).version };
}

function faulty(fault: SettingFault): JudgedSetting {
  return { type: 'faulty', faults: [{ key: null, fault }] };
}

/** Whether there can be a setting of it; what a form carries along may be forged. */
function isSubject({ topics }: Roster, family: SettingFamily, subject: string): boolean {
  return family !== 'topic' || topics.some(({ name }) => name === subject);
}

/** Who was faster, and when; null: nobody. What is new has no version that could have been seen. */
async function changedSince(
  { database }: JudgeDeps,
  { teamId, family, subject, version, isNew }: WantedSetting,
): Promise<{ by: string; at: Date } | null> {
  if (isNew) return null;
  const now = await readSetting(database, teamId, family, subject);
  if (now.version === version || now.updatedBy === null || now.updatedAt === null) return null;
  return { by: now.updatedBy, at: now.updatedAt };
}

type Check = (
  deps: JudgeDeps,
  wanted: WantedSetting & { value: Setting<SettingFamily> },
) => Promise<FaultAt | null>;

const CHECKS: Partial<Record<SettingFamily, Check>> = {
  channel: async (deps, { teamId, subject, value }) => {
    const { mode, agents } = value as Setting<'channel'>;
    const known = new Set(deps.roster.agents.map(({ name }) => name));
    if (agents?.some((name) => !known.has(name))) return { key: 'agents', fault: 'invalid' };
    return mode === 'off' ? null : inviteFirst(deps, teamId, subject);
  },
  topic: (deps, { teamId, value }) => inviteFirst(deps, teamId, (value as Setting<'topic'>).channelId),
  triage: (deps, { teamId, value }) => inviteFirst(deps, teamId, (value as Setting<'triage'>).channelId),
  waiting: async (_deps, { value }) => {
    const { start, end, remindAfterHours, escalateAfterHours, closeAfterHours } = value as Setting<'waiting'>;
    if (end <= start) return { key: 'end', fault: 'end' };
    if (escalateAfterHours <= remindAfterHours) return { key: 'escalateAfterHours', fault: 'order' };
    return closeAfterHours <= escalateAfterHours ? { key: 'closeAfterHours', fault: 'order' } : null;
  },
  synonym: ({ database }, { teamId, subject, isNew, value }) =>
    judgeTerm(database, { teamId, term: subject, isNew, words: (value as Setting<'synonym'>).words }),
  role: ({ database }, { teamId, subject, isNew, value }) =>
    judgeRole(database, { teamId, role: subject, isNew, groups: (value as Setting<'role'>).groups }),
};

async function judgeTerm(
  database: Database,
  wanted: { teamId: TeamId; term: string; isNew: boolean; words: readonly string[] },
): Promise<FaultAt | null> {
  const { teamId, term, isNew, words } = wanted;
  if (!isTerm(term)) return { key: 'name', fault: 'term' };
  if (!words.every(isTerm)) return { key: 'words', fault: 'term' };
  if (!isNew) return null;
  if (words.length === 0) return { key: 'words', fault: 'terms' };
  const keys = new Set(termKeys(term));
  const known = (await readSettings(database, teamId, 'synonym')).some(
    ({ subject, value }) => value.words.length > 0 && termKeys(subject).some((key) => keys.has(key)),
  );
  return known ? { key: 'name', fault: 'term_known' } : null;
}

/** Function words alone would widen every question. */
function isTerm(term: string): boolean {
  return term.length <= MAX_TERM && analyze(term, 'en').length > 0;
}

async function judgeRole(
  database: Database,
  {
    teamId,
    role,
    isNew,
    groups,
  }: { teamId: TeamId; role: string; isNew: boolean; groups: readonly string[] },
): Promise<FaultAt | null> {
  if (!ROLE_NAME.test(role) || role === 'member') return { key: 'name', fault: 'role_name' };
  const known = new Set(
    (await listGroups(database)).filter((one) => one.teamId === teamId).map((one) => one.handle),
  );
  const stored = await readSetting(database, teamId, 'role', role);
  if (isNew && stored.version > 0) return { key: 'name', fault: 'role_known' };
  const before = stored.value.groups;
  const unknown = groups.filter((handle) => !known.has(handle) && !before.includes(handle));
  if (unknown.length > 0) return { key: 'groups', fault: 'unknown_group', name: unknown.join(', ') };
  const lasting = role !== 'admin' || (await leavesAnAdmin(database, teamId, groups));
  return lasting ? null : { key: 'groups', fault: 'last_admin' };
}

async function inviteFirst(
  { canPost }: JudgeDeps,
  teamId: TeamId,
  channelId: string | null,
): Promise<FaultAt | null> {
  if (channelId === null || (await canPost(teamId, channelId as ChannelId))) return null;
  return { key: 'channelId', fault: 'invite' };
}
