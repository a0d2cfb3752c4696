import type { Question } from '../core/question.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import { asksForPerson } from './asks-for-person.ts';
import type { Policy, PolicyDecision, StoppingDecision } from './define-policy.ts';
import { discountAuthority } from './discount-authority.ts';
import { legalCommitment } from './legal-commitment.ts';
import { personalData } from './personal-data.ts';
import { unsupportedAction } from './unsupported-action.ts';

/** Every policy, in the order in which they are applied. */
export const POLICIES: readonly Policy[] = [
  personalData,
  legalCommitment,
  discountAuthority,
  asksForPerson,
  unsupportedAction,
];

/** What the policies say together: the question to go on with, or the decision that ended it. */
export type PolicyResult =
  | { type: 'allowed'; question: Question; checks: CheckVerdict[] }
  | {
      type: 'stopped';
      policy: string;
      decision: StoppingDecision;
      checks: CheckVerdict[];
    };

/** Applies the policies one after the other; a rewritten question goes on to the next, a denied one goes nowhere. */
export function applyPolicies(question: Question, policies: readonly Policy[] = POLICIES): PolicyResult {
  const checks: CheckVerdict[] = [];
  let current = question;
  for (const { name, when, decide } of policies) {
    const read = { ...current, text: current.text.replace(/\s+/g, ' ').trim() };
    const verdict = when(read) ? decide(read) : { decision: 'allow' as const };
    checks.push(toCheck(name, verdict));
    if (verdict.decision === 'rewrite') current = { ...current, text: verdict.question };
    if (verdict.decision !== 'allow' && verdict.decision !== 'rewrite')
      return { type: 'stopped', policy: name, decision: verdict, checks };
  }
  return { type: 'allowed', question: current, checks };
}

function toCheck(name: string, verdict: PolicyDecision): CheckVerdict {
  const check = `policy.${name}`;
  if (verdict.decision === 'allow') return { check, verdict: 'allowed' };
  const said = {
    deny: 'denied',
    rewrite: 'rewritten',
    require_approval: 'approval_required',
    hand_off: 'approval_required',
  } as const;
  return { check, verdict: said[verdict.decision], reason: verdict.reason };
}
