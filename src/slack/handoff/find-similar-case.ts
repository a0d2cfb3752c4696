import { findSimilarHandoffs } from '../../handoff/find-similar.ts';
import { t } from '../../messages/t.ts';
import type { NoteFinder } from './note-finder.ts';

/** A case that people of this escalation channel resolved before, like what the asker says now or asked at first. */
export const findSimilarCase: NoteFinder = async (deps, { handoff, leadId, text, seen }) => {
  const { teamId, language, id: exceptId } = handoff;
  for (const question of [text, handoff.question]) {
    const wanted = { teamId, question, language, viewerId: leadId, exceptId };
    for (const found of await findSimilarHandoffs(deps.database, wanted)) {
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
        },
      };
    }
  }
  return null;
};
