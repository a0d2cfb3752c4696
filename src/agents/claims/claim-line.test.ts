import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../core/citation.ts';
import { OUTPUT_CHECKS } from '../../guardrails/output.ts';
import { openClaimLine } from './claim-line.ts';
import { createClaimReader } from './read-claims.ts';

const EVIDENCE: Evidence[] = [
  {
    n: 1,
    kind: 'passage',
    id: 'passage:1',
    title: 'Payment',
    text: 'We do not accept credit cards. Invoices are sent by mail.',
  },
];

async function play(prose: string): Promise<{ shown: string; claims: string[] }> {
  let shown = '';
  const ground = {
    question: 'Do we accept credit cards?',
    evidence: EVIDENCE,
    hidden: [],
    checks: OUTPUT_CHECKS,
  };
  const line = openClaimLine({
    ground,
    judge: null,
    emit: async (markdown) => {
      shown += `${markdown}|`;
    },
  });
  const reader = createClaimReader();
  for (const [at, read] of [...reader.push(prose), ...reader.flush()].entries())
    if (read.type !== 'missing') line.add(read, at === 0 ? 'No:' : undefined);
  const claims = await line.settle();
  return { shown, claims: claims.map(({ claim }) => claim.text) };
}

describe('what code says before a claim', () => {
  test('is shown before it and stands with it', async () => {
    const { shown, claims } = await play('We do not accept credit cards. [1] Invoices are sent by mail. [1]');
    expect(claims).toEqual(['No:', 'We do not accept credit cards.', 'Invoices are sent by mail.']);
    expect(shown).toMatch(/^No:\|We do not accept/);
  });

  test('is not said where the claim falls', async () => {
    const { shown, claims } = await play('Bitcoin is accepted by Payvia. [1] Invoices are sent by mail. [1]');
    expect(claims).not.toContain('No:');
    expect(shown).not.toContain('No:');
  });
});
