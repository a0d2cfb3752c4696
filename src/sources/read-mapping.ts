import { readFile } from 'node:fs/promises';
import { isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type ExternalMapping, externalMappingSchema } from '../accounts/external/mapping.ts';
import { BotError } from '../core/bot-error.ts';

/** What is wrong with a mapping, or only to be looked at, and where: the line and the path of keys. */
export interface MappingFault {
  line: number;
  path: string;
  reason: string;
  severity: 'wrong' | 'warning';
}

/** A mapping with the lines that its keys stand on, or all that is wrong with its text. */
export type ReadMapping =
  | { type: 'read'; mapping: ExternalMapping; lineOf(path: readonly string[]): number }
  | { type: 'faulty'; faults: MappingFault[] };

/** Reads a mapping from a YAML file. @throws BotError `not_found` */
export async function readMappingFile(path: string): Promise<ReadMapping> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new BotError('not_found', `There is no mapping at ${path} that can be read.`);
  });
  return readMapping(text);
}

/** Reads a mapping from YAML; everything that is wrong with it is found at once. */
export function readMapping(text: string): ReadMapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0)
    return {
      type: 'faulty',
      faults: document.errors.map((error) => ({
        line: error.linePos?.[0].line ?? 1,
        path: '',
        reason: error.message.split('\n')[0]!.replace(/ at line .*$/, ''),
        severity: 'wrong',
      })),
    };
  const lineOf = (path: readonly string[]) => lines.linePos(offsetOf(document.contents, path)).line;
  const parsed = externalMappingSchema.safeParse(document.toJS());
  if (parsed.success) return { type: 'read', mapping: parsed.data, lineOf };
  return { type: 'faulty', faults: parsed.error.issues.flatMap((issue) => describeIssue(issue, lineOf)) };
}

/** Where the last of these keys stands, or the innermost that there is. */
function offsetOf(contents: ParsedNode | null, path: readonly string[]): number {
  let node: unknown = contents;
  let offset = contents?.range[0] ?? 0;
  for (const key of path) {
    if (!isMap(node)) break;
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (pair === undefined) break;
    offset = (pair.key as { range?: [number, number, number] }).range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}

function describeIssue(issue: z.core.$ZodIssue, lineOf: (path: readonly string[]) => number): MappingFault[] {
  const path = issue.path.map(String);
  const fault = (at: string[], reason: string): MappingFault => ({
    line: lineOf(at),
    path: at.join('.'),
    reason,
    severity: 'wrong',
  });
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => fault([...path, key], 'is not known here'));
  return [fault(path, formatIssue(issue))];
}

function formatIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'is missing' : `must be a ${issue.expected}`;
  if (issue.code === 'invalid_union') return 'must be a text, a number, true or false';
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`;
  if (issue.code === 'invalid_key') return 'has a key that is no name of a column or join';
  return issue.message;
}
