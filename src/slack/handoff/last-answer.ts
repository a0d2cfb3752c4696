import type { Handoff } from '../../handoff/handoff.ts';
import { readLastSaidByLead } from '../../handoff/relayed.ts';
import type { Database } from '../../store/database.ts';
import { draftText } from './draft-text.ts';

/** What the asker was told last: in the talk, or with the decision; null when nothing was said yet. */
export async function lastAnswer(database: Database, handoff: Handoff): Promise<string | null> {
  return (await readLastSaidByLead(database, handoff.id)) ?? handoff.answer;
}

/** What "Resolve" proposes as the answer: what was said last, else the draft. */
export async function proposedAnswer(database: Database, handoff: Handoff): Promise<string> {
  return (await lastAnswer(database, handoff)) ?? draftText(handoff.draft?.parts ?? []);
}
