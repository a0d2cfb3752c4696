import type { IncomingMessage } from 'node:http';
import { parseJson } from '../../core/parse-json.ts';

/** Reads a request's bytes; null as soon as there are more than `maxBytes`. */
export async function readRequestBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads JSON, a form, or a form whose `payload` is JSON; undefined when it is none of them. */
export function decodeBody(body: Buffer, contentType: string): unknown {
  const text = body.toString('utf8');
  if (!contentType.includes('application/x-www-form-urlencoded')) return parseJson(text);
  const form = Object.fromEntries(new URLSearchParams(text));
  return form.payload === undefined ? form : parseJson(form.payload);
}
