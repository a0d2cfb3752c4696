import type { RefusalReason } from '../core/outcome.ts';
import type { Question } from '../core/question.ts';

/** What a rule says of a question; `text` is for the asker in their language, `reason` English for the receipt. */
export type PolicyDecision =
  | { decision: 'allow' }
  | { decision: 'deny'; reason: string; text: string; refusal: RefusalReason }
  | { decision: 'rewrite'; reason: string; question: string }
  | { decision: 'require_approval'; reason: string; text: string };

/** A rule in code that is applied before any model runs. */
export interface Policy {
  readonly name: string;
  /** Whether the rule has something to say about the question; cheap and without side effects. */
  when(question: Question): boolean;
  decide(question: Question): PolicyDecision;
}

/** Declares a policy. */
export function definePolicy(policy: Policy): Policy {
  return policy;
}
