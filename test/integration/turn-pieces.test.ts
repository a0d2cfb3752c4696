import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AGENTS } from '../../src/agents/agents.ts';
import { defineAgent } from '../../src/agents/define-agent.ts';
import { BotError } from '../../src/core/bot-error.ts';
import type { Evidence } from '../../src/core/citation.ts';
import type { Draft } from '../../src/core/draft.ts';
import { createLog } from '../../src/core/log.ts';
import { NO_USAGE } from '../../src/core/model.ts';
import type { ExtensionPiece } from '../../src/core/receipt.ts';
import { defineTool } from '../../src/core/tool.ts';
import { defineFlow, type Flow } from '../../src/flows/define-flow.ts';
import {
  defineGuardrail,
  type InputGuardrail,
  type OutputGuardrail,
} from '../../src/guardrails/define-guardrail.ts';
import { OUTPUT_CHECKS, verifySentence } from '../../src/guardrails/output.ts';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import { createScriptedModel } from '../../src/models/scripted.ts';
import { definePolicy, type Policy } from '../../src/policies/define-policy.ts';
import { POLICIES } from '../../src/policies/policies.ts';
import type { PolicyFacts } from '../../src/policies/policy-facts.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { changeSetting, readSetting } from '../../src/store/settings.ts';
import { refuseByRule } from '../../src/turn/agent-outcome.ts';
import { allText } from '../../src/turn/compose-reply.ts';
import type { IncomingQuestion } from '../../src/turn/turn.ts';
import { openTurn, saveSteps } from '../../src/turn/turn-store.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  BEN,
  evidence,
  newQuestion,
  SALES,
  SENTENCE,
  TEAM,
  toolOf,
  turnsOfSuite,
} from '../fixtures/app-turns.ts';
import { BUILT_IN } from '../fixtures/built-in.ts';

const gardens = defineAgent({
  name: 'gardens',
  label: { en: 'Gardens: plants and watering' },
  offers: { en: 'questions about the garden' },
  topic: { name: 'gardening', label: { en: 'Gardening', de: 'Garten' } },
  job: 'Answers questions about the garden.',
  instructions: 'Say when to water.',
  tools: ['look_up'],
  policies: ['no_poison'],
  examples: [
    'how often do I water the roses',
    'when do we cut the hedge',
    'who mows the lawn',
    'which soil do tomatoes need',
  ],
});

/** A flow of the garden's that takes what is about roses. */
const gardenFlow = (run: Flow['run'], tools = ['look_up']) =>
  defineFlow({
    name: 'roses',
    agent: 'gardens',
    tools,
    match: ({ text }) => (/rose/i.test(text) ? { confidence: 1, reason: 'roses', input: null } : null),
    run,
  });

const answered = gardenFlow(async (_match, { call }) => {
  const { evidence: found } = await call('look_up', {});
  return {
    type: 'answer',
    parts: [{ type: 'text', text: `${SENTENCE} [1]` }],
    evidence: found,
    suggestions: [],
  };
});

