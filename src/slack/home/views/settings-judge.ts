import { asId, type ChannelId, type PersonId, type TeamId } from '../../../core/ids.ts';
import type { Language } from '../../../core/language.ts';
import { type Setting, type SettingFamily, settingSchemas, TOPICS } from '../../../core/settings.ts';
import { say } from '../../../messages/say.ts';
import { listGroups, readPerson, type StoredPerson } from '../../../store/directory.ts';
import { readSetting } from '../../../store/settings.ts';
import { leavesAnAdmin } from '../../../store/settings-roles.ts';
import type { CheckDeps, FieldErrors, SubmittedView, ViewCheck } from '../../views/view-checks.ts';
import { plainMoment } from './admin-blocks.ts';
import {
  callbackOf,
  type Entered,
  type FormMetadata,
  formMetadata,
  keyOf,
  readEntered,
  type SettingFault,
} from './settings-form.ts';
import { settingsForms } from './settings-forms.ts';

/** A form that an admin may apply, or what is wrong with it, by block id. */
export type Judged =
  | {
      type: 'fine';
      family: SettingFamily;
      subject: string;
      value: Setting<SettingFamily>;
      metadata: FormMetadata;
    }
  | { type: 'faulty'; errors: FieldErrors };

/** Faults by the setting's key. */
type Faults = Record<string, string>;

interface Given {
  family: SettingFamily;
  subject: string;
  value: Setting<SettingFamily>;
  teamId: TeamId;
  language: Language;
}

const ROLE_NAME = /^[\p{L}\p{N}][\p{L}\p{N}_-]{1,39}$/u;

/** The checks of all forms of settings, by callback. */
export const settingsChecks: [string, ViewCheck][] = (Object.keys(settingsForms) as SettingFamily[]).map(
  (family) => [
    callbackOf(family),
    async (submitted, deps) => {
      const judged = await judgeForm(family, submitted, deps);
      return judged.type === 'faulty' ? judged.errors : null;
    },
  ],
);

/** Judges a form: who sends it, what is entered, whether somebody else was faster, and whether it can take effect. */
export async function judgeForm(
  family: SettingFamily,
  submitted: SubmittedView,
  deps: CheckDeps,
): Promise<Judged> {
  const { teamId, personId } = submitted;
  const form = settingsForms[family];
  const language = await deps.directory.languageOf(teamId, personId);
  const fault = (name: SettingFault, values: Record<string, string> = {}) =>
    say(language, `slack.admin.fault.${name}`, values);
  const faulty = (faults: Faults): Judged => ({
    type: 'faulty',
    errors: atBlocks(faults, submitted, form.first),
  });
  if (!(await isAdmin(deps, teamId, personId))) return faulty({ [form.first]: fault('not_admin') });
  const metadata = formMetadata.parse(JSON.parse(submitted.metadata));
  const read = keepHidden(family, metadata, readEntered(submitted.values));
  const entered = form.adapt?.(read) ?? read;
  const subject = subjectOf(family, metadata, entered);
  if (!isSubject(family, subject)) return faulty({ [form.first]: fault('invalid') });
  const parsed = settingSchemas[family].safeParse(entered);
  if (!parsed.success) {
    const keys = parsed.error.issues.map((issue) => String(issue.path[0] ?? form.first));
    return faulty(Object.fromEntries(keys.map((key) => [key, fault(form.faults[key] ?? 'invalid')])));
  }
  const newer = await changedSince(deps, {
    teamId,
    personId,
    family,
    subject,
    version: metadata.version,
    language,
  });
  // A new role has no version that could have been seen.
  const fresh = family === 'role' && metadata.subject === '';
  if (newer !== null && !fresh) return faulty({ [form.first]: fault('conflict', newer) });
  const given: Given = { family, subject, value: parsed.data, teamId, language };
  const faults = await CHECKS[family]?.(given, deps, fault, entered);
  if (faults !== undefined && faults !== null) return faulty(faults);
  return { type: 'fine', family, subject, value: parsed.data, metadata };
}

/** Whether there can be a setting of it; what a form carries along may be forged. */
function isSubject(family: SettingFamily, subject: string): boolean {
  return family !== 'topic' || TOPICS.some((topic) => topic === subject);
}

/** Whether somebody may administer now, whatever a view of theirs shows. */
export async function isAdmin(
  { database }: Pick<CheckDeps, 'database'>,
  teamId: TeamId,
  personId: PersonId,
): Promise<boolean> {
  const person = await readPerson(database, teamId, personId);
  return person !== null && isAdminPerson(person);
}

