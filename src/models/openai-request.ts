import { APIError } from 'openai';
import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import { z } from 'zod';
import type { ModelMessage, ModelRequest } from '../core/model.ts';

/** What an endpoint turned out not to know; compatible servers differ, and each is asked only once. */
export interface EndpointGaps {
  jsonSchema: boolean;
  streamUsage: boolean;
  maxCompletionTokens: boolean;
  temperature: boolean;
}

/** An endpoint of which nothing is known yet; other servers than the vendor's know the older name of the token limit. */
export function assumeEndpoint(baseUrl: string | undefined): EndpointGaps {
  return {
    jsonSchema: false,
    streamUsage: false,
    maxCompletionTokens: baseUrl !== undefined,
    temperature: false,
  };
}

/** Writes a request in the vendor's words, without what the endpoint does not know. */
export function toChatRequest(
  request: ModelRequest,
  model: string,
  gaps: EndpointGaps,
): ChatCompletionCreateParamsStreaming {
  const { tools, output, maxOutputTokens } = request;
  return {
    model,
    stream: true,
    messages: [...request.messages.map(toMessage), ...schemaHint(request, gaps)],
    ...(gaps.streamUsage ? {} : { stream_options: { include_usage: true } }),
    ...(gaps.maxCompletionTokens
      ? { max_tokens: maxOutputTokens }
      : { max_completion_tokens: maxOutputTokens }),
    ...(gaps.temperature ? {} : { temperature: 0 }),
    ...(tools.length === 0
      ? {}
      : {
          tools: tools.map((tool) => ({
            type: 'function' as const,
            function: {
              name: tool.name,
              description: tool.description,
              parameters: jsonSchemaOf(tool.input),
            },
          })),
        }),
    ...(output === undefined
      ? {}
      : {
          response_format: gaps.jsonSchema
            ? { type: 'json_object' as const }
            : {
                type: 'json_schema' as const,
                json_schema: { name: output.name, schema: jsonSchemaOf(output.schema), strict: true },
              },
        }),
  };
}

/**
 * Reads from a rejection what the endpoint does not know and notes it; true when the request is worth sending again
 * in a simpler form.
 */
export function learnGap(error: unknown, gaps: EndpointGaps, request: ModelRequest): boolean {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return false;
  const complaint = `${error.param ?? ''} ${error.message}`;
  const learn = (gap: keyof EndpointGaps, pattern: RegExp): boolean => {
    if (gaps[gap] || !pattern.test(complaint)) return false;
    gaps[gap] = true;
    return true;
  };
  return (
    (request.output !== undefined && learn('jsonSchema', /response_format|json_schema|schema/i)) ||
    learn('streamUsage', /stream_options|include_usage/i) ||
    learn('maxCompletionTokens', /max_completion_tokens/i) ||
    learn('temperature', /temperature/i)
  );
}

function toMessage(message: ModelMessage): ChatCompletionMessageParam {
  if (message.role === 'tool')
    return { role: 'tool', content: message.content, tool_call_id: message.toolCallId };
  if (message.role !== 'assistant' || message.toolCalls === undefined)
    return { role: message.role, content: message.content };
  return {
    role: 'assistant',
    content: message.content === '' ? null : message.content,
    tool_calls: message.toolCalls.map((call) => ({
      id: call.id,
      type: 'function' as const,
      function: { name: call.name, arguments: call.arguments },
    })),
  };
}

/** JSON mode needs the word JSON in the messages, and only the schema tells the model what is wanted. */
function schemaHint({ output }: ModelRequest, gaps: EndpointGaps): ChatCompletionMessageParam[] {
  if (output === undefined || !gaps.jsonSchema) return [];
  const schema = JSON.stringify(jsonSchemaOf(output.schema));
  return [
    { role: 'system', content: `Reply with one JSON value of this JSON schema and nothing else:\n${schema}` },
  ];
}

function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
