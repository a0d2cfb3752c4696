import type { CheckVerdict } from '../core/receipt.ts';
import type { SentenceCheck } from '../guardrails/output/sentence-check.ts';
import type { CheckedClaim } from './claims/check-claim.ts';

/** For the receipt: what was left out, with why; of what may harm people who read it only why. */
export function explainLeftOut(
  { claim, verdict }: CheckedClaim,
  checks: readonly SentenceCheck[],
): CheckVerdict {
  const reason = verdict.ok ? 'It leans on what was left out.' : verdict.reason;
  const harms = !verdict.ok && checks.some(({ name, harm }) => name === verdict.check && harm === true);
  return { check: 'left_out', verdict: 'denied', reason: harms ? reason : `“${claim.text}”: ${reason}` };
}
