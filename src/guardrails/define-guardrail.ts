import { markPiece, type Piece, type Written } from '../core/piece.ts';
import type { InputCheck } from './input/input-check.ts';
import type { SentenceCheck } from './output/sentence-check.ts';

/** A check on the way in: a message that has the fault is not worked on. */
export type InputGuardrail = Piece<'guardrail'> & InputCheck & { readonly on: 'input' };

/** A check on the way out: a sentence of an agent, or a line of a flow, that has the fault is not shown. */
export type OutputGuardrail = Piece<'guardrail'> & SentenceCheck & { readonly on: 'output' };

/** A check in code on what comes in or goes out. */
export type Guardrail = InputGuardrail | OutputGuardrail;

/** Declares a guardrail. */
export function defineGuardrail(guardrail: Written<InputGuardrail> | Written<OutputGuardrail>): Guardrail {
  return markPiece('guardrail', guardrail) as Guardrail;
}
