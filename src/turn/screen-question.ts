import type { Question } from '../core/question.ts';
import { screenInput } from '../guardrails/input.ts';
import { type AgentOutcome, refuseByRule } from './agent-outcome.ts';
import { runStep, type TurnRun } from './run-step.ts';
import { redactQuestion } from './turn-store.ts';

/** Step 3: what must not be worked on is refused before anything is looked up; a secret is not kept either. */
export async function screenQuestion(run: TurnRun, question: Question): Promise<AgentOutcome | null> {
  const screen = async () => {
    const found = screenInput(question.text, question, run.deps.guardrails.input);
    if (!found.ok && found.reason === 'secret') await redactQuestion(run.deps.database, run.turn);
    return found;
  };
  // What is not kept cannot be screened a second time.
  const screened = await runStep(run, 'screen', screen, ({ ok }) => !ok);
  run.checks.push(...screened.checks);
  if (screened.ok) return null;
  return refuseByRule(
    { type: 'refused', reason: screened.reason, text: screened.text, evidence: [] },
    'the message was screened out',
  );
}
