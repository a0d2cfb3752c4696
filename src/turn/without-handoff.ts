import { composeReply } from './compose-reply.ts';
import { startRenumbering } from './renumber.ts';
import type { TurnRun } from './run-step.ts';
import { refuseInstead } from './settle-handoff.ts';
import type { TurnDraft } from './turn-draft.ts';

/** What a turn says whose handoff could not be opened any more. */
export async function withoutHandoff(run: TurnRun, told: TurnDraft): Promise<TurnDraft> {
  if (told.draft.type !== 'handoff') return told;
  const draft = await refuseInstead(run, told.question, told.draft);
  const { turn } = run;
  const { question } = told;
  const reply = composeReply({
    turn,
    question,
    draft,
    numbering: startRenumbering(),
    offer: false,
    shareable: false,
  });
  return { ...told, draft, reply, handoff: null };
}
