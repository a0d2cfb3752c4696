import { findSimilarHandoffs } from '../../handoff/find-similar.ts';
import { t } from '../../messages/t.ts';
import { keepReadable } from './keep-readable.ts';
import type { NoteFinder } from './note-finder.ts';

/** So many are looked at for one that this lead may read. */
const LOOKED_AT = 10;

/**
 * A case that people of this escalation channel resolved before, like what the asker says now or asked at first. Its
 * answer may rest on what this lead, who may have come later, must not see; or nobody, by now.
 */
export const findSimilarCase: NoteFinder = async (deps, { handoff, leadId, text, seen }) => {
  const { teamId, language, id: exceptId } = handoff;
  for (const question of [text, handoff.question]) {
    const wanted = { teamId, question, language, viewerId: leadId, exceptId, limit: LOOKED_AT };
    const alike = await findSimilarHandoffs(deps.database, wanted);
    for (const found of await keepReadable(deps, { teamId, personId: leadId }, alike)) {
      const about = `case-${found.id}`;
      if (await seen(about)) continue;
      const reads = await deps.directory.languageOf(teamId, leadId);
      const when = new Intl.DateTimeFormat(reads, { dateStyle: 'medium' }).format(found.closedAt);
      return {
        about,
        says: {
          parts: [
            { type: 'text', text: t(reads, 'slack.handoff.similar_case', { when }) },
            { type: 'quote', author: t(reads, 'slack.handoff.asked_then'), text: found.question },
            { type: 'quote', author: t(reads, 'slack.handoff.answered_then'), text: found.answer },
          ],
          citations: [],
          restsOn: found.restsOn,
        },
      };
    }
  }
  return null;
};
