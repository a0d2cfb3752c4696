import type { z } from 'zod';

/** What is wrong with a value, field by field, without anything that it holds; `whole` names the value itself. */
export function describeIssues({ issues }: z.ZodError, whole = 'it'): string {
  return issues.map(({ path, message }) => `${path.join('.') || whole}: ${message}`).join('; ');
}
