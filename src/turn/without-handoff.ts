import { composeReply } from './compose-reply.ts';
import { startRenumbering } from './renumber.ts';
import type { TurnRun } from './run-step.ts';
import { refuseInstead } from './settle-handoff.ts';
import type { TurnDraft } from './turn-draft.ts';

/** What a turn says whose handoff could not be opened any more. */
export async function withoutHandoff(run: TurnRun, turnDraft: TurnDraft): Promise<TurnDraft> {
  if (turnDraft.draft.type !== 'handoff') return turnDraft;
  const draft = await refuseInstead(run, turnDraft.question, turnDraft.draft);
  const { turn } = run;
  const { question } = turnDraft;
  const reply = composeReply({
    turn,
    question,
    draft,
    numbering: startRenumbering(),
    offer: false,
  });
  return { ...turnDraft, draft, reply, handoff: null };
}
