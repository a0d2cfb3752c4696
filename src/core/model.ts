import type { z } from 'zod';
import type { ErrorCode } from './bot-error.ts';
import type { Evidence } from './citation.ts';
import type { Language } from './language.ts';
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

/** What a model is used for; `probe` finds out whether it works. */
export type ModelPurpose =
  | 'answer'
  | 'repair'
  | 'lead'
  | 'understand'
  | 'judge'
  | 'summary'
  | 'draft'
  | 'probe';

/**
 * What a model is asked. `evidence` with `question` is what the answer may rest on: a chat model finds it in the
 * messages too, the extractive one reads it here. `output` asks for one JSON value of that schema.
 */
export interface ModelRequest {
  purpose: ModelPurpose;
  question: string;
  /** Terms of the company that stand for words of the question, for a model that goes by words alone. */
  synonyms?: readonly Synonym[];
  evidence: Evidence[];
  /** The language to answer in. */
  language: Language;
  messages: ModelMessage[];
  tools: ModelTool[];
  output?: { name: string; schema: z.ZodType };
  maxOutputTokens: number;
  signal: AbortSignal;
  /** Milliseconds that the caller has left for all that it still does; absent: the model's own limit applies. */
  timeLeftMs?: number;
  /** Whether what was said so far may be taken back, since nobody has seen it; absent: only while nothing was said. */
  mayRestart?: () => boolean;
  /** Told of every use of a model that this request makes, however it ends. */
  report?: (use: ModelUse) => void;
}

/** Tokens and money of one call, from the provider's own figures where it gives them. */
export interface ModelUsage {
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
  /** Of the input, what the provider had kept from before. */
  cachedTokens?: number;
  /** Of the output, what the model thought and did not say. */
  reasoningTokens?: number;
  /** The provider gave no figures: they are computed from the lengths of the texts. */
  estimated?: true;
}

/** How a model's answer ended; `broken`: it broke off after something of it was said. */
export type ModelFinish = 'stop' | 'length' | 'tool_calls' | 'filtered' | 'broken';

/** Whether an answer is all there: whole, cut because it grew too long, or broken off by a fault or a filter. */
export function completeness(finish: ModelFinish): 'complete' | 'length' | 'broken' {
  if (finish === 'length') return 'length';
  return finish === 'broken' || finish === 'filtered' ? 'broken' : 'complete';
}

/** One use of a model: a single call of it, however it ended. */
export interface ModelUse {
  /** As it was asked for. */
  asked: string;
  /** As it calls itself; null: it did not come to that. */
  model: string | null;
  usage: ModelUsage;
  /** A finish of the model's own, the code of what went wrong, or that nobody listened any more. */
  ended: ModelFinish | ErrorCode | 'stopped';
  ms: number;
}

/** No tokens, no money. */
export const NO_USAGE: ModelUsage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };

/** Adds up what two calls used. */
export function addUsage(a: ModelUsage, b: ModelUsage): ModelUsage {
  const cachedTokens = (a.cachedTokens ?? 0) + (b.cachedTokens ?? 0);
  const reasoningTokens = (a.reasoningTokens ?? 0) + (b.reasoningTokens ?? 0);
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costUsd: a.costUsd + b.costUsd,
    ...(cachedTokens === 0 ? {} : { cachedTokens }),
    ...(reasoningTokens === 0 ? {} : { reasoningTokens }),
    ...(a.estimated || b.estimated ? { estimated: true } : {}),
  };
}

/** What a model answers, alone, when the evidence does not answer the question. */
export const NO_ANSWER = 'NO_ANSWER';

/** What sources say to a question for yes or no; `otherwise`: something else than a question takes for granted. */
export type SourceVerdict = 'yes' | 'no' | 'otherwise';

/** What a model says, piece by piece; `done` comes exactly once and last. Answers mark support as `[n]`. */
export type ModelEvent =
  | { type: 'text'; text: string }
  /** All that was said before counts for nothing: the answer begins again. Only where `mayRestart` allows it. */
  | { type: 'restart' }
  /** What the sources say to what is asked or taken for granted, before the words that say it; of a model that quotes. */
  | { type: 'verdict'; verdict: SourceVerdict }
  | { type: 'tool_call'; call: ModelToolCall }
  | {
      type: 'done';
      finish: ModelFinish;
      /** Of all the calls that were made for it. */
      usage: ModelUsage;
      /** As it calls itself. */
      model: string;
      /** Another model served in its place. */
      standIn?: true;
      /** What broke the answer off, or why another model served. */
      fault?: ErrorCode;
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
  /** What it needs to write an answer, or a short value such as a route, with whatever it thinks before; absent: what its callers take for enough. */
  readonly outputTokens?: { answer: number; short: number };
  generate(request: ModelRequest): AsyncIterable<ModelEvent>;
}

/** A model of the same name and abilities that answers in another way, such as one that is counted. */
export function withGenerate(model: Model, generate: Model['generate']): Model {
  const { name, ability, contextTokens, outputTokens } = model;
  return {
    name,
    ability,
    ...(contextTokens === undefined ? {} : { contextTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    generate,
  };
}
