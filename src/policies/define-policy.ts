import type { Labelled } from '../core/labelled.ts';
import type { Wording } from '../core/local-text.ts';
import { markPiece, type Piece, type Written } from '../core/piece.ts';
import type { PolicyFacts } from './policy-facts.ts';

/**
 * What a rule says of a question. `reason` is English and for the receipt; it never repeats the question. `text` is what
 * the asker reads, in their language where it has that; left out, the bot has words of its own.
 */
export type PolicyVerdict =
  | { verdict: 'allow' }
  /** `instead: 'facts'`: what can be looked up about the accounts that the question names is offered instead. */
  | { verdict: 'deny'; reason: string; text?: Wording; instead?: 'facts' }
  | { verdict: 'rewrite'; reason: string; question: string }
  /** Somebody who may has to decide. */
  | ({ verdict: 'require_approval'; reason: string } & ForPeople)
  /** A person has to take it. */
  | ({ verdict: 'hand_off'; reason: string } & ForPeople);

/** What goes along with a question that a person is to take. */
interface ForPeople {
  /** Said where nobody is there to take it, and where it was passed on, unless `passedOnText` is. */
  text?: Wording;
  /** Said once it was passed on. */
  passedOnText?: Wording;
  /** Whose matter it is, where that differs from the policy's own `topic`. */
  topic?: string | undefined;
  /** The asker wants a person: whoever is there may take it, whatever the topic. */
  wanted?: boolean;
}

/** The verdicts that end a question before anybody is given it. */
export type StoppingVerdict = Exclude<PolicyVerdict, { verdict: 'allow' | 'rewrite' }>;

/** A rule in code that is applied before any model runs. */
export interface Policy extends Piece<'policy'> {
  /**
   * `every_question`: before anybody is given the question. `agent`: once it is known whose job the question is, and
   * only for agents that name the policy.
   */
  readonly scope: 'every_question' | 'agent';
  /** Whose matter it is what the policy passes on: a topic that is known, or a new one with its label; null: found in the conversation. */
  readonly topic: string | Labelled | null;
  /** Whether the rule has something to say; cheap and without side effects. Left out: always. */
  when?(facts: PolicyFacts): boolean;
  decide(facts: PolicyFacts): PolicyVerdict;
}

type Optional = 'scope' | 'topic';

/** Declares a policy; left to itself it applies to every question and knows no topic. */
export function definePolicy(
  policy: Omit<Written<Policy>, Optional> & Partial<Pick<Policy, Optional>>,
): Policy {
  return markPiece('policy', { scope: 'every_question' as const, topic: null, ...policy });
}

/** The name of the topic that a policy declares; null: it declares none. */
export function topicNameOf({ topic }: Pick<Policy, 'topic'>): string | null {
  return typeof topic === 'string' || topic === null ? topic : topic.name;
}
