import type { Question } from '../core/question.ts';
import { applyPolicies } from '../policies/apply-policies.ts';
import { type Acted, refuseByRule } from './acted.ts';
import { runStep, type TurnRun } from './run-step.ts';

/** What the policies made of a question: the one to go on with, or how it ended. */
export type Ruled = { question: Question; ended: null } | { question: Question; ended: Acted };

/** Step 4: rules that answer, refuse or demand a person before any model runs. */
export async function applyRules(run: TurnRun, question: Question): Promise<Ruled> {
  const ruled = await runStep(run, 'policy', async () => {
    const result = applyPolicies(question);
    if (result.type === 'allowed')
      return { text: result.question.text, stopped: null, checks: result.checks };
    return {
      text: question.text,
      stopped: { policy: result.policy, text: result.decision.text },
      checks: result.checks,
    };
  });
  run.checks.push(...ruled.checks);
  if (ruled.stopped === null) return { question: { ...question, text: ruled.text }, ended: null };
  const draft = {
    type: 'refused' as const,
    reason: 'policy' as const,
    text: ruled.stopped.text,
    evidence: [],
  };
  return { question, ended: refuseByRule(draft, `the policy ${ruled.stopped.policy}`, 'policy') };
}
