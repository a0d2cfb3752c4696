import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import { t } from '../messages/t.ts';

/** Readers are told which account "this account" was taken to mean. */
export function addTakenAsNote(draft: Draft, { takenAs, language }: Question): Draft {
  if (takenAs === undefined || (draft.type !== 'answer' && draft.type !== 'refused')) return draft;
  const note = t(language, 'flow.account.taken_as', { name: takenAs.said, account: takenAs.account });
  return { ...draft, notes: [...(draft.notes ?? []), note] };
}
