import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import { REFUSAL_REASONS } from '../core/outcome.ts';
import type { Flow } from '../flows/define-flow.ts';
import { evidenceSchema } from './evidence-schema.ts';

const text = z.string();
const texts = z.array(text);
const evidence = z.array(evidenceSchema);

const parts = z.array(
  z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('text'), text }),
    z.looseObject({ type: z.literal('heading'), text }),
    z.looseObject({ type: z.literal('list'), ordered: z.boolean(), items: texts }),
    z.looseObject({
      type: z.literal('facts'),
      facts: z.array(z.looseObject({ label: text, value: text })),
    }),
    z.looseObject({ type: z.literal('table'), columns: texts, rows: z.array(texts) }),
    z.looseObject({ type: z.literal('quote'), author: text, text }),
  ]),
);

/** What a flow may give back: code of a company's own is not held to its types. */
const draftSchema = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('answer'),
    parts,
    evidence,
    suggestions: texts,
    notes: texts.optional(),
    controls: texts.optional(),
    actions: z.array(z.looseObject({ name: text, label: text, value: text })).optional(),
    page: z.looseObject({ about: text.min(1), title: text.min(1) }).optional(),
  }),
  z.looseObject({
    type: z.literal('clarify'),
    text,
    choices: z.array(z.looseObject({ label: text, question: text })),
  }),
  z.looseObject({
    type: z.literal('refused'),
    reason: z.enum(REFUSAL_REASONS),
    text: text.optional(),
    parts: parts.optional(),
    evidence,
    notes: texts.optional(),
    suggestions: texts.optional(),
  }),
  z.looseObject({
    type: z.literal('handoff'),
    topic: text.min(1),
    reason: text.min(1),
    text,
    passedOnText: text,
    evidence,
  }),
]);

/**
 * Holds what a flow gave back against what a draft is, and its evidence against what its tools brought: those were read
 * for the audience, and nothing else was.
 * @throws BotError `internal` that names the flow and the fields, and nothing that they hold
 */
export function checkDraft({ name }: Flow, draft: unknown, brought: readonly Evidence[]): Draft {
  const issues = draftSchema.safeParse(draft).error?.issues ?? [];
  if (issues.length > 0) {
    const fields = issues.map(({ path }) => path.join('.') || 'it').join(', ');
    throw broken(name, `gave back what is no draft: ${fields}`);
  }
  const checked = draft as Draft;
  const known = new Set(brought.map(keyOf));
  const foreign = 'evidence' in checked ? checked.evidence.filter((one) => !known.has(keyOf(one))) : [];
  if (foreign.length > 0) throw broken(name, 'cites evidence that no tool of this turn brought');
  return checked;
}

/** A failure of a flow's own, by its name; what the bot lacks itself is no fault of the flow. */
export function toFlowError({ name }: Flow, error: unknown): BotError {
  return error instanceof BotError ? error : broken(name, 'failed', error);
}

function keyOf({ n, id, text: said }: Evidence): string {
  return JSON.stringify([n, id, said]);
}

function broken(name: string, what: string, cause?: unknown): BotError {
  return new BotError('internal', `The flow ${name} ${what}.`, { check: `flow.${name}`, cause });
}
