import { expect, test } from 'vitest';
import type { Model } from '../../src/core/model.ts';
import { defaultSetting } from '../../src/core/settings.ts';
import { defineFlow, type Flow } from '../../src/flows/define-flow.ts';
import type { SentenceCheck } from '../../src/guardrails/output/sentence-check.ts';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import { createScriptedModel } from '../../src/models/scripted.ts';
import { changeSetting } from '../../src/store/settings.ts';
import { allText } from '../../src/turn/compose-reply.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  evidence,
  flowOf,
  newQuestion,
  SENTENCE,
  TEAM,
  toolOf,
  turnsOfSuite,
} from '../fixtures/app-turns.ts';
import { BUILT_IN } from '../fixtures/built-in.ts';

const TEXT = `${SENTENCE} It needs a SAML provider.`;
const tools = [toolOf('look_up', () => [evidence(TEXT)])];
const answering = flowOf(async ({ call }) => {
  await call('look_up', {});
  return `${SENTENCE} [1]`;
});
/** What a company's own flow looks like that wants a lead. */
const led: Flow = defineFlow({ ...answering, lead: 'What somebody needs for it.' });
const LINE = 'It needs a SAML provider.';
const wrote = {
  purpose: 'lead',
  text: JSON.stringify({ text: LINE, support: [{ n: 1, quote: LINE }] }),
} as const;

describeOnEachDatabase('the lead of a flow that declares one', (opened) => {
  const open = turnsOfSuite(opened);
  /** A lead has a fifth of the turn's time, and the first one waits for the checks' words to be loaded. */
  const openTurns = ({ limits, ...given }: NonNullable<Parameters<typeof open>[0]>) =>
    open({ ...given, limits: { timeoutMs: 120_000, ...limits } });

  test('is written by a model that is told what it is to be about, and stands above the answer', async () => {
    const model = createScriptedModel([wrote]);
    const turns = await openTurns({ model, tools, flows: [led] });
    const { reply, receipt } = await turns.ask(newQuestion());
    expect(allText(reply.parts)).toBe(`${LINE} [1]\n${SENTENCE} [1]`);
    expect(reply.citations[0]?.quote).toBe(TEXT);
    expect(model.requests[0]?.messages[0]?.content).toContain('What somebody needs for it.');
    expect(model.requests[0]?.evidence.map(({ text }) => text)).toEqual([TEXT]);
    expect(receipt).toMatchObject({ flow: 'test_flow', model: 'scripted' });
    model.assertDone();
  });

  test('is not asked for where a flow declares none, or has no answer', async () => {
    const model = createScriptedModel([]);
    const plain = await openTurns({ model, tools, flows: [answering] });
    expect(allText((await plain.ask(newQuestion())).reply.parts)).toBe(`${SENTENCE} [1]`);
    const asking = defineFlow({
      ...led,
      run: async () => ({ type: 'clarify' as const, text: 'Which one?', choices: [] }),
    });
    const turns = await openTurns({ model, tools, flows: [asking] });
    expect((await turns.ask(newQuestion())).outcome).toBe('clarified');
    expect(model.requests).toEqual([]);
  });

  test('is left away without a model: reply and receipt are those of a flow without one', async () => {
    const answers = [];
    for (const flow of [answering, led]) {
      const turns = await openTurns({ model: createExtractiveModel(), tools, flows: [flow] });
      const { reply, receipt } = await turns.ask(newQuestion());
      const { checks, model, usage, modelCalls } = receipt;
      answers.push({ reply: { ...reply, turnId: null }, checks, model, usage, modelCalls });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[1]?.model).toBe('none');
  });

  test('is left away where the turn’s tokens or the day’s money do not reach', async () => {
    const model = createScriptedModel([]);
    const scarce = await openTurns({ model, tools, flows: [led], limits: { maxTokens: 700 } });
    const { reply, receipt } = await scarce.ask(newQuestion());
    expect(allText(reply.parts)).toBe(`${SENTENCE} [1]`);
    expect(receipt.checks).toContainEqual(
      expect.objectContaining({ reason: 'no lead: the budget is spent' }),
    );
    await changeSetting(opened().database, {
      teamId: TEAM,
      family: 'budgets',
      value: { ...defaultSetting('budgets'), dailyCostUsd: 0 },
      expectedVersion: 0,
      actor: 'test',
      at: new Date(),
    });
    const broke = await openTurns({ model, tools, flows: [led] });
    expect(allText((await broke.ask(newQuestion())).reply.parts)).toBe(`${SENTENCE} [1]`);
    expect(model.requests).toEqual([]);
  });

  test('is not waited for beyond its share of the turn, even where a model listens to nobody', async () => {
    const deaf: Model = {
      name: 'deaf',
      ability: 'writes',
      async *generate() {
        await new Promise(() => undefined);
      },
    };
    const turns = await openTurns({ model: deaf, tools, flows: [led], limits: { timeoutMs: 10_000 } });
    const { reply, receipt, outcome } = await turns.ask(newQuestion());
    expect(outcome).toBe('answered');
    expect(allText(reply.parts)).toBe(`${SENTENCE} [1]`);
    expect(reply.notes).toEqual([]);
    expect(receipt.checks).toContainEqual(expect.objectContaining({ reason: 'no lead: it came too late' }));
  });

  test('is never said where it would take the flow’s answer with it', async () => {
    const model = createScriptedModel([wrote]);
    const noSaml: SentenceCheck = {
      name: 'no_saml',
      fault: ({ plain }) => (plain.includes('SAML') ? 'It names SAML.' : null),
    };
    const guardrails = { ...BUILT_IN.guardrails, lines: [...BUILT_IN.guardrails.lines, noSaml] };
    const turns = await openTurns({ model, tools, flows: [led], guardrails });
    const { reply, receipt } = await turns.ask(newQuestion());
    expect(allText(reply.parts)).toBe(`${SENTENCE} [1]`);
    expect(receipt.checks).toContainEqual({
      check: 'left_out',
      verdict: 'denied',
      reason: `“${LINE} [1]”: It names SAML.`,
    });
  });
});
