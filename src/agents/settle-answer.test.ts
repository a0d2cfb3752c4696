import { expect, it } from 'vitest';
import type { CheckedClaim } from './claims/check-claim.ts';
import { settleAnswer } from './settle-answer.ts';

function claim(text: string, ok: boolean): CheckedClaim {
  return {
    claim: { text, kind: 'fact', support: [{ n: 1 }] },
    verdict: ok ? { ok, citations: [] } : { ok, check: 'figures', reason: 'It is not there.', citations: [] },
  };
}

it('what is said without a mark not to be in the sources is for code to say', () => {
  const absent = claim('What happened in each visit is not in the records I can see.', false);
  const settled = settleAnswer(
    [claim('A.', true), { ...absent, claim: { ...absent.claim, support: [] } }, claim('B.', true)],
    '…',
  );
  expect(settled).toMatchObject({ type: 'kept', leftOut: [], missing: [absent.claim.text] });
});

it('a claim that fell and was said twice is missed once', () => {
  const claims = [
    claim('A.', true),
    claim('It is 30 days.', false),
    claim('B.', true),
    claim('It is 30 days', false),
  ];
  expect(settleAnswer(claims, '…').leftOut).toHaveLength(1);
});
