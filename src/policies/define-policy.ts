import type { RefusalReason } from '../core/outcome.ts';
import type { Question } from '../core/question.ts';
import type { Topic } from '../core/settings.ts';

/** What a rule says of a question; `text` is for the asker in their language, `reason` English for the receipt. */
export type PolicyDecision =
  | { decision: 'allow' }
  | { decision: 'deny'; reason: string; text: string; refusal: RefusalReason }
  | { decision: 'rewrite'; reason: string; question: string }
  /** Somebody who may has to decide; `text` is what is said where nobody was named. */
  | { decision: 'require_approval'; topic: Topic; reason: string; text: string }
  /** A person has to take it; a topic of null is found in the conversation. */
  | { decision: 'hand_off'; topic: Topic | null; reason: string; text: string };

/** The decisions that end a question before anybody is given it. */
export type StoppingDecision = Exclude<PolicyDecision, { decision: 'allow' | 'rewrite' }>;

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
