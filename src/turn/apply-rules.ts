import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import { applyPolicies } from '../policies/apply-policies.ts';
import { asksForPerson } from '../policies/asks-for-person.ts';
import type { StoppingDecision } from '../policies/define-policy.ts';
import { type Acted, refuseByRule } from './acted.ts';
import { topicOfAgent } from './handoff-need.ts';
import { runStep, type TurnRun } from './run-step.ts';
import { lastAgentOf } from './turn-store.ts';

/** What the policies made of a question: the one to go on with, or how it ended. */
export type Ruled = { question: Question; ended: null } | { question: Question; ended: Acted };

/** Step 4: rules that answer, refuse or demand a person before any model runs. */
export async function applyRules(run: TurnRun, question: Question): Promise<Ruled> {
  const ruled = await runStep(run, 'policy', async () => {
    const result = applyPolicies(question);
    if (result.type === 'allowed')
      return { text: result.question.text, stopped: null, checks: result.checks };
    const { policy, decision } = result;
    return {
      text: question.text,
      stopped: { policy, draft: await toDraft(run, policy, decision) },
      checks: result.checks,
    };
  });
  run.checks.push(...ruled.checks);
  if (ruled.stopped === null) return { question: { ...question, text: ruled.text }, ended: null };
  const { policy, draft } = ruled.stopped;
  return { question, ended: refuseByRule(draft, `the policy ${policy}`, 'policy') };
}

async function toDraft(run: TurnRun, policy: string, decision: StoppingDecision): Promise<Draft> {
  const { text } = decision;
  if (decision.decision === 'deny') return { type: 'refused', reason: 'policy', text, evidence: [] };
  const reason = policy === asksForPerson.name ? 'asked' : `policy:${policy}`;
  const topic = decision.topic ?? topicOfAgent(await lastAgentOf(run.deps.database, run.turn));
  return { type: 'handoff', topic, reason, text, evidence: [] };
}
