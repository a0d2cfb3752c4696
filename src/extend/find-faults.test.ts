import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AGENTS } from '../agents/agents.ts';
import { defineAgent } from '../agents/define-agent.ts';
import type { Piece, PieceKind } from '../core/piece.ts';
import { defineTool } from '../core/tool.ts';
import { defineFlow, type Flow } from '../flows/define-flow.ts';
import { defineGuardrail } from '../guardrails/define-guardrail.ts';
import { TOPICS } from '../handoff/topics.ts';
import { defineModel } from '../models/define-model.ts';
import { definePolicy } from '../policies/define-policy.ts';
import { POLICIES } from '../policies/policies.ts';
import { defineSource } from '../sources/define-source.ts';
import { SOURCE_KINDS } from '../sources/source-kinds.ts';
import { findMissingNames, findTakenNames } from './find-faults.ts';
import { faultsOf } from './piece-schemas.ts';
import type { BuiltIn } from './pieces.ts';
import { buildRegistry } from './registry.ts';

const search = defineTool({
  name: 'search_articles',
  description: 'searches',
  effect: 'read',
  input: z.object({}),
  output: z.unknown(),
  run: async () => ({ value: null, evidence: [] }),
});
const BUILT_IN: BuiltIn = {
  agents: AGENTS,
  flows: [],
  policies: POLICIES,
  guardrails: [],
  tools: [search],
  sources: SOURCE_KINDS,
  models: [],
  topics: TOPICS,
};

const people = {
  name: 'people',
  label: { en: 'People' },
  job: 'Answers questions about working here.',
  instructions: 'Say what the rule is.',
  tools: ['search_articles'],
};
const SAMPLES: Record<PieceKind, Piece> = {
  agent: defineAgent(people),
  flow: defineFlow({
    name: 'hours',
    agent: 'people',
    tools: [],
    match: () => null,
    run: async () => ({ type: 'clarify', text: '?', choices: [] }),
  }),
  policy: definePolicy({ name: 'hawaii', decide: () => ({ verdict: 'allow' }) }),
  guardrail: defineGuardrail({ name: 'tone', on: 'output', fault: () => null }),
  tool: search,
  source: defineSource({
    name: 'notes',
    argument: 'path',
    description: 'notes',
    open: async () => ({ holds: 'records', location: '/', fileSet: '/', total: 0, items: [] }),
  }),
  model: defineModel({
    name: 'house',
    create: () => ({ name: 'house', ability: 'quotes', generate: () => Promise.reject() as never }),
  }),
};

const withFiles = (pieces: Piece[]) => pieces.map((piece) => ({ piece, file: `${piece.name}.ts` }));
const build = (...pieces: Piece[]) => buildRegistry(BUILT_IN, { pieces: withFiles(pieces), folder: null });
const faultsBeside = (...pieces: Piece[]) => [
  ...findTakenNames(BUILT_IN, withFiles(pieces)),
  ...findMissingNames(BUILT_IN, withFiles(pieces)),
];

describe('a piece is looked at field by field', () => {
  it.each(Object.entries(SAMPLES))('and a sound %s has no fault', (_kind, piece) => {
    expect(faultsOf(piece)).toEqual([]);
  });

  it('and what a piece may have beside that is no fault', () => {
    const whole = defineTool({
      name: 'whole',
      description: 'Has every field.',
      effect: 'read',
      input: z.object({ day: z.string() }),
      modelInput: z.object({ day: z.string() }),
      output: z.unknown(),
      describe: () => null,
      isOffered: async () => true,
      run: async () => ({ value: null, evidence: [] }),
    });
    expect(faultsOf(whole)).toEqual([]);
    expect(faultsOf({ ...whole, describe: 'it' })).toEqual([
      expect.stringMatching(/^tool whole: describe: /),
    ]);
  });

  it.each<[what: string, broken: unknown, faults: RegExp[]]>([
    ['what no define function made', { name: 'x' }, [/default export: must come from defineAgent/]],
    ['nothing at all', null, [/default export/]],
    [
      'several fields at once',
      { ...SAMPLES.agent, name: 'People Team', job: '', label: 'People' },
      [
        /^agent People Team: name: must be lower-case/,
        /^agent People Team: job: /,
        /^agent People Team: label: /,
      ],
    ],
    ['a policy without a decision', { ...SAMPLES.policy, decide: undefined }, [/decide: must be a function/]],
    ['a field that was forgotten', { ...SAMPLES.agent, job: undefined }, [/^agent people: job: is missing$/]],
    [
      'a tool with a schema of another zod',
      { ...SAMPLES.tool, input: { parse: () => 1 } },
      [/input: must be a zod schema/],
    ],
    ['a later interface', { ...SAMPLES.policy, apiVersion: 2 }, [/apiVersion: must be 1/]],
    ['a version that is no number', { ...SAMPLES.flow, version: 'two' }, [/version: /]],
    [
      'a field with a slip in its name',
      { ...SAMPLES.agent, polices: ['no_salaries'] },
      [/^agent people: polices: is no field/],
    ],
    [
      'a rule that is not waited for',
      definePolicy({ name: 'slow', when: (async () => true) as never, decide: (async () => ({})) as never }),
      [/^policy slow: when: must not be async/, /^policy slow: decide: must not be async/],
    ],
    [
      'a check that is not waited for',
      defineGuardrail({ name: 'slow', on: 'input', fault: (async () => null) as never }),
      [/^guardrail slow: fault: must not be async/],
    ],
    ['a command that there is not', { ...SAMPLES.flow, command: 'quote' }, [/^flow hours: command: /]],
    ['a lead about nothing', { ...SAMPLES.flow, lead: ' ' }, [/^flow hours: lead: /]],
    ['a guardrail at no door', { ...SAMPLES.guardrail, on: 'side' }, [/on: /]],
  ])('%s is told', (_what, broken, faults) => {
    const found = faultsOf(broken);
    for (const fault of faults) expect(found).toContainEqual(expect.stringMatching(fault));
    expect(found).toHaveLength(faults.length);
  });
});

