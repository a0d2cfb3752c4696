/** How a turn ended; exactly one per turn. */
export type Outcome = 'answered' | 'clarified' | 'refused' | 'handed_off' | 'stopped' | 'failed';

/** Every reason of a refusal. */
export const REFUSAL_REASONS = [
  'nothing_found',
  /** Something comes near, and is shown. */
  'not_sure',
  'not_grounded',
  /** The language model failed, and quoting alone came to nothing: that says nothing of the articles. */
  'model_failed',
  'injection',
  'secret',
  'too_long',
  'empty',
  'policy',
  'unsupported',
  'switched_off',
  'withdrawn',
] as const;

/** Why a turn was refused, as a stable code that receipts, figures and the message catalogue share. */
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** A question that was looked up and not answered: somebody could write what is missing, or a person could answer. */
export const UNANSWERED = [
  'nothing_found',
  'not_sure',
  'not_grounded',
] as const satisfies readonly RefusalReason[];

/** Whether a refusal means that a question was looked up and not answered. */
export function isUnanswered(reason: string): boolean {
  return (UNANSWERED as readonly string[]).includes(reason);
}

/** How sure a reply is of what it says; null for replies that say nothing of articles and records. */
export type Level = 'answer' | 'may_help' | 'none';

/** The level of a reply, by how its turn ended. */
export function levelOf(outcome: Outcome, reason: string | null): Level | null {
  if (outcome === 'answered') return 'answer';
  if (outcome !== 'refused' || reason === null || !isUnanswered(reason)) return null;
  return reason === 'not_sure' ? 'may_help' : 'none';
}
