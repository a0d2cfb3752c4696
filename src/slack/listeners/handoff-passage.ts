import { say } from '../../core/catalogue.ts';
import { contentWords, coverage, readVocabulary } from '../../guardrails/text/content-words.ts';
import { search } from '../../knowledge/search.ts';
import { shorten } from '../text/escape-slack-text.ts';
import type { NoteFinder } from './handoff-note-finder.ts';

/** So many of a message's words must stand in a passage before a lead is interrupted with it. */
const MIN_SHARE = 0.75;
const MIN_WORDS = 2;
const LOOKED_AT = 4;
const MAX_QUOTE = 600;

/** The passage that fits what an asker said, among those that the lead, and only the lead, may read. */
export const findHelpfulPassage: NoteFinder = async (deps, { handoff, leadId, text, seen }) => {
  const words = contentWords(text);
  if (new Set(words).size < MIN_WORDS) return null;
  const audience = { teamId: handoff.teamId, everyone: false, people: [leadId] };
  const request = { query: text, audience, limit: LOOKED_AT, now: deps.clock.now() };
  const { hits } = await search(deps.database, deps.embedder, request);
  for (const hit of hits) {
    const about = `article-${hit.articleId}`;
    const vocabulary = readVocabulary(`${hit.headingPath}\n${hit.text}`);
    if (coverage(words, vocabulary) < MIN_SHARE || (await seen(about))) continue;
    const language = await deps.directory.languageOf(handoff.teamId, leadId);
    const quote = shorten(hit.text.trim(), MAX_QUOTE);
    const { title, url } = hit;
    const id = `passage:${hit.passageId}`;
    return {
      about,
      says: {
        parts: [
          { type: 'text', text: say(language, 'slack.handoff.passage') },
          { type: 'quote', author: title, text: quote },
        ],
        citations: [{ n: 1, kind: 'passage', id, title, quote, ...(url === null ? {} : { url }) }],
      },
    };
  }
  return null;
};
