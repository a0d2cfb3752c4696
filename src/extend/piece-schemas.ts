import { z } from 'zod';
import type { Agent } from '../agents/define-agent.ts';
import { LANGUAGES } from '../core/language.ts';
import { API_VERSION, isAsync, type Piece, type PieceKind } from '../core/piece.ts';
import type { Tool } from '../core/tool.ts';
import type { Flow } from '../flows/define-flow.ts';
import type { Guardrail } from '../guardrails/define-guardrail.ts';
import type { ModelAdapter } from '../models/define-model.ts';
import type { Policy } from '../policies/define-policy.ts';
import type { SourceKind } from '../sources/source.ts';

const fn = (signature: string) =>
  z.custom((value) => typeof value === 'function', { error: `must be a function: ${signature}` });
/** A rule or check is asked about everything and never waited for: what it would find later could stop nothing. */
const fnAtOnce = (signature: string) =>
  fn(signature).refine((value) => !isAsync(value), {
    error: 'must not be async: it answers at once; a tool or flow may wait',
  });
const schema = z.custom((value) => value instanceof z.ZodType, {
  error: 'must be a zod schema, made with the zod that comes with the bot',
});
const words = z.string().trim().min(1);
const names = z.array(words);
const localText = z.looseObject({
  en: words,
  ...Object.fromEntries(LANGUAGES.filter((one) => one !== 'en').map((one) => [one, words.optional()])),
});
const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'must be lower-case letters, digits and _, beginning with a letter');
const topic = z.union([words, z.looseObject({ name: identifier, label: localText })], {
  error: "must be a topic's name, or { name, label: { en: … } } for a new one",
});

const base = z.strictObject({
  piece: z.string(),
  apiVersion: z.literal(API_VERSION, {
    error: `must be ${API_VERSION}: it was written for another version of the bot`,
  }),
  name: identifier,
  version: z.number().int().min(1),
});

/** What the pieces of each kind are; the compiler asks for a schema of each of their fields. */
interface Kinds {
  agent: Agent;
  flow: Flow;
  policy: Policy;
  guardrail: Guardrail;
  tool: Tool;
  source: SourceKind;
  model: ModelAdapter;
}

type Schemas = { [Kind in PieceKind]: z.ZodObject<Record<keyof Kinds[Kind], z.ZodType>, z.core.$strict> };

/** What each kind of piece must have; functions are known by being functions only. */
const PIECE_SCHEMAS = {
  agent: base.extend({
    label: localText,
    offers: localText,
    topic,
    job: words,
    instructions: words,
    tools: names,
    agents: names,
    policies: names,
    examples: names,
    takesRest: z.boolean().optional(),
  }),
  flow: base.extend({
    agent: words,
    tools: names,
    command: z.literal('brief').optional(),
    lead: words.optional(),
    needsLead: z.boolean().optional(),
    match: fn('(question) => { confidence, reason, input } | null'),
    run: fn('(match, context) => draft'),
  }),
  policy: base.extend({
    scope: z.enum(['every_question', 'agent']),
    topic: topic.nullable(),
    when: fnAtOnce('(facts) => boolean').optional(),
    decide: fnAtOnce('(facts) => { verdict, reason, text }'),
  }),
  guardrail: base.extend({
    on: z.enum(['input', 'output']),
    fault: fnAtOnce(
      'input: (text, context) => { reason, text, detail } | null; output: (sentence) => string | null',
    ),
  }),
  tool: base.extend({
    description: words,
    effect: z.enum(['read', 'write']),
    input: schema,
    output: schema,
    run: fn('(input, context) => { value, evidence }'),
    modelInput: schema.optional(),
    describe: fn('(value) => string | null').optional(),
    isOffered: fn('({ audience }) => promise of a boolean').optional(),
  }),
  source: base.extend({
    argument: z.enum(['path', 'url']),
    description: words,
    open: fn('(place, options) => { holds, location, total, … }'),
  }),
  model: base.extend({ create: fn('({ log, timeoutMs }) => model') }),
} satisfies Schemas;

const marked = z.looseObject({ piece: z.enum(Object.keys(PIECE_SCHEMAS) as PieceKind[]) });

/** What is wrong with something that is to be a piece, as `field: reason`; empty where nothing is. */
export function faultsOf(value: unknown): string[] {
  const known = marked.safeParse(value);
  if (!known.success)
    return [
      'default export: must come from defineAgent, defineFlow, definePolicy, defineGuardrail, defineTool, defineSource or defineModel',
    ];
  const parsed = PIECE_SCHEMAS[known.data.piece].safeParse(value, {
    error: ({ input }) => (input === undefined ? 'is missing' : undefined),
  });
  const { name } = value as Partial<Piece>;
  const who = `${known.data.piece} ${typeof name === 'string' && name !== '' ? name : '(without a name)'}`;
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) =>
    faultsIn(issue, known.data.piece).map((fault) => `${who}: ${fault}`),
  );
}

/** A field with a slip in its name would be a rule that nobody keeps. */
function faultsIn(issue: z.core.$ZodIssue, kind: PieceKind): string[] {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0)
    return issue.keys.map(
      (key) => `${key}: is no field of this kind of piece (${kind}), and nothing would read it`,
    );
  return [`${issue.path.join('.') || 'it'}: ${issue.message}`];
}
