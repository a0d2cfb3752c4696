import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import { t } from '../messages/t.ts';
import type { TurnRun } from './run-step.ts';
import { suggestPrompts } from './suggest-prompts.ts';

const MAX_CHOICES = 3;

/** Asks back where a message names nothing to look up, with a few things that these readers do get an answer to. */
export async function askBack(run: TurnRun, { asker, language, audience }: Question): Promise<Draft> {
  const prompts = await suggestPrompts(run, { person: asker, language, audience });
  const choices = prompts
    .filter(({ needsLookup }) => needsLookup)
    .slice(0, MAX_CHOICES)
    .map(({ message }) => ({ label: message, question: message }));
  return {
    type: 'clarify',
    text: t(language, choices.length === 0 ? 'agent.vague' : 'agent.vague_choices'),
    choices,
  };
}
