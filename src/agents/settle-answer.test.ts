import { expect, it } from 'vitest';
import type { CheckedClaim } from './claims/check-claim.ts';
import { settleAnswer } from './settle-answer.ts';

function claim(text: string, ok: boolean): CheckedClaim {
  return {
    claim: { text, kind: 'fact', support: [{ n: 1 }] },
    verdict: ok ? { ok, citations: [] } : { ok, check: 'figures', reason: 'It is not there.', citations: [] },
  };
}

it('a claim that fell and was said twice is missed once', () => {
  const claims = [
    claim('A.', true),
    claim('It is 30 days.', false),
    claim('B.', true),
    claim('It is 30 days', false),
  ];
  expect(settleAnswer(claims, '…').leftOut).toHaveLength(1);
});
