import { z } from 'zod';
import type { UnreadableInput } from '../accounts/record-input.ts';
import { readJson } from './read-file.ts';

/** A record of an sObject tree; `fields` without `attributes`. */
export interface SalesforceRecord {
  file: string;
  line?: number;
  type: string;
  referenceId: string;
  fields: Record<string, unknown>;
}

/** What a file held and what of it could not be read. */
export interface SalesforceFile {
  records: SalesforceRecord[];
  faults: UnreadableInput[];
}

const treeSchema = z.object({ records: z.array(z.unknown()) });
const recordSchema = z.looseObject({
  attributes: z.object({ type: z.string().min(1), referenceId: z.string().min(1) }),
});

/** Parses one sObject-tree file; children nested under a record (`{"Contacts": {"records": […]}}`) come out too. */
export function parseSalesforceFile(text: string, file: string): SalesforceFile {
  const parsed = readJson(text);
  if ('reason' in parsed)
    return { records: [], faults: [{ type: 'unreadable', file, ...parsed, whole: true }] };
  const { json } = parsed;
  const tree = treeSchema.safeParse(json);
  if (!tree.success) {
    // A plan (`…-plan.json`) is an array of steps and holds no records: it is no fault.
    if (isPlan(json)) return { records: [], faults: [] };
    return {
      records: [],
      faults: [{ type: 'unreadable', file, line: 1, reason: 'has no "records" list', whole: true }],
    };
  }
  const result: SalesforceFile = { records: [], faults: [] };
  const lineOf = lineFinder(text);
  tree.data.records.forEach((record, place) => {
    collect({ record, place, parent: null }, { file, lineOf, result });
  });
  return result;
}

interface Found {
  record: unknown;
  place: number;
  parent: { type: string; referenceId: string } | null;
}

function collect(
  found: Found,
  into: { file: string; lineOf: (referenceId: string) => number | undefined; result: SalesforceFile },
): void {
  const { file, lineOf, result } = into;
  const parsed = recordSchema.safeParse(found.record);
  if (!parsed.success) {
    const reason = `record ${found.place + 1} has no attributes with type and referenceId`;
    result.faults.push({ type: 'unreadable', file, reason });
    return;
  }
  const { attributes, ...fields } = parsed.data;
  const { type, referenceId } = attributes;
  const own: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    const nested = treeSchema.safeParse(value);
    if (!nested.success) own[key] = value;
    else
      nested.data.records.forEach((record, place) => {
        collect({ record, place, parent: { type, referenceId } }, into);
      });
  }
  // A nested child names its parent by where it stands.
  const link = found.parent === null ? {} : { [`${found.parent.type}Id`]: `@${found.parent.referenceId}` };
  const line = lineOf(referenceId);
  result.records.push({
    file,
    ...(line === undefined ? {} : { line }),
    type,
    referenceId,
    fields: { ...link, ...own },
  });
}

function isPlan(json: unknown): boolean {
  return z
    .array(z.looseObject({ sobject: z.string() }))
    .min(1)
    .safeParse(json).success;
}

function lineFinder(text: string): (referenceId: string) => number | undefined {
  const lines = new Map<string, number>();
  text.split('\n').forEach((line, place) => {
    const match = /"referenceId"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(line);
    if (match && !lines.has(match[1]!)) lines.set(match[1]!, place + 1);
  });
  return (referenceId) => lines.get(referenceId);
}
