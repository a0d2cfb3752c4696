import { readFile, stat } from 'node:fs/promises';
import { isNestedDeeper } from '../core/is-nested-deeper.ts';
import { codeOf } from './list-files.ts';

/** Why a file cannot be read, with the line where one can be named. */
export interface FileFault {
  reason: string;
  line?: number;
}

const MEGABYTE = 1024 * 1024;
/** Far above any export. */
const MAX_NESTING = 500;

/** Reads a file's bytes, at most `maxBytes` of them. */
export async function readBytes(path: string, maxBytes: number): Promise<Buffer | FileFault> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) {
      const [limit, actual] = [maxBytes, size].map((bytes) => Math.ceil(bytes / MEGABYTE));
      return { reason: `it is larger than ${limit} MB (${actual} MB)` };
    }
    return await readFile(path);
  } catch (error) {
    return { reason: `it cannot be opened (${codeOf(error)})` };
  }
}

/** Decodes UTF-8; says in which line something is that is no text. */
export function decodeText(bytes: Buffer): string | FileFault {
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { reason: 'it holds NUL bytes, so it is no text', line: lineAt(bytes, nul) };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { reason: 'it is not valid UTF-8', line: lineAt(bytes, firstInvalid(bytes)) };
  }
}

/** Parses JSON, with or without a byte order mark; says in which line it breaks. */
export function readJson(text: string): { json: unknown } | FileFault {
  const bare = text.replace(/^\uFEFF/, '');
  if (isNestedDeeper(bare, MAX_NESTING)) return { reason: 'it is nested too deeply' };
  try {
    return { json: JSON.parse(bare) };
  } catch (error) {
    // Node's message says where, in one of two ways, or not at all when the text just ends.
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '');
    const at = position ? Number(position[1]) : bare.length;
    return { line: bare.slice(0, at).split('\n').length, reason: 'is not valid JSON from here on' };
  }
}

/** Offset of the first byte that the lenient decoding had to replace. */
function firstInvalid(bytes: Buffer): number {
  const lenient = Buffer.from(bytes.toString('utf8'), 'utf8');
  let at = 0;
  while (at < bytes.length && bytes[at] === lenient[at]) at += 1;
  return at;
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at += 1) if (bytes[at] === 10) line += 1;
  return line;
}
