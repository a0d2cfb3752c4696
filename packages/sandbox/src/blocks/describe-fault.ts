import type { z } from 'zod';
import type { BlockFault } from './block-fault.ts';

type Issue = z.core.$ZodIssue;

/** Puts what zod found into Slack's words, with a pointer to the place. */
export function describeFaults(issues: readonly Issue[], at: string): BlockFault[] {
  return issues.flatMap((issue) =>
    describeIssue(issue, at + issue.path.map((step) => `/${String(step)}`).join('')),
  );
}

function describeIssue(issue: Issue, pointer: string): BlockFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'invalid_additional_property',
      message: `invalid additional property: ${key}`,
      pointer,
    }));
  }
  if (issue.code === 'invalid_union') return describeUnion(issue, pointer);
  if (issue.code === 'invalid_type' && /received undefined/.test(issue.message)) {
    const field = pointer.slice(pointer.lastIndexOf('/') + 1);
    return [
      { code: 'missing_field', message: `missing required field: ${field}`, pointer: parentOf(pointer) },
    ];
  }
  if (issue.code === 'custom') {
    return [{ code: 'missing_field', message: issue.message, pointer: parentOf(pointer) }];
  }
  return [{ code: issue.code, message: sizeMessage(issue) ?? typeMessage(issue), pointer }];
}

/** Of several shapes the one that fits best speaks; a `type` that no shape has is unsupported. */
function describeUnion(issue: Extract<Issue, { code: 'invalid_union' }>, pointer: string): BlockFault[] {
  const tries = (issue.errors ?? []).filter((errors) => errors.length > 0);
  const best = tries.sort((a, b) => score(a) - score(b))[0];
  if (best && score(best) < 1_000) return describeFaults(best, pointer);
  const place = pointer.endsWith('/type') ? pointer : `${pointer}/type`;
  return [{ code: 'unsupported_type', message: 'unsupported type', pointer: place }];
}

/** A wrong `type` is the worst misfit. */
function score(errors: readonly Issue[]): number {
  return errors.reduce(
    (sum, error) => sum + (error.path.at(-1) === 'type' || error.code === 'invalid_union' ? 1_000 : 1),
    0,
  );
}

function sizeMessage(issue: Issue): string | undefined {
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return `must be less than ${Number(issue.maximum) + 1} characters`;
    if (issue.origin === 'array') return `no more than ${issue.maximum} items allowed`;
    return `must be at most ${issue.maximum}`;
  }
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return `must be more than ${Number(issue.minimum) - 1} characters`;
    if (issue.origin === 'array') return `no less than ${issue.minimum} items allowed`;
    return `must be at least ${issue.minimum}`;
  }
  return undefined;
}

function typeMessage(issue: Issue): string {
  if (issue.code === 'invalid_type') return `must be a valid ${issue.expected}`;
  if (issue.code === 'invalid_value') return `must be a valid enum value: ${issue.values.join(', ')}`;
  return 'invalid value';
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
