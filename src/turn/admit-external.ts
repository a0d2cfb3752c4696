import type { Audience } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import type { Evidence } from '../core/citation.ts';
import { accessRule, parseReaders } from '../store/access-rule.ts';
import { allowedRules } from './still-readable.ts';
import type { ToolboxDeps } from './toolbox.ts';
import type { TurnDeps } from './turn.ts';

/**
 * Takes in what tools bring. Evidence that no table of ours holds has readers, who become an access rule that stands in
 * its id, so that the same statement as for everything else works out who may see it, now and whenever it is shown again
 * (P2). A tool of the company's own always has to say them: left out, they would be everybody.
 * @throws BotError `tool_failed` where it does not, `input_invalid` where they cannot be
 */
export function admitExternal(
  { database, extensions }: Pick<TurnDeps, 'database' | 'extensions'>,
  audience: Audience,
): ToolboxDeps['admit'] {
  const own = new Set(extensions.filter(({ kind }) => kind === 'tool').map(({ name }) => name));
  return async (tool, found): Promise<Evidence | null> => {
    const { readers, ...evidence } = found;
    if (readers === undefined && own.has(tool))
      throw new BotError(
        'tool_failed',
        `${tool} does not say who may read what it brought: evidence.readers`,
      );
    if (readers === undefined) return found;
    const rule = await accessRule(database, parseReaders(readers.join(',')));
    if (!(await allowedRules(database, audience)).includes(rule)) return null;
    return { ...evidence, id: `external:${rule}:${tool}:${evidence.id}` };
  };
}