describe('pieces stand beside one another', () => {
  it('each in its list, a rule of the company before those of the bot', () => {
    const registry = build(SAMPLES.agent, SAMPLES.policy, SAMPLES.source, SAMPLES.model, SAMPLES.guardrail);
    expect(registry.agents.map(({ name }) => name)).toEqual([
      'sales',
      'service',
      'briefing',
      'general',
      'people',
    ]);
    expect(registry.policies[0]?.name).toBe('hawaii');
    expect(registry.sources.map(({ name }) => name)).toContain('notes');
    expect(registry.extensions).toContainEqual({
      kind: 'agent',
      name: 'people',
      version: 1,
      file: 'people.ts',
    });
  });

  it('with the topics that they bring along', () => {
    const topic = { name: 'people_team', label: { en: 'People team' } };
    const registry = build(
      defineAgent({ ...people, topic }),
      definePolicy({
        name: 'visas',
        topic: 'people_team',
        decide: () => ({ verdict: 'allow' }),
      }),
    );
    expect(registry.topics.map(({ name }) => name)).toEqual([
      ...TOPICS.map(({ name }) => name),
      'people_team',
    ]);
  });

  it.each<[what: string, pieces: Piece[], fault: RegExp]>([
    [
      'a name of the bot',
      [defineAgent({ ...people, name: 'sales' })],
      /sales\.ts: agent sales: name: is taken by the bot itself/,
    ],
    ['a reserved name', [defineAgent({ ...people, name: 'help' })], /help\.ts: agent help: name: is taken/],
    [
      'one name twice',
      [SAMPLES.policy, SAMPLES.policy],
      /hawaii\.ts: policy hawaii: name: is taken by hawaii\.ts/,
    ],
    [
      'a tool that is not there',
      [defineAgent({ ...people, tools: ['fly'] })],
      /tools: there is no tool called "fly" \(there are: search_articles\)/,
    ],
    ['a flow of nobody', [SAMPLES.flow], /flow hours: agent: there is no agent called "people"/],
    [
      'a policy that holds for everybody anyway',
      [SAMPLES.policy, defineAgent({ ...people, policies: ['hawaii'] })],
      /policies: there is no policy of scope 'agent' called "hawaii"/,
    ],
    [
      'a topic that nobody has',
      [definePolicy({ name: 'tax', topic: 'taxes', decide: () => ({ verdict: 'allow' }) })],
      /topic: there is no topic called "taxes"/,
    ],
    [
      'a topic of the bot with a label of its own',
      [defineAgent({ ...people, topic: { name: 'legal', label: { en: 'Lawyers' } } })],
      /topic: "legal" is a topic of the bot itself; give its name alone/,
    ],
    [
      'one topic with two labels',
      ['Tax desk', 'Tax team'].map((en, at) =>
        definePolicy({
          name: `tax_${at}`,
          topic: { name: 'tax', label: { en } },
          decide: () => ({ verdict: 'allow' }),
        }),
      ),
      /tax_1\.ts: policy tax_1: topic: "tax" has another label in tax_0\.ts/,
    ],
    [
      'a tool by whose name models ask an agent',
      [defineTool({ ...search, name: 'ask_sales' })],
      /tool ask_sales: name: is taken by the way agents ask one another/,
    ],
    [
      'a command that another flow has',
      [
        SAMPLES.agent,
        SAMPLES.flow,
        defineFlow({ ...SAMPLES.flow, name: 'other', command: 'brief' } as Flow),
      ].map((piece) => (piece.name === 'hours' ? { ...piece, command: 'brief' } : piece) as Piece),
      /other\.ts: flow other: command: is taken by hours\.ts; choose another/,
    ],
  ])('and %s is refused', (_what, pieces, fault) => {
    expect(faultsBeside(...pieces)).toEqual([expect.stringMatching(fault)]);
  });

  it('with every fault said at once', () => {
    const broken = defineAgent({ ...people, tools: ['fly', 'swim'], agents: ['nobody'] });
    expect(faultsBeside(broken)).toHaveLength(3);
  });

  it('and a sound set has no fault', () => {
    expect(faultsBeside(...Object.values(SAMPLES).filter(({ piece }) => piece !== 'tool'))).toEqual([]);
  });
});
