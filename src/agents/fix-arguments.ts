import type { z } from 'zod';

/** Rounds of fixing: one fault may hide another. */
const MOST_ROUNDS = 4;

/**
 * Makes of what a model wrote what a schema takes, where it is plain what was meant: a null or an empty text for an optional
 * argument is none, a number beyond a limit is the limit, figures in quotation marks are figures. The rest is left as it
 * is, for the schema to refuse.
 */
export function fixArguments(schema: z.ZodType, written: unknown): unknown {
  let value: unknown = structuredClone(written);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return value;
    const holder = { value };
    const fixed = parsed.error.issues.map((issue) => fix(holder, issue));
    if (!fixed.some(Boolean)) return value;
    value = holder.value;
  }
  return value;
}

/** Fixes one fault in place; false where it is not plain what was meant. */
function fix(holder: { value: unknown }, issue: z.core.$ZodIssue): boolean {
  const path: PropertyKey[] = ['value', ...issue.path];
  const key = path.at(-1)!;
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((at, step) => (isRecord(at) ? at[step as string] : undefined), holder);
  if (!isRecord(parent) || path.length === 1) return false;
  const value = parent[key as string];
  if ((value === null || value === '') && path.length > 1) {
    delete parent[key as string];
    return true;
  }
  if (issue.code === 'too_big' && typeof value === 'number') return set(parent, key, Number(issue.maximum));
  if (issue.code === 'too_small' && typeof value === 'number') return set(parent, key, Number(issue.minimum));
  if (issue.code !== 'invalid_type') return false;
  if (issue.expected === 'number' && typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.trim()))
    return set(parent, key, Number(value));
  if (issue.expected === 'string' && typeof value === 'number') return set(parent, key, String(value));
  if (issue.expected === 'array' && typeof value === 'string') return set(parent, key, [value]);
  return false;
}

function set(parent: Record<string, unknown>, key: PropertyKey, value: unknown): boolean {
  parent[key as string] = value;
  return true;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
