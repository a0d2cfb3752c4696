import type { Audience } from '../core/audience.ts';
import type { Evidence } from '../core/citation.ts';
import { accessRule, parseReaders } from '../store/access-rule.ts';
import type { OpenDatabase } from '../store/database.ts';
import { allowedRules } from './still-readable.ts';
import type { ToolboxDeps } from './toolbox.ts';

/**
 * Takes in evidence that no table of ours holds. Its readers become an access rule that stands in its id, so that the
 * same statement as for everything else works out who may see it, now and whenever it is shown again (P2).
 */
export function admitExternal(database: OpenDatabase, audience: Audience): ToolboxDeps['admit'] {
  return async (tool, { readers = [], ...evidence }): Promise<Evidence | null> => {
    const rule = await accessRule(database, parseReaders(readers.join(',')));
    if (!(await allowedRules(database, audience)).includes(rule)) return null;
    return { ...evidence, id: `external:${rule}:${tool}:${evidence.id}` };
  };
}
