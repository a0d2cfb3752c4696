import { z } from 'zod';
import type { ModelToolCall } from '../core/model.ts';
import { parseJson } from '../core/parse-json.ts';

/** A piece of a tool call as servers send it: any of its parts may be missing, and arguments come as text or as a value. */
export const toolCallPart = z.looseObject({
  index: z.number().int().min(0).max(127).nullish(),
  id: z.string().nullish(),
  function: z.looseObject({ name: z.string().nullish(), arguments: z.unknown().optional() }).nullish(),
});

type ToolCallPart = z.infer<typeof toolCallPart>;

/** A call that is coming in. */
export interface OpenToolCall {
  index: number | null;
  id: string | null;
  name: string;
  arguments: string;
}

/**
 * Adds a piece to the calls that have come in so far. The rule is id and name first, then arguments bit by bit, all with
 * the call's index; some servers send several calls under one index, or none, repeat the name, or leave out ids.
 */
export function addToolCallPart(part: ToolCallPart, calls: OpenToolCall[]): void {
  const name = part.function?.name ?? '';
  const open = findOpen(part, name, calls);
  const call = open ?? { index: part.index ?? null, id: null, name: '', arguments: '' };
  if (open === undefined) calls.push(call);
  if (part.id) call.id = part.id;
  // A name comes whole, again with each piece, or in pieces itself.
  if (name.startsWith(call.name)) call.name = name === '' ? call.name : name;
  else if (name !== call.name) call.name += name;
  addArguments(part.function?.arguments, call);
}

function findOpen(
  { index, id }: ToolCallPart,
  name: string,
  calls: OpenToolCall[],
): OpenToolCall | undefined {
  const call =
    index == null
      ? calls.findLast((each) => !id || each.id === null || each.id === id)
      : calls.findLast((each) => each.index === index);
  if (call === undefined || (index == null && call !== calls.at(-1) && !id)) return undefined;
  if (id && call.id !== null && call.id !== id) return undefined;
  // Without ids a name begins a new call once the arguments of the last one are complete.
  const isNext = !id && name !== '' && call.arguments !== '' && parseJson(call.arguments) !== undefined;
  return isNext ? undefined : call;
}

function addArguments(given: unknown, call: OpenToolCall): void {
  if (typeof given === 'string') call.arguments += given;
  else if (given !== null && given !== undefined) call.arguments = JSON.stringify(given);
}

/** Calls that are all there, by the names of what was offered and with an id each. */
export function closeToolCalls(calls: readonly OpenToolCall[], offered: readonly string[]): ModelToolCall[] {
  const ids = new Set<string>();
  return calls.map((call, at) => {
    const id = call.id === null || ids.has(call.id) ? `call_${at}_${ids.size}` : call.id;
    ids.add(id);
    return { id, name: readName(call.name, offered), arguments: readArguments(call.arguments) };
  });
}

/** Models write names with the place they had in their training, or twice; what was not offered keeps the name it has. */
function readName(said: string, offered: readonly string[]): string {
  if (offered.includes(said)) return said;
  const bare = said.replace(/^(?:functions?|tools?|default_api)[.:/]/, '').replace(/:\d+$/, '');
  return offered.find((name) => bare === name || bare === name + name) ?? said;
}

/** No arguments at all are none; some servers put the text of the arguments into a text once more. */
function readArguments(text: string): string {
  if (text.trim() === '') return '{}';
  const value = parseJson(text);
  if (value === null) return '{}';
  const inner = typeof value === 'string' ? parseJson(value.trim() === '' ? '{}' : value) : undefined;
  return typeof inner === 'object' && inner !== null ? JSON.stringify(inner) : text;
}
