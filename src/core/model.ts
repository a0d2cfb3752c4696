import type { z } from 'zod';
import type { Evidence } from './citation.ts';
import type { Synonym } from './retrieval.ts';

/** A message of a conversation with a model; `tool` carries a tool's answer back. */
export type ModelMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; toolCalls?: ModelToolCall[] }
  | { role: 'tool'; content: string; toolCallId: string };

/** A model's wish to call a tool; `arguments` is JSON text that nobody has checked yet. */
export interface ModelToolCall {
  id: string;
  name: string;
  arguments: string;
}

/** A tool as it is offered to a model. */
export interface ModelTool {
  name: string;
  description: string;
  input: z.ZodType;
}

/**
 * What a model is asked. `evidence` with `question` is what the answer may rest on: a chat model finds it in the
 * messages too, the extractive one reads it here. `output` asks for one JSON value of that schema.
 */
export interface ModelRequest {
  purpose: 'answer' | 'route' | 'repair';
  question: string;
  /** Terms of the company that stand for words of the question, for a model that goes by words alone. */
  synonyms?: readonly Synonym[];
  evidence: Evidence[];
  /** ISO 639-1; the language to answer in. */
  language: string;
  messages: ModelMessage[];
  tools: ModelTool[];
  output?: { name: string; schema: z.ZodType };
  maxOutputTokens: number;
  signal: AbortSignal;
}

/** Tokens and money of one call, from the provider's own figures where it gives them. */
export interface ModelUsage {
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
}

/** No tokens, no money. */
export const NO_USAGE: ModelUsage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };

/** Adds up the use of two calls. */
export function addUsage(a: ModelUsage, b: ModelUsage): ModelUsage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costUsd: a.costUsd + b.costUsd,
  };
}

/** What a model answers, alone, when the evidence does not answer the question. */
export const NO_ANSWER = 'NO_ANSWER';

/** What a model says, piece by piece; `done` comes exactly once and last. Answers mark support as `[n]`. */
export type ModelEvent =
  | { type: 'text'; text: string }
  | { type: 'tool_call'; call: ModelToolCall }
  | {
      type: 'done';
      finish: 'stop' | 'length' | 'tool_calls' | 'filtered';
      usage: ModelUsage;
      /** As it calls itself. */
      model: string;
      /** Another model served in its place. */
      standIn?: true;
      /** Parts of the question that it leaves open, in its words. */
      open?: readonly string[];
    };

/** Port to whatever writes language. Throws `BotError` (`model_*` codes) when it cannot. */
export interface Model {
  readonly name: string;
  /** `quotes`: it answers by quoting evidence and can do nothing else; `writes`: it decides, calls tools and fills schemas too. */
  readonly ability: 'writes' | 'quotes';
  /** The most tokens that it reads and writes in one call; absent where it reads none. */
  readonly contextTokens?: number;
  generate(request: ModelRequest): AsyncIterable<ModelEvent>;
}
