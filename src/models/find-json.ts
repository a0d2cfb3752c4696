import { parseJson } from '../core/parse-json.ts';

/** Reads the JSON value that a text is or holds, also in a fence or between words, as models without a JSON mode write it. */
export function findJson(text: string): unknown {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/i.exec(text)?.[1];
  for (const candidate of [text, fenced])
    if (candidate !== undefined) {
      const value = parseJson(candidate);
      if (value !== undefined) return value;
    }
  for (const { index } of text.matchAll(/[{[]/g)) {
    const end = endOfValue(text, index);
    const value = end === null ? undefined : parseJson(text.slice(index, end));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Where the object or list that begins here is closed again; null: nowhere. */
function endOfValue(text: string, start: number): number | null {
  let depth = 0;
  let isString = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (isString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isString = false;
    } else if (sign === '"') isString = true;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}
