import type { z } from 'zod';

/** More of them say no more about what to do. */
const MOST_ISSUES = 10;

/** What is wrong with a value, field by field, without anything that it holds; `whole` names the value itself. */
export function describeIssues({ issues }: z.ZodError, whole = 'it'): string {
  const said = issues
    .slice(0, MOST_ISSUES)
    .map(({ path, message }) => `${path.join('.') || whole}: ${message}`);
  const more = issues.length - said.length;
  return more > 0 ? `${said.join('; ')}; and ${more} more` : said.join('; ');
}
