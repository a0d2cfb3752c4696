import type { Draft } from '../core/draft.ts';
import type { Language } from '../core/language.ts';
import { markPiece, type Piece, type Written } from '../core/piece.ts';
import type { Question } from '../core/question.ts';
import type { ToolResult } from '../core/tool.ts';

/** How sure a flow is that a question is its job, and what it understood. */
export interface FlowMatch<Input = unknown> {
  /** 0 to 1. */
  confidence: number;
  /** For the receipt: why this flow, without the question's text. */
  reason: string;
  input: Input;
  /** Parts of the question that it leaves to others, in the question's words; left out: none that it knows of. */
  leaves?: readonly string[];
  /** Titles of sources that could not be asked while finding that out. */
  unreachable?: string[];
}

/** What a flow works with: the question and the turn's tools, whose evidence comes back numbered. */
export interface FlowContext {
  question: Question;
  call(tool: string, input: unknown): Promise<ToolResult<unknown>>;
  /** Notes sources that could not be asked outside a tool; the turn tells the asker. */
  miss?(unreachable: readonly string[]): void;
  /** What this flow last told the same readers about a record, by its id of evidence; null where it told them nothing. */
  earlier?(evidenceId: string): Promise<EarlierAnswer | null>;
}

/** An answer that the same readers had before. */
export interface EarlierAnswer {
  at: Date;
  /** The name of who asked then. */
  askedBy: string | null;
  /** In which language it quoted; null where its times were written for another time zone. */
  language: Language | null;
  /** Ids of the evidence that it was made of. */
  seen: ReadonlySet<string>;
  /** What it quoted of each. */
  quotes: ReadonlyMap<string, string>;
}

/** A deterministic script: intent in, tool calls in fixed order, draft out; no model takes part in it. */
export interface Flow<Input = unknown> extends Piece<'flow'> {
  /** The agent whose job it is, and who takes over where the flow finds nothing. */
  readonly agent: string;
  /** The tools that `run` may call; a call of any other is blocked. */
  readonly tools: readonly string[];
  /** The command that goes to this flow without asking whether it matches. */
  readonly command?: 'brief';
  /**
   * Set: a model that writes may put up to three lines above an answer, each quoted from its evidence; this tells it in a
   * sentence what they are to be about. Left out: the script's words stand alone.
   */
  readonly lead?: string;
  /** Set: what is asked for is the lead, so that readers are told where there is none. */
  readonly needsLead?: boolean;
  /** Says whether the question is this flow's job; null leaves it to the others. Reads only what the audience may see. */
  match(question: Question): Promise<FlowMatch<Input> | null> | FlowMatch<Input> | null;
  run(match: FlowMatch<Input>, context: FlowContext): Promise<Draft>;
}

/** Declares a flow; its input type is private to it, so that flows of all kinds fit one list. */
export function defineFlow<Input>(flow: Written<Flow<Input>>): Flow {
  return markPiece('flow', flow) as Flow;
}
