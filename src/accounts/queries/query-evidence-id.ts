import { createHash } from 'node:crypto';
import type { QueryRequest } from './query-request.ts';

/**
 * The id of the evidence of a result: the access rules that its counts rest on, then what was asked, of which source and
 * by whom. Who is covered by all of these rules may see it.
 */
export function queryEvidenceId(
  rules: readonly number[],
  { request, source }: { request: QueryRequest; source: string | null },
): string {
  const { query, me, now, timeZone } = request;
  const hash = createHash('sha256')
    .update(JSON.stringify([query, me, now.toISOString(), timeZone, source]))
    .digest('hex');
  return `query:${rules.join('.')}:${hash.slice(0, 12)}`;
}
