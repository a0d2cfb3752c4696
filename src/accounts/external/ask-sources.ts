import { BotError } from '../../core/bot-error.ts';
import type { ExternalGrant } from './external-grants.ts';

/** What several sources said, and the titles of those that could not be reached. */
export interface SourceAnswers<Found> {
  found: Found[];
  unreachable: string[];
}

/** Asks sources side by side; one that cannot be reached is named, and the others count all the same. */
export async function askSources<Grant extends ExternalGrant, Found>(
  grants: readonly Grant[],
  ask: (grant: Grant) => Promise<Found[]>,
): Promise<SourceAnswers<Found>> {
  const answers = await Promise.all(
    grants.map(async (grant): Promise<SourceAnswers<Found>> => {
      try {
        return { found: await ask(grant), unreachable: [] };
      } catch (error) {
        if (!(error instanceof BotError) || error.code !== 'source_unavailable') throw error;
        return { found: [], unreachable: [grant.title] };
      }
    }),
  );
  return mergeAsked(answers);
}

/** Puts together what was asked apart. */
export function mergeAsked<Found>(answers: readonly SourceAnswers<Found>[]): SourceAnswers<Found> {
  return {
    found: answers.flatMap(({ found }) => found),
    unreachable: [...new Set(answers.flatMap(({ unreachable }) => unreachable))],
  };
}
