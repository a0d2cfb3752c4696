import type { z } from 'zod';
import type { Audience } from './audience.ts';
import type { Evidence } from './citation.ts';
import type { Person } from './person.ts';
import { markPiece, type Piece, type Written } from './piece.ts';
import type { SearchTrace } from './retrieval.ts';

/** What a tool knows of the turn that calls it; data is read for the audience, never for the tool. */
export interface ToolContext {
  audience: Audience;
  asker: Person | null;
  language: string;
  /** The time that "now" means in this turn. */
  now: Date;
  signal: AbortSignal;
}

/** What a tool brings back: its value for code, and what of it may be cited. */
export interface ToolResult<Output> {
  value: Output;
  /** Numbered by the caller; `n` is 0 here. */
  evidence: Evidence[];
  counts?: Record<string, number>;
  /** How it searched, for the receipt. */
  search?: SearchTrace;
  /** What a model is told beside the evidence; set by what runs the tool. */
  described?: string;
  /** Titles of sources that should have been asked and could not be reached; readers are told. */
  unreachable?: string[];
}

/** A typed function that flows and agents may call; reads unless it says that it writes. */
export interface Tool<Input = unknown, Output = unknown> extends Piece<'tool'> {
  readonly description: string;
  readonly effect: 'read' | 'write';
  readonly input: z.ZodType<Input>;
  /**
   * What a model fills in, where that is simpler than `input`: it parses to an `input`. Left out: `input` itself.
   */
  readonly modelInput?: z.ZodType<Input>;
  /** What a model is told of a value beside its evidence: ids to go on with, candidates, a result. Null: nothing. */
  describe?(value: Output): string | null;
  /** Whether there is anything to ask it about, for these readers; left out: always. */
  isOffered?(context: Pick<ToolContext, 'audience'>): Promise<boolean>;
  /** What `run` brings back is parsed by it: a value that does not fit is a failed call. */
  readonly output: z.ZodType<Output>;
  run(input: Input, context: ToolContext): Promise<ToolResult<Output>>;
}

/** Declares a tool with its types inferred from its schemas. */
export function defineTool<Input, Output>(tool: Written<Tool<Input, Output>>): Tool<Input, Output> {
  return markPiece('tool', tool);
}
