import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import { describeIssues } from '../core/describe-issues.ts';
import { REFUSAL_REASONS } from '../core/outcome.ts';
import { isAsync, markPiece, type Piece, type Written } from '../core/piece.ts';
import type { InputCheck } from './input/input-check.ts';
import type { SentenceCheck } from './output/sentence-check.ts';

/** A check on the way in: a message that has the fault is not worked on. */
export type InputGuardrail = Piece<'guardrail'> & InputCheck & { readonly on: 'input' };

/** A check on the way out: a sentence of an agent, or a line of a flow, that has the fault is not shown. */
export type OutputGuardrail = Piece<'guardrail'> & SentenceCheck & { readonly on: 'output' };

/** A check in code on what comes in or goes out. */
export type Guardrail = InputGuardrail | OutputGuardrail;

/** What a check may find; one that says nothing has found nothing. */
const FOUND = {
  input: z.looseObject({
    reason: z.enum(REFUSAL_REASONS),
    text: z.union([z.string().min(1), z.looseObject({ en: z.string().min(1) })]),
    detail: z.string(),
  }),
  output: z.string(),
};

/** Declares a guardrail; what it finds is checked wherever it is applied, and nothing passes one that breaks. */
export function defineGuardrail(guardrail: Written<InputGuardrail> | Written<OutputGuardrail>): Guardrail {
  const { on, name, fault } = guardrail;
  // What cannot be one is for the loader to say.
  if (typeof fault !== 'function' || isAsync(fault)) return markPiece('guardrail', guardrail) as Guardrail;
  const find = fault as (...given: unknown[]) => unknown;
  const checked = (...given: unknown[]) => {
    const broken = (what: string, cause?: unknown) =>
      new BotError('internal', `The guardrail ${name} ${what}.`, { check: `${on}.${name}`, cause });
    let found: unknown;
    try {
      found = find.apply(guardrail, given) ?? null;
    } catch (error) {
      throw broken('failed', error);
    }
    if (found === null) return null;
    const parsed = FOUND[on].safeParse(found);
    if (parsed.success) return parsed.data;
    throw broken(`found what is no fault: ${describeIssues(parsed.error)}`);
  };
  return markPiece('guardrail', { ...guardrail, fault: checked }) as Guardrail;
}
