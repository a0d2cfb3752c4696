import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import type { ModelFinish } from '../core/model.ts';
import { addToolCallPart, type OpenToolCall, toolCallPart } from './join-tool-calls.ts';
import { createThinkingFilter, type ThinkingFilter } from './strip-thinking.ts';

/** What a server does not tell, or tells wrongly, is estimated. */
const count = z.number().min(0).nullish().catch(null);
const part = z.looseObject({ type: z.string().nullish(), text: z.string().nullish().catch(null) });

const said = z.looseObject({
  content: z.union([z.string(), z.array(z.union([part, z.string()]))]).nullish(),
  refusal: z.string().nullish(),
  reasoning_content: z.string().nullish().catch(null),
  reasoning: z.string().nullish().catch(null),
  tool_calls: z.array(toolCallPart).nullish(),
});

/** The parts of a chunk, or of a whole answer, that we read; everything else may be there or not. */
const chunk = z.looseObject({
  model: z.string().nullish(),
  error: z.unknown().optional(),
  choices: z
    .array(
      z.looseObject({ delta: said.nullish(), message: said.nullish(), finish_reason: z.string().nullish() }),
    )
    .nullish(),
  usage: z
    .looseObject({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.looseObject({ cached_tokens: count }).nullish().catch(null),
      completion_tokens_details: z.looseObject({ reasoning_tokens: count }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

/** Figures as far as the provider gave them. */
export interface ToldUsage {
  inputTokens: number | null;
  outputTokens: number | null;
  cachedTokens: number | null;
  reasoningTokens: number | null;
}

/** What a stream of chunks has said so far. */
export interface ChatReading {
  model: string | null;
  finish: ModelFinish | null;
  /** The provider said that the stream is over. */
  isDone: boolean;
  usage: ToldUsage | null;
  toolCalls: OpenToolCall[];
  /** Characters that were said, space aside, and that were thought only. */
  said: number;
  thought: number;
  filter: ThinkingFilter;
}

/** What a chunk brings. */
export interface ChunkRead {
  text: string;
  /** What was said before was thinking. */
  restart: boolean;
  /** The model has gone on, if only to think or to call a tool. */
  isAlive: boolean;
}

/** Starts reading a stream. */
export function emptyReading(): ChatReading {
  return {
    model: null,
    finish: null,
    isDone: false,
    usage: null,
    toolCalls: [],
    said: 0,
    thought: 0,
    filter: createThinkingFilter(),
  };
}

/** Takes in one chunk. @throws BotError `model_invalid_output`, `model_unavailable` where it says that the provider failed. */
export function readChunk(raw: unknown, reading: ChatReading): ChunkRead {
  const parsed = chunk.safeParse(raw);
  if (!parsed.success)
    throw new BotError('model_invalid_output', 'The model endpoint sent a chunk of unknown shape.', {
      retryable: true,
    });
  const { model, choices, usage, error } = parsed.data;
  const choice = choices?.[0];
  if (error !== null && error !== undefined)
    throw new BotError('model_unavailable', 'The model endpoint failed (error within the stream).', {
      retryable: true,
    });
  reading.model = model || reading.model;
  if (usage) reading.usage = toUsage(usage);
  const delta = choice?.delta ?? choice?.message;
  for (const call of delta?.tool_calls ?? []) addToolCallPart(call, reading.toolCalls);
  if (choice?.finish_reason && reading.finish !== 'filtered') reading.finish = toFinish(choice.finish_reason);
  if (delta?.refusal) reading.finish = 'filtered';
  const thought = (delta?.reasoning_content || delta?.reasoning || '').length;
  reading.thought += thought;
  const content = textOf(delta?.content);
  const { text, restart } = strip(content, reading);
  return {
    text,
    restart,
    isAlive: content !== '' || thought > 0 || (delta?.tool_calls?.length ?? 0) > 0,
  };
}

/** What is left of the text when the stream has ended. */
export function endReading(reading: ChatReading): Pick<ChunkRead, 'text' | 'restart'> {
  const { text, thought, restart } = reading.filter.end();
  reading.thought += thought;
  reading.said += text.trim().length;
  return { text, restart };
}

function strip(content: string, reading: ChatReading): Pick<ChunkRead, 'text' | 'restart'> {
  if (content === '') return { text: '', restart: false };
  const { text, thought, restart } = reading.filter.push(content);
  reading.thought += thought;
  reading.said = (restart ? 0 : reading.said) + text.trim().length;
  return { text, restart };
}

/** Content is a text, or a list of parts of which those of text count. */
function textOf(content: z.infer<typeof said>['content']): string {
  if (content === null || content === undefined) return '';
  if (typeof content === 'string') return content;
  return content
    .map((each) => {
      if (typeof each === 'string') return each;
      return each.type === 'text' || !each.type ? (each.text ?? '') : '';
    })
    .join('');
}

function toUsage(usage: NonNullable<z.infer<typeof chunk>['usage']>): ToldUsage {
  return {
    inputTokens: usage.prompt_tokens ?? null,
    outputTokens: usage.completion_tokens ?? null,
    cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? null,
    reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? null,
  };
}

function toFinish(reason: string): ModelFinish {
  if (reason === 'length' || reason === 'max_tokens') return 'length';
  if (reason === 'content_filter') return 'filtered';
  if (reason === 'error') return 'broken';
  return reason === 'tool_calls' || reason === 'function_call' ? 'tool_calls' : 'stop';
}
