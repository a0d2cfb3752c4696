import type {
  ChatCompletionCreateParams,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type { ModelMessage, ModelRequest } from '../core/model.ts';
import type { EndpointTerms } from './endpoint-terms.ts';
import { toJsonSchema, toStrictSchema } from './strict-schema.ts';

/** Writes a request in the vendor's words, by what the endpoint takes. */
export function toChatRequest(
  request: ModelRequest,
  model: string,
  terms: EndpointTerms,
): ChatCompletionCreateParams {
  const { maxOutputTokens } = request;
  const limit = Math.min(maxOutputTokens, terms.maxTokens ?? maxOutputTokens);
  return {
    model,
    messages: toMessages(request, terms),
    ...(terms.stream ? { stream: true } : {}),
    ...(terms.streamUsage && terms.stream ? { stream_options: { include_usage: true } } : {}),
    ...(terms.tokenLimit === null ? {} : { [terms.tokenLimit]: limit }),
    ...(terms.temperature ? { temperature: 0 } : {}),
    ...toolsOf(request, terms),
    ...formatOf(request, terms),
  };
}

function toolsOf({ tools }: ModelRequest, terms: EndpointTerms): Pick<ChatCompletionCreateParams, 'tools'> {
  if (tools.length === 0 || !terms.tools) return {};
  return {
    tools: tools.map(({ name, description, input }) => ({
      type: 'function',
      function: { name, description, parameters: toJsonSchema(input) },
    })),
  };
}

function formatOf(
  request: ModelRequest,
  { json }: EndpointTerms,
): Pick<ChatCompletionCreateParams, 'response_format'> {
  const { output } = request;
  if (output === undefined || json === 'words') return {};
  const schema = json === 'schema' ? toStrictSchema(output.schema) : null;
  if (schema === null) return { response_format: { type: 'json_object' } };
  return {
    response_format: { type: 'json_schema', json_schema: { name: output.name, schema, strict: true } },
  };
}

function toMessages(request: ModelRequest, terms: EndpointTerms): ChatCompletionMessageParam[] {
  const said = terms.tools ? request.messages : request.messages.map(withoutTools);
  const hinted = addHint(said, schemaHint(request, terms));
  if (terms.instructions === 'user') return joinToUser(hinted).map((each) => toMessage(each, 'system'));
  const { instructions } = terms;
  return hinted.map((each) => toMessage(each, instructions));
}

/** Without a schema only words tell the model what is wanted, and JSON mode demands the word JSON. */
function schemaHint({ output }: ModelRequest, { json }: EndpointTerms): string | null {
  if (output === undefined || (json === 'schema' && toStrictSchema(output.schema) !== null)) return null;
  const schema = JSON.stringify(toJsonSchema(output.schema));
  return `Reply with one JSON value of this JSON schema and nothing else:\n${schema}`;
}

/** It goes with the first instructions: many servers take a system message in the first place only. */
function addHint(messages: readonly ModelMessage[], hint: string | null): ModelMessage[] {
  if (hint === null) return [...messages];
  const [first, ...rest] = messages;
  if (first?.role === 'system') return [{ ...first, content: `${first.content}\n\n${hint}` }, ...rest];
  return [{ role: 'system', content: hint }, ...messages];
}

/** Where there are no tools, what they were asked and brought is written out. */
function withoutTools(message: ModelMessage): ModelMessage {
  if (message.role === 'tool') return { role: 'user', content: `What was looked up:\n${message.content}` };
  if (message.role !== 'assistant' || message.toolCalls === undefined) return message;
  const calls = message.toolCalls.map(({ name, arguments: input }) => `(looks up: ${name} ${input})`);
  return { role: 'assistant', content: [message.content, ...calls].filter(Boolean).join('\n') };
}

/** Instructions go ahead of what the user says, and nobody speaks twice in a row. */
function joinToUser(messages: readonly ModelMessage[]): ModelMessage[] {
  const joined: ModelMessage[] = [];
  for (const message of messages) {
    const next: ModelMessage =
      message.role === 'system' ? { role: 'user', content: message.content } : message;
    const last = joined.at(-1);
    if (next.role === 'user' && last?.role === 'user')
      joined[joined.length - 1] = { role: 'user', content: `${last.content}\n\n${next.content}` };
    else joined.push(next);
  }
  return joined;
}

function toMessage(message: ModelMessage, instructions: 'system' | 'developer'): ChatCompletionMessageParam {
  if (message.role === 'tool')
    return { role: 'tool', content: message.content, tool_call_id: message.toolCallId };
  if (message.role === 'system') return { role: instructions, content: message.content };
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
