import { expect, it } from 'vitest';
import { BotError } from '../../core/bot-error.ts';
import { createScriptedModel, type ScriptedCall } from '../../models/scripted.ts';
import type { AnswerClaim } from './claim.ts';
import { type ClaimToJudge, openJudge } from './judge-claims.ts';

const limits = (more = {}) => ({
  signal: new AbortController().signal,
  remainingMs: () => 10_000,
  remainingTokens: () => 10_000,
  ...more,
});

function item(text: string, quote = 'Quotes are valid for 30 days.'): ClaimToJudge {
  const claim: AnswerClaim = { text, kind: 'fact', support: [{ n: 1, quote }] };
  return { claim, quotes: [{ n: 1, text: quote }], titles: new Map([[1, 'Validity of quotes']]) };
}

function verdicts(...list: [id: number, verdict: string, missing?: string][]): ScriptedCall {
  const told = list.map(([id, verdict, missing]) => ({ id, verdict, missing: missing ?? null }));
  return {
    text: JSON.stringify({ verdicts: told }),
    usage: { inputTokens: 300, outputTokens: 20, costUsd: 0.01 },
  };
}

it('takes away what its quotes do not support, and says what is missing', async () => {
  const model = createScriptedModel([
    verdicts([1, 'supported']),
    verdicts([1, 'not'], [2, 'partly', 'the year']),
  ]);
  const judge = openJudge(model, 'How long?', limits());
  const told = await Promise.all([
    judge.judge(item('A month.')),
    judge.judge(item('A week.')),
    judge.judge(item('In 2027.')),
  ]);
  expect(told).toEqual([
    { ok: true },
    { ok: false, reason: 'Its quotes do not support it.' },
    { ok: false, reason: 'Not in its quotes: the year' },
  ]);
  expect(judge.report()).toEqual({ judged: 3, gaveUp: null });
  expect(judge.usage().inputTokens).toBe(600);
  model.assertDone();
});

it('sees the claims that came while others were judged together, with their quotes and nothing else', async () => {
  const model = createScriptedModel([
    verdicts([1, 'supported']),
    verdicts([1, 'supported'], [2, 'supported']),
  ]);
  const judge = openJudge(model, 'How long?', limits());
  await Promise.all([judge.judge(item('A.')), judge.judge(item('B.')), judge.judge(item('C.'))]);
  expect(
    model.requests.map(
      ({ messages }) => messages.at(-1)?.content.match(/from "Validity of quotes":/g)?.length,
    ),
  ).toEqual([1, 2]);
  expect(model.requests[1]?.evidence).toEqual([]);
});

it('is not asked about what its quotes say word for word', async () => {
  const judge = openJudge(createScriptedModel([]), 'How long?', limits());
  expect(await judge.judge(item('Quotes are **valid** for 30 days.'))).toEqual({ ok: true });
});

it.each([
  ['nonsense', { text: 'I think so.' }, 'the judge gave no valid verdict'],
  ['an error', { fail: new BotError('model_unavailable', 'down') }, 'the judge failed (model_unavailable)'],
  ['silence', { fail: new BotError('model_timeout', 'slow') }, 'the judge was too slow'],
])('leaves claims to code after %s, and asks no more', async (_, call, why) => {
  const judge = openJudge(createScriptedModel([call]), 'How long?', limits());
  expect(await judge.judge(item('A.'))).toBeNull();
  expect(await judge.judge(item('B.'))).toBeNull();
  expect(judge.report()).toEqual({ judged: 0, gaveUp: why });
});

it('is not asked where its tokens are needed for the answer', async () => {
  const judge = openJudge(createScriptedModel([]), 'How long?', limits({ remainingTokens: () => 100 }));
  expect(await judge.judge(item('A.'))).toBeNull();
  expect(judge.report().gaveUp).toBe('the budget is spent');
});

it('judges nothing that it leaves out of its verdicts', async () => {
  const judge = openJudge(createScriptedModel([verdicts([7, 'not'])]), 'How long?', limits());
  expect(await judge.judge(item('A.'))).toBeNull();
});
