import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import type { ModelToolCall } from '../core/model.ts';

/** The parts of a chunk that we read; everything else may be there or not. */
const chunk = z.looseObject({
  model: z.string().nullish(),
  choices: z
    .array(
      z.looseObject({
        delta: z
          .looseObject({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            tool_calls: z
              .array(
                z.looseObject({
                  index: z.number().int().min(0).max(127).nullish(),
                  id: z.string().nullish(),
                  function: z
                    .looseObject({ name: z.string().nullish(), arguments: z.string().nullish() })
                    .nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.looseObject({ prompt_tokens: z.number().min(0), completion_tokens: z.number().min(0) }).nullish(),
});

/** What a stream of chunks has said so far. */
export interface ChatReading {
  model: string | null;
  finish: 'stop' | 'length' | 'tool_calls' | 'filtered' | null;
  usage: { inputTokens: number; outputTokens: number } | null;
  toolCalls: ModelToolCall[];
}

/** Starts reading a stream. */
export function emptyReading(): ChatReading {
  return { model: null, finish: null, usage: null, toolCalls: [] };
}

/** Takes in one chunk and gives the text that it brings. @throws BotError `model_invalid_output`. */
export function readChunk(raw: unknown, reading: ChatReading): string {
  const parsed = chunk.safeParse(raw);
  if (!parsed.success)
    throw new BotError('model_invalid_output', 'The model endpoint sent a chunk of unknown shape.', {
      retryable: true,
    });
  const { model, choices, usage } = parsed.data;
  const choice = choices?.[0];
  reading.model = model ?? reading.model;
  if (usage) reading.usage = { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens };
  for (const part of choice?.delta?.tool_calls ?? []) addToolCallPart(part, reading.toolCalls);
  if (choice?.finish_reason) reading.finish = toFinish(choice.finish_reason);
  if (choice?.delta?.refusal) reading.finish = 'filtered';
  return choice?.delta?.content ?? '';
}

interface ToolCallPart {
  index?: number | null | undefined;
  id?: string | null | undefined;
  function?: { name?: string | null | undefined; arguments?: string | null | undefined } | null | undefined;
}

/** A call comes in pieces: id and name first, then its arguments bit by bit; some servers leave the index out. */
function addToolCallPart(part: ToolCallPart, calls: ModelToolCall[]): void {
  const at = part.index ?? (part.id ? calls.length : Math.max(0, calls.length - 1));
  while (calls.length <= at) calls.push({ id: `call_${calls.length}`, name: '', arguments: '' });
  const call = calls[at];
  if (call === undefined) return;
  if (part.id) call.id = part.id;
  call.name += part.function?.name ?? '';
  call.arguments += part.function?.arguments ?? '';
}

function toFinish(reason: string): NonNullable<ChatReading['finish']> {
  if (reason === 'length') return 'length';
  if (reason === 'content_filter') return 'filtered';
  return reason === 'tool_calls' || reason === 'function_call' ? 'tool_calls' : 'stop';
}