describeOnEachDatabase('what a company adds', (opened) => {
  let database: OpenDatabase;
  beforeEach(() => {
    database = opened().database;
  });
  const openTurns = turnsOfSuite(opened);
  const rose = (more: Partial<IncomingQuestion> = {}) =>
    newQuestion({ text: 'How often do I water the roses?', ...more });
  const withGardens = { agents: [...AGENTS, gardens], flows: [answered] };

  describe('an agent', () => {
    test('is on where nobody has switched anything off, and takes the questions that its examples are like', async () => {
      const turns = await openTurns({ ...withGardens, flows: [], model: createExtractiveModel() });
      const { receipt } = await turns.ask(newQuestion({ text: 'Who mows the lawn behind the office?' }));
      expect(receipt).toMatchObject({ agent: 'gardens', route: { by: 'classifier' } });
      expect(receipt.effectiveSettings?.agents).toEqual([
        'sales',
        'service',
        'briefing',
        'general',
        'gardens',
      ]);
    });

    test('is off where others were chosen, and says what is on in its place', async () => {
      const { version } = await readSetting(database, TEAM, 'channel', SALES);
      const value = { mode: 'mention' as const, agents: ['service'] };
      await changeSetting(database, {
        teamId: TEAM,
        family: 'channel',
        subject: SALES,
        value,
        expectedVersion: version,
        actor: 'test',
        at: new Date(),
      });
      const turns = await openTurns(withGardens);
      const { outcome, reply, receipt } = await turns.ask(rose());
      expect({ outcome, reason: receipt.reason }).toEqual({ outcome: 'refused', reason: 'switched_off' });
      expect(allText(reply.parts)).toContain('support questions');
      expect(allText(reply.parts)).not.toContain('garden');
    });

    test('that was taken out while its turn was under way leaves the question to another, whatever it had answered', async () => {
      const route = { agent: 'gardens', by: 'flow', reason: 'roses', confidence: 1 } as const;
      const flow = { name: 'roses', match: { confidence: 1, reason: 'roses', input: null } };
      const found = { route, flow, draft: null, usage: NO_USAGE };
      const draft: Draft = { type: 'refused', reason: 'policy', text: 'Ask the gardener.', evidence: [] };
      const outcome = { ...refuseByRule(draft, 'roses'), agent: 'gardens', flow: 'roses', route, by: 'flow' };
      const steps = [
        { name: 'route', output: found, ms: 1 },
        { name: 'act', output: outcome, ms: 1 },
      ];
      for (const agents of [AGENTS, [...AGENTS, gardens]]) {
        const question = rose();
        const { turn } = await openTurn(database, question);
        await saveSteps(database, turn, steps);
        const { reply, receipt } = await (await openTurns({ agents })).ask(question);
        expect(allText(reply.parts)).not.toContain('gardener');
        expect(receipt.flow).not.toBe('roses');
      }
    });

    test('that was taken out leaves nothing that its rules said either', async () => {
      const question = rose();
      const { turn } = await openTurn(database, question);
      const route = { agent: 'gardens', by: 'flow', reason: 'roses', confidence: 1 };
      const found = { route, flow: null, draft: null, usage: NO_USAGE };
      await saveSteps(database, turn, [{ name: 'route', output: found, ms: 1 }]);
      const draft = { type: 'refused', reason: 'policy', text: 'No poison.', evidence: [] };
      const ruled = { text: question.text, stopped: { policy: 'no_poison', draft }, checks: [] };
      await saveSteps(database, turn, [{ name: 'agent policy', output: ruled, ms: 1 }]);
      const kind = defineAgent({ ...gardens, name: 'kind_gardens', policies: ['look_away'] });
      const lookAway = definePolicy({
        name: 'look_away',
        scope: 'agent',
        decide: () => ({ verdict: 'allow' }),
      });
      const turns = await openTurns({
        agents: [...AGENTS, kind],
        flows: [defineFlow({ ...answered, agent: 'kind_gardens' })],
        policies: [lookAway],
      });
      const { outcome, receipt } = await turns.ask(question);
      expect({ outcome, agent: receipt.agent }).toEqual({ outcome: 'answered', agent: 'kind_gardens' });
    });
  });

  describe('a policy', () => {
    const rule = (more: Partial<Policy> & Pick<Policy, 'decide'>) =>
      definePolicy({ name: 'no_poison', ...more });

    test('sees who asks, where, and what', async () => {
      let seen: PolicyFacts | undefined;
      const look = rule({
        decide: (facts) => {
          seen = facts;
          return { verdict: 'allow' };
        },
      });
      await (await openTurns({ policies: [look] })).ask(newQuestion({ text: 'Is  SSO\npart of it?' }));
      expect(seen).toMatchObject({
        question: { text: 'Is SSO part of it?', language: 'en', history: [] },
        asker: { handle: 'ana', kind: 'member' },
        place: { teamId: TEAM, channelId: SALES, name: 'sales', kind: 'private', private: false },
      });
    });

    test('that denies is told in the asker’s language, or in English', async () => {
      const deny = rule({
        decide: () => ({ verdict: 'deny', reason: 'poison', text: { en: 'No poison.', de: 'Kein Gift.' } }),
      });
      const turns = await openTurns({ policies: [deny] });
      const told = async (text: string) => allText((await turns.ask(newQuestion({ text }))).reply.parts);
      expect(await told('Welches Gift hilft gegen Schnecken im Garten?')).toBe('Kein Gift.');
      expect(await told('Quel poison est le meilleur contre les limaces ?')).toBe('No poison.');
    });

    test('without words of its own is told in ours', async () => {
      const turns = await openTurns({
        policies: [rule({ decide: () => ({ verdict: 'deny', reason: 'poison' }) })],
      });
      const { outcome, reply } = await turns.ask(newQuestion());
      expect(outcome).toBe('refused');
      expect(allText(reply.parts)).not.toBe('');
    });

    test('of scope agent holds for the agents that name it and for no other', async () => {
      const scoped = rule({
        scope: 'agent',
        decide: () => ({ verdict: 'deny', reason: 'poison', text: 'No poison.' }),
      });
      const turns = await openTurns({ ...withGardens, policies: [scoped] });
      const ours = await turns.ask(rose());
      expect(ours.receipt).toMatchObject({ outcome: 'refused', agent: 'gardens', route: { by: 'policy' } });
      expect(ours.receipt.checks).toContainEqual(
        expect.objectContaining({ check: 'policy.no_poison', verdict: 'denied' }),
      );
      const others = await turns.ask(newQuestion({ text: 'Why does the app not start on my phone?' }));
      expect(others.receipt.checks.map(({ check }) => check)).not.toContain('policy.no_poison');
    });

    test('of an agent holds when another agent asks it, too', async () => {
      const scoped = rule({
        scope: 'agent',
        decide: () => ({ verdict: 'deny', reason: 'poison', text: 'No poison.' }),
      });
      const asking = defineAgent({
        ...gardens,
        name: 'office',
        topic: 'other',
        agents: ['gardens'],
        policies: [],
        examples: [
          'who waters the plants of the office',
          'where is the printer',
          'who orders the coffee',
          'is the lift broken',
        ],
      });
      const model = createScriptedModel([
        {
          purpose: 'understand',
          text: '{"agent":"office","question":"Who orders the coffee?","searches":[]}',
        },
        { toolCalls: [{ id: '1', name: 'ask_gardens', arguments: '{"question":"Which poison?"}' }] },
        { text: 'NO_ANSWER' },
      ]);
      const turns = await openTurns({
        agents: [...AGENTS, asking, gardens],
        flows: [],
        policies: [scoped],
        model,
      });
      const { receipt } = await turns.ask(newQuestion({ text: 'Who orders the coffee?' }));
      expect(receipt.toolCalls).toContainEqual(
        expect.objectContaining({ tool: 'ask_gardens', ok: false, reason: 'forbidden' }),
      );
      expect(receipt.checks).toContainEqual(
        expect.objectContaining({ check: 'policy.no_poison', verdict: 'denied' }),
      );
    });

    test('that rewrites hands the other question on', async () => {
      const turns = await openTurns({
        ...withGardens,
        policies: [
          rule({ decide: () => ({ verdict: 'rewrite', reason: 'a nickname', question: 'roses?' }) }),
        ],
      });
      expect((await turns.ask(newQuestion({ text: 'What about the thorny ones?' }))).receipt.flow).toBe(
        'roses',
      );
    });

    test.each<[what: string, decide: Policy['decide']]>([
      [
        'breaks',
        () => {
          throw new Error('no network');
        },
      ],
      ['gives no verdict', () => ({ verdict: 'perhaps' }) as never],
    ])('that %s lets nothing through', async (_what, decide) => {
      const extensions: ExtensionPiece[] = [
        { kind: 'policy', name: 'no_poison', version: 1, file: 'rules.ts' },
      ];
      const turns = await openTurns({ policies: [rule({ decide })], extensions });
      const { outcome, receipt } = await turns.ask(newQuestion());
      expect({ outcome, reason: receipt.reason }).toEqual({ outcome: 'failed', reason: 'internal' });
      expect(receipt.checks).toContainEqual({
        check: 'policy.no_poison',
        verdict: 'denied',
        reason: 'it broke',
      });
      expect(receipt.extensions).toEqual(extensions);
    });

    test('whose "when" would have to be waited for breaks instead of applying to everything', async () => {
      const deny = rule({
        when: (async () => false) as never,
        decide: () => ({ verdict: 'deny', reason: 'poison', text: 'No poison.' }),
      });
      const { outcome, reply } = await (await openTurns({ policies: [deny] })).ask(newQuestion());
      expect(outcome).toBe('failed');
      expect(allText(reply.parts)).not.toContain('No poison');
    });

    test('that hands off says its own words, to the people of its own topic', async () => {
      const topic = { name: 'gardening', label: { en: 'Gardening' } };
      const handsOff = rule({
        topic,
        decide: () => ({ verdict: 'hand_off', reason: 'poison', text: 'Poison is for our gardener.' }),
      });
      const value = { channelId: SALES, role: 'member', nextRole: 'admin' };
      await changeSetting(database, {
        teamId: TEAM,
        family: 'topic',
        subject: 'gardening',
        value,
        expectedVersion: 0,
        actor: 'test',
        at: new Date(),
      });
      const turns = await openTurns({
        model: createExtractiveModel(),
        policies: [handsOff],
        topics: [...BUILT_IN.topics, topic],
      });
      const { outcome, reply, turnId } = await turns.ask(newQuestion());
      expect(outcome).toBe('handed_off');
      expect(allText(reply.parts)).toMatch(/^Poison is for our gardener\.\n/);
      expect(allText(reply.parts)).not.toContain('You asked for a person');
      const [handoff] = await database.query(
        sql`select topic, reason from handoffs where turn_id = ${turnId}`,
      );
      expect(handoff).toEqual({ topic: 'gardening', reason: 'policy:no_poison' });
    });
  });

  describe('a flow', () => {
    test('calls only the tools that it names', async () => {
      const sly = gardenFlow(async (_match, { call }) => {
        await call('look_up', {});
        throw new Error('unreachable');
      }, []);
      const { outcome, receipt } = await (await openTurns({ ...withGardens, flows: [sly] })).ask(rose());
      expect({ outcome, reason: receipt.reason }).toEqual({ outcome: 'failed', reason: 'tool_undefined' });
      expect(receipt.checks).toContainEqual({
        check: 'declared_tools_only',
        verdict: 'denied',
        reason: '"look_up" is not among the tools of roses',
      });
    });

    test.each<[what: string, match: Flow['match']]>([
      [
        'breaks',
        () => {
          throw new TypeError('of undefined');
        },
      ],
      ['says nothing', () => undefined as never],
      ['is surer than sure', () => ({ confidence: 7, reason: 'all mine', input: null })],
      ['says no reason', () => ({ confidence: 1 }) as never],
    ])('whose match %s is left out, and the question is somebody else’s', async (what, match) => {
      const lines: string[] = [];
      const clumsy = defineFlow({ ...answered, name: 'clumsy', match });
      const turns = await openTurns({
        agents: [...AGENTS, gardens],
        flows: [clumsy, answered],
        log: createLog('warn', { write: (line) => void lines.push(line) }),
      });
      const { outcome, receipt } = await turns.ask(rose());
      expect({ outcome, flow: receipt.flow }).toEqual({ outcome: 'answered', flow: 'roses' });
      const isSilent = what === 'says nothing';
      expect(lines.filter((line) => line.includes('"flow":"clumsy"'))).toHaveLength(isSilent ? 0 : 1);
    });

    test('that meets a lost database leaves the question for later', async () => {
      const lost = defineFlow({
        ...answered,
        match: () => Promise.reject(new BotError('database_unreachable', 'gone', { retryable: true })),
      });
      const turns = await openTurns({ ...withGardens, flows: [lost] });
      await expect(turns.ask(rose())).rejects.toMatchObject({ code: 'database_unreachable' });
    });

    test.each<[what: string, run: () => unknown]>([
      [
        'breaks',
        () => {
          throw new TypeError('of undefined');
        },
      ],
      ['gives back nothing', () => undefined],
      ['gives back a text', () => SENTENCE],
      ['gives back no parts', () => ({ type: 'answer', evidence: [], suggestions: [] })],
      ['refuses for a reason that nobody knows', () => ({ type: 'refused', reason: 'mood', evidence: [] })],
      [
        'cites what no tool brought',
        () => ({
          type: 'answer',
          parts: [{ type: 'text', text: `${SENTENCE} [1]` }],
          evidence: [{ ...evidence(), n: 1 }],
          suggestions: [],
        }),
      ],
    ])('that %s ends the turn, and the receipt names it', async (_what, run) => {
      const extensions: ExtensionPiece[] = [{ kind: 'flow', name: 'roses', version: 2, file: 'gardens.ts' }];
      const broken = gardenFlow(async () => run() as never);
      const turns = await openTurns({ ...withGardens, flows: [broken], extensions });
      const { outcome, reply, receipt } = await turns.ask(rose());
      expect({ outcome, reason: receipt.reason }).toEqual({ outcome: 'failed', reason: 'internal' });
      expect(receipt.checks).toContainEqual({ check: 'flow.roses', verdict: 'denied', reason: 'it broke' });
      expect(receipt.extensions).toEqual(extensions);
      expect(allText(reply.parts)).not.toContain('SSO');
    });

    test('has its lines checked by the company’s own guardrails', async () => {
      const own = {
        name: 'no_sso',
        fault: ({ plain }: { plain: string }) => (plain.includes('SSO') ? 'It names SSO.' : null),
      };
      const guardrails = { ...BUILT_IN.guardrails, output: [...OUTPUT_CHECKS, own], lines: [own] };
      const { outcome, receipt } = await (await openTurns({ ...withGardens, guardrails })).ask(rose());
      expect(outcome).toBe('refused');
      expect(receipt.checks).toContainEqual({
        check: 'output.no_sso',
        verdict: 'denied',
        reason: 'It names SSO.',
      });
    });
  });

  test('a check that says nothing at all has found nothing', async () => {
    const silent = { name: 'silent', fault: () => undefined as never };
    const guardrails = {
      input: [...BUILT_IN.guardrails.input, silent],
      output: [...OUTPUT_CHECKS, silent],
      lines: [silent],
    };
    const turns = await openTurns({ ...withGardens, guardrails });
    expect((await turns.ask(rose())).outcome).toBe('answered');
    const sentence = { sentence: `${SENTENCE} [1]`, evidence: [{ ...evidence(), n: 1 }], question: '' };
    expect(verifySentence(sentence, [silent]).ok).toBe(true);
  });

  describe('a guardrail', () => {
    const broken: [what: string, fault: () => unknown][] = [
      [
        'breaks',
        () => {
          throw new TypeError('of undefined');
        },
      ],
      ['would have to be waited for', () => Promise.resolve(null)],
      ['finds what is no fault', () => ({ reason: 'mood' })],
    ];

    test.each(broken)('on the way in that %s lets nothing through, by its name', async (_what, fault) => {
      const extensions: ExtensionPiece[] = [{ kind: 'guardrail', name: 'tone', version: 1, file: 'tone.ts' }];
      const tone = defineGuardrail({ name: 'tone', on: 'input', fault: fault as never });
      const guardrails = { ...BUILT_IN.guardrails, input: [tone as InputGuardrail] };
      const turns = await openTurns({ ...withGardens, guardrails, extensions });
      const { outcome, receipt } = await turns.ask(rose());
      expect(outcome).toBe('failed');
      expect(receipt.checks).toEqual([{ check: 'input.tone', verdict: 'denied', reason: 'it broke' }]);
      expect(receipt.extensions).toEqual(extensions);
    });

    test.each(broken)('on the way out that %s lets nothing through, by its name', async (_what, fault) => {
      const tone = defineGuardrail({ name: 'tone', on: 'output', fault: fault as never });
      const guardrails = { ...BUILT_IN.guardrails, lines: [tone as OutputGuardrail] };
      const { outcome, reply, receipt } = await (await openTurns({ ...withGardens, guardrails })).ask(rose());
      expect(outcome).toBe('failed');
      expect(allText(reply.parts)).not.toContain('SSO');
      expect(receipt.checks).toContainEqual({ check: 'output.tone', verdict: 'denied', reason: 'it broke' });
    });
  });

  describe('a tool', () => {
    test('has its output read by its schema, and its version on the receipt', async () => {
      const look = defineTool({
        ...toolOf('look_up', () => [evidence()]),
        version: 7,
        output: z.object({ open: z.string() }),
      });
      const sound = {
        ...look,
        run: async () => ({ value: { open: 'yes', secret: 1 }, evidence: [evidence()] }),
      };
      let value: unknown;
      const flow = gardenFlow(async (_match, { call }) => {
        ({ value } = await call('look_up', {}));
        return { type: 'clarify', text: 'Which one?', choices: [] };
      });
      const { receipt } = await (await openTurns({ ...withGardens, flows: [flow], tools: [sound] })).ask(
        rose(),
      );
      expect(value).toEqual({ open: 'yes' });
      expect(receipt.toolCalls).toMatchObject([{ tool: 'look_up', version: 7, ok: true }]);
      const broken = { ...look, run: async () => ({ value: { open: 3 }, evidence: [] }) };
      const failed = await (await openTurns({ ...withGardens, flows: [flow], tools: [broken] })).ask(rose());
      expect(failed.receipt).toMatchObject({
        outcome: 'failed',
        reason: 'tool_failed',
        toolCalls: [{ version: 7, ok: false }],
      });
    });

    const outside = (readers: Evidence['readers']) =>
      toolOf('look_up', () => [
        { ...evidence(SENTENCE, 'note'), ...(readers === undefined ? {} : { readers }) },
      ]);

    test('brings evidence with readers, which only they see, then and later', async () => {
      const turns = await openTurns({ ...withGardens, tools: [outside(['everyone'])] });
      const { outcome, reply, turnId } = await turns.ask(rose());
      expect(outcome).toBe('answered');
      expect(reply.citations[0]?.id).toMatch(/^external:\d+:look_up:note$/);
      const alone = { teamId: TEAM, everyone: false, people: [BEN] };
      expect((await turns.receipt(turnId, alone))?.citations).toHaveLength(1);
      await database.query(sql`update people set kind = 'guest' where id = ${BEN}`);
      expect((await turns.receipt(turnId, alone))?.citations).toEqual([]);
      expect(await turns.reply(turnId, alone)).toBeNull();
    });

    test.each<[what: string, readers: Evidence['readers']]>([
      ['for somebody else', [`person:${BEN}`]],
      ['for admins', ['admins']],
    ])('brings nothing %s', async (_what, readers) => {
      const empty = gardenFlow(async (_match, { call }) => {
        const { evidence: found } = await call('look_up', {});
        return { type: 'clarify', text: `found ${found.length}`, choices: [] };
      });
      const { reply, receipt } = await (
        await openTurns({ ...withGardens, flows: [empty], tools: [outside(readers)] })
      ).ask(rose());
      expect(allText(reply.parts)).toBe('found 0');
      expect(JSON.stringify(receipt)).not.toContain('note');
    });

    const own: ExtensionPiece[] = [{ kind: 'tool', name: 'look_up', version: 1, file: 'look-up.ts' }];

    test('of the company’s own that does not say who may read what it brought is a failed call', async () => {
      const tools = [outside(undefined)];
      const { receipt } = await (await openTurns({ ...withGardens, tools, extensions: own })).ask(rose());
      expect(receipt).toMatchObject({ outcome: 'failed', reason: 'tool_failed', extensions: own });
      expect(receipt.citations).toEqual([]);
    });

    test.each<[what: string, result: unknown]>([
      ['nothing', undefined],
      ['no evidence', { value: null }],
      ['evidence without a text', { value: null, evidence: [{ n: 0, kind: 'record', id: 'x', title: 'X' }] }],
      ['evidence of no kind', { value: null, evidence: [{ ...evidence(), kind: 'rumour' }] }],
    ])('that brings back %s is a failed call', async (_what, result) => {
      const broken = defineTool({ ...toolOf('look_up', () => []), run: async () => result as never });
      const { receipt } = await (await openTurns({ ...withGardens, tools: [broken] })).ask(rose());
      expect(receipt).toMatchObject({
        outcome: 'failed',
        reason: 'tool_failed',
        toolCalls: [{ tool: 'look_up', ok: false, reason: 'tool_failed' }],
      });
    });

    test('that gives readers nobody can be is a failed call', async () => {
      const { receipt } = await (
        await openTurns({ ...withGardens, tools: [outside(['the team' as never])] })
      ).ask(rose());
      expect(receipt).toMatchObject({ outcome: 'failed' });
    });
  });

  test('what took part stands on the receipt, with its file and version', async () => {
    const extensions: ExtensionPiece[] = [
      { kind: 'agent', name: 'gardens', version: 3, file: 'gardens.ts' },
      { kind: 'flow', name: 'roses', version: 1, file: 'gardens.ts' },
      { kind: 'policy', name: 'never_seen', version: 1, file: 'rules.ts' },
    ];
    const turns = await openTurns({ ...withGardens, policies: POLICIES, extensions });
    expect((await turns.ask(rose())).receipt.extensions).toEqual(extensions.slice(0, 2));
    expect(
      (await turns.ask(newQuestion({ text: 'Approve a 40% discount' }))).receipt.extensions,
    ).toBeUndefined();
  });
});
