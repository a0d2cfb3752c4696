import type { Question } from '../core/question.ts';
import type { ClaimGround } from './claims/check-claim.ts';
import type { Workplace } from './workplace.ts';

/** What a claim may say without a piece of evidence that says it: who asks, what they said before, and the company's own names. */
export function knownBeside(
  { asker, history }: Pick<Question, 'asker' | 'history'>,
  workplace?: Workplace,
): Pick<ClaimGround, 'asker' | 'ownNames' | 'thread'> {
  const { realName = '', roles = [], groups = [] } = asker ?? {};
  return {
    asker: [realName, workplace?.title ?? '', ...roles, ...groups].filter(Boolean).join(', '),
    ownNames: [workplace?.company ?? '', ...(workplace?.products ?? []).map(({ name }) => name)].filter(
      Boolean,
    ),
    thread: history.flatMap(({ from, text }) => (from === 'asker' ? [text] : [])).join('\n'),
  };
}
