import type { CheckVerdict } from '../../core/receipt.ts';
import type { ClaimJudge } from './judge-claims.ts';

/**
 * For the receipt: how many claims a judge has judged, and where code decided alone; null where there was nothing to judge.
 * @param judge null: there is none
 */
export function reportJudging(judge: Pick<ClaimJudge, 'report'> | null): CheckVerdict | null {
  if (judge === null)
    return { check: 'judge', verdict: 'allowed', reason: 'code decided alone: there is no judge' };
  const { judged, gaveUp } = judge.report();
  if (judged === 0 && gaveUp === null) return null;
  const alone = gaveUp === null ? '' : `; code decided alone about the rest: ${gaveUp}`;
  return { check: 'judge', verdict: 'allowed', reason: `${judged} claims judged${alone}` };
}
