import { describe, expect, it, test } from 'vitest';
import type { Evidence } from '../../core/citation.ts';
import { OUTPUT_CHECKS } from '../../guardrails/output.ts';
import type { AnswerClaim } from './claim.ts';
import { openClaimLine } from './claim-line.ts';
import { createClaimReader } from './read-claims.ts';

const EVIDENCE = [
  { n: 1, kind: 'passage' as const, id: 'passage:1', title: 'Notes', text: 'SSO is included in Enterprise.' },
  {
    n: 2,
    kind: 'passage' as const,
    id: 'passage:2',
    title: 'Pilots',
    text: 'A pilot lasts 60 days at most.',
  },
];

async function settle(claims: AnswerClaim[], thread = '') {
  const ground = { question: 'and for them?', evidence: EVIDENCE, hidden: [], checks: OUTPUT_CHECKS, thread };
  const line = openClaimLine({ ground, judge: null });
  for (const claim of claims) line.add({ type: 'claim', claim });
  return line.settle();
}

function fact(text: string, n: number, quote: string): AnswerClaim {
  return { text, kind: 'fact', support: [{ n, quote }] };
}

it('a claim with the number of another given piece is shown with the right one', async () => {
  const [claim] = await settle([fact('Pilots last up to 60 days.', 1, 'A pilot lasts 60 days at most.')]);
  expect(claim).toMatchObject({ claim: { support: [{ n: 2 }] }, verdict: { ok: true } });
});

it('an empty claim is none, and nothing that could be missed', async () => {
  expect(await settle([{ text: '', kind: 'fact', support: [] }])).toEqual([]);
});

it('a figure of the thread is known when the asker gave it', async () => {
  const claim = fact('For 250 seats SSO is included in Enterprise.', 1, 'SSO is included in Enterprise.');
  expect((await settle([claim], 'We are looking at 250 seats'))[0]?.verdict.ok).toBe(true);
  expect((await settle([claim]))[0]?.verdict.ok).toBe(false);
});

const PAYMENT: Evidence[] = [
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
    evidence: PAYMENT,
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