/** Whether a person may administer. */
export function isAdminPerson({ deleted, kind, roles }: StoredPerson): boolean {
  return !deleted && kind === 'member' && roles.includes('admin');
}

type Check = (
  given: Given,
  deps: CheckDeps,
  fault: (name: SettingFault, values?: Record<string, string>) => string,
  entered: Record<string, unknown>,
) => Promise<Faults | null>;

const CHECKS: Partial<Record<SettingFamily, Check>> = {
  channel: async ({ teamId, subject, value }, deps, fault, entered) => {
    // The form still shows the state of the channel that was chosen before.
    if (entered.channelId !== subject) return { channelId: fault('reading') };
    const off = (value as Setting<'channel'>).mode === 'off';
    return off ? null : inviteFirst(deps, teamId, subject, fault);
  },
  topic: async ({ teamId, value }, deps, fault) =>
    inviteFirst(deps, teamId, (value as Setting<'topic'>).channelId, fault),
  triage: async ({ teamId, value }, deps, fault) =>
    inviteFirst(deps, teamId, (value as Setting<'triage'>).channelId, fault),
  waiting: async ({ value }, _deps, fault) => {
    const { start, end, remindAfterHours, escalateAfterHours, closeAfterHours } = value as Setting<'waiting'>;
    if (end <= start) return { end: fault('end') };
    if (escalateAfterHours <= remindAfterHours) return { escalateAfterHours: fault('order') };
    return closeAfterHours <= escalateAfterHours ? { closeAfterHours: fault('order') } : null;
  },
  role: async ({ teamId, subject, value }, { database }, fault, entered) => {
    if (!ROLE_NAME.test(subject) || subject === 'member') return { name: fault('role_name') };
    const { groups } = value as Setting<'role'>;
    const known = new Set(
      (await listGroups(database)).filter((one) => one.teamId === teamId).map((one) => one.handle),
    );
    const stored = await readSetting(database, teamId, 'role', subject);
    if (entered.name !== undefined && stored.version > 0) return { name: fault('role_known') };
    const before = stored.value.groups;
    const unknown = groups.filter((handle) => !known.has(handle) && !before.includes(handle));
    if (unknown.length > 0) return { groups: fault('unknown_group', { name: unknown.join(', ') }) };
    const lasting = subject !== 'admin' || (await leavesAnAdmin(database, teamId, groups));
    return lasting ? null : { groups: fault('last_admin') };
  },
};

async function inviteFirst(
  { directory }: CheckDeps,
  teamId: TeamId,
  channelId: string | null,
  fault: (name: SettingFault) => string,
): Promise<Faults | null> {
  if (channelId === null) return null;
  const there = await directory.canPost(teamId, asId<ChannelId>(channelId));
  return there ? null : { channelId: fault('invite') };
}

/** Who was faster, and when; null: nobody. */
async function changedSince(
  { database, directory }: CheckDeps,
  seen: {
    teamId: TeamId;
    personId: PersonId;
    family: SettingFamily;
    subject: string;
    version: number;
    language: Language;
  },
): Promise<{ person: string; when: string } | null> {
  const { teamId, personId, family, subject, version, language } = seen;
  const now = await readSetting(database, teamId, family, subject);
  if (now.version === version || now.updatedBy === null || now.updatedAt === null) return null;
  const person = await directory.person(teamId, asId<PersonId>(now.updatedBy));
  const reader = await directory.person(teamId, personId);
  return {
    person: person?.realName || person?.handle || now.updatedBy,
    when: plainMoment(now.updatedAt, language, reader?.timeZone ?? 'UTC'),
  };
}

/** A channel that the admin cannot see stays where they chose no other. */
function keepHidden(family: SettingFamily, { hidden }: FormMetadata, entered: Entered): Entered {
  if (hidden === undefined || entered.channelId != null) return entered;
  return ['topic', 'triage', 'channel'].includes(family) ? { ...entered, channelId: hidden } : entered;
}

function subjectOf(family: SettingFamily, metadata: FormMetadata, entered: Record<string, unknown>): string {
  if (family === 'role' && metadata.subject === '') return String(entered.name ?? '').trim();
  return metadata.subject;
}

/** Says a fault at its block; one whose field is not there, at the first block that is. */
function atBlocks(faults: Faults, { values }: SubmittedView, first: string): FieldErrors {
  const blocks = Object.keys(values);
  const blockOf = (key: string) =>
    blocks.find((block) => keyOf(block) === key) ??
    blocks.find((block) => keyOf(block) === first) ??
    blocks[0] ??
    key;
  return Object.fromEntries(Object.entries(faults).map(([key, text]) => [blockOf(key), text]));
}
