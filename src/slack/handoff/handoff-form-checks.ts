import { asId, type HandoffId, type PersonId } from '../../core/ids.ts';
import { readHandoff } from '../../handoff/handoff-store.ts';
import { roleWords } from '../../handoff/writing.ts';
import { t } from '../../messages/t.ts';
import type { CheckDeps, FieldErrors, SubmittedView, ViewCheck } from '../views/view-checks.ts';
import { readFormText, readPerson } from './form-values.ts';
import { readFormMetadata } from './handoff-form.ts';
import { mayTakeCare } from './refusal-before.ts';

/** A form whose text, in the block of this name, may not be left empty. */
export function needsText(block: string): ViewCheck {
  return async (sent, deps) => {
    if (readFormText(sent.values) !== '') return null;
    return { [block]: t(await languageOf(sent, deps), 'slack.handoff.field.empty') };
  };
}

/** A handoff is assigned only to somebody who may decide it. */
export async function checkAssignee(sent: SubmittedView, deps: CheckDeps): Promise<FieldErrors | null> {
  const handoffId = readFormMetadata(sent.metadata)?.handoffId ?? '';
  const chosen = readPerson(sent.values);
  const language = await languageOf(sent, deps);
  if (chosen === null) return { person: t(language, 'slack.handoff.field.empty') };
  const handoff = await readHandoff(deps.database, asId<HandoffId>(handoffId));
  const personId = asId<PersonId>(chosen);
  // A handoff that is gone is no fault of the field; the form's listener tells of it.
  if (handoff === null || (await mayTakeCare(deps.database, handoff, personId))) return null;
  const found = await deps.directory.person(sent.teamId, personId);
  const person = found?.realName || found?.handle || t(language, 'slack.someone');
  return {
    person: t(language, 'slack.handoff.field.may_not', { person, role: roleWords(language, handoff.role) }),
  };
}

function languageOf({ teamId, personId }: SubmittedView, deps: CheckDeps) {
  return deps.directory.languageOf(teamId, personId);
}
