import { createHash } from 'node:crypto';
import { storableText } from '../store/sql-values.ts';
import type { HandoffDraft } from './handoff.ts';

/** Names a draft by all it says and cites (hex SHA-256); the same before it was stored and after. */
export function hashDraft(draft: HandoffDraft): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(draft)))
    .digest('hex');
}

/** `jsonb` orders keys as it likes and keeps no NUL, so neither may count. */
function canonical(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, part]) => [name, canonical(part)]),
  );
}
