import { type FaultAt, judgeSetting } from '../../admin/judge-setting.ts';
import { asId, type PersonId, type TeamId } from '../../core/ids.ts';
import type { Language } from '../../core/language.ts';
import type { Setting, SettingFamily } from '../../core/settings.ts';
import type { CheckDeps, FieldErrors, SubmittedView, ViewCheck } from '../views/view-checks.ts';
import { plainMoment } from './admin-blocks.ts';
import { faultText } from './fault-text.ts';
import {
  callbackOf,
  type Entered,
  type FormMetadata,
  formMetadata,
  keyOf,
  readEntered,
} from './settings-form.ts';
import { settingsForms } from './settings-forms.ts';

/** A form that an admin may apply, or what is wrong with it, by block id. */
export type JudgedForm =
  | {
      type: 'fine';
      family: SettingFamily;
      subject: string;
      value: Setting<SettingFamily>;
      metadata: FormMetadata;
    }
  | { type: 'faulty'; errors: FieldErrors };

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

/** Reads the form of a setting, has it judged, and says each fault at its field. */
export async function judgeForm(
  family: SettingFamily,
  submitted: SubmittedView,
  deps: CheckDeps,
): Promise<JudgedForm> {
  const { teamId, personId } = submitted;
  const form = settingsForms[family];
  const language = await deps.directory.languageOf(teamId, personId);
  const metadata = formMetadata.parse(JSON.parse(submitted.metadata));
  const read = keepHidden(family, metadata, readEntered(submitted.values));
  const entered = form.adapt?.(read) ?? read;
  const subject = subjectOf(family, metadata, entered);
  const faulty = (key: string, text: string): JudgedForm => ({
    type: 'faulty',
    errors: atBlocks({ [key]: text }, submitted, form.first),
  });
  // The form still shows the state of the channel that was chosen before.
  if (family === 'channel' && entered.channelId !== subject)
    return faulty('channelId', faultText(language, 'reading'));
  const isNew = isNamedHere(family, metadata);
  const { database, directory, roster } = deps;
  const canPost: typeof directory.canPost = (team, channel) => directory.canPost(team, channel);
  const { version } = metadata;
  const wanted = { teamId, personId, family, subject, version, isNew, entered };
  const judged = await judgeSetting({ database, roster, canPost }, wanted);
  if (judged.type === 'fine') {
    const { value, version: current = version } = judged;
    return { type: 'fine', value, family, subject, metadata: { ...metadata, version: current } };
  }
  if (judged.type === 'outdated') {
    const newer = await newerValues(deps, { teamId, personId, language, ...judged });
    return faulty(form.first, faultText(language, 'conflict', newer));
  }
  const texts = judged.faults.map((fault) => [fault.key ?? form.first, textOf(fault, form.faults, language)]);
  return { type: 'faulty', errors: atBlocks(Object.fromEntries(texts), submitted, form.first) };
}

function textOf(
  { key, fault, name }: FaultAt,
  ofForm: (typeof settingsForms)[SettingFamily]['faults'],
  language: Language,
): string {
  if (fault === 'no_subject') return faultText(language, 'invalid');
  if (fault === 'invalid') return faultText(language, ofForm[key ?? ''] ?? 'invalid');
  return faultText(language, fault, name === undefined ? {} : { name });
}

/** Who was faster, and when, as the reader's clock has it. */
export async function newerValues(
  { directory }: Pick<CheckDeps, 'directory'>,
  newer: { teamId: TeamId; personId: PersonId; language: Language; by: string | null; at: Date | null },
): Promise<{ person: string; when: string }> {
  const { teamId, personId, language, by, at } = newer;
  const person = by === null ? null : await directory.person(teamId, asId<PersonId>(by));
  const reader = await directory.person(teamId, personId);
  return {
    person: person?.realName || person?.handle || (by ?? ''),
    when: at === null ? '' : plainMoment(at, language, reader?.timeZone ?? 'UTC'),
  };
}

/** A channel that the admin cannot see stays where they chose no other. */
function keepHidden(family: SettingFamily, { hidden }: FormMetadata, entered: Entered): Entered {
  if (hidden === undefined || entered.channelId != null) return entered;
  return ['topic', 'triage', 'channel'].includes(family) ? { ...entered, channelId: hidden } : entered;
}

function isNamedHere(family: SettingFamily, { subject }: FormMetadata): boolean {
  return settingsForms[family].named === true && subject === '';
}

function subjectOf(family: SettingFamily, metadata: FormMetadata, entered: Entered): string {
  if (isNamedHere(family, metadata)) return String(entered.name ?? '').trim();
  return metadata.subject;
}

/** Says a fault at its block; one whose field is not there, at the first block that is. */
function atBlocks(faults: Record<string, string>, { values }: SubmittedView, first: string): FieldErrors {
  const blocks = Object.keys(values);
  const blockOf = (key: string) =>
    blocks.find((block) => keyOf(block) === key) ??
    blocks.find((block) => keyOf(block) === first) ??
    blocks[0] ??
    key;
  return Object.fromEntries(Object.entries(faults).map(([key, text]) => [blockOf(key), text]));
}
