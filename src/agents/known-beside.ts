import type { Question } from '../core/question.ts';
import type { ClaimGround } from './claims/check-claim.ts';
import type { Workplace } from './workplace.ts';

/** What a claim may say without a piece of evidence that says it: who asks, and the company's own names. */
export function knownBeside(
  { asker }: Pick<Question, 'asker'>,
  workplace?: Workplace,
): Pick<ClaimGround, 'asker' | 'ownNames'> {
  const { realName = '', roles = [], groups = [] } = asker ?? {};
  return {
    asker: [realName, workplace?.title ?? '', ...roles, ...groups].filter(Boolean).join(', '),
    ownNames: [workplace?.company ?? '', ...(workplace?.products ?? [])].filter(Boolean),
  };
}
