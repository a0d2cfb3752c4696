import { analyzeQuery } from '../../knowledge/analyze-query.ts';
import { HEADING_MARK, type PassageHit } from '../../knowledge/passage-hit.ts';
import { search } from '../../knowledge/search.ts';
import { createTermWeights } from '../../knowledge/term-weights.ts';
import { t } from '../../messages/t.ts';
import { analyze } from '../../text/analyze.ts';
import { shorten } from '../text/escape-slack-text.ts';
import type { NoteFinder } from './note-finder.ts';

/**
 * What a passage must share with a message before it may interrupt a lead. The shared words are at least two and weigh at
 * least as much as two of middling rarity. They have nearly half the weight of all words of the message that the articles
 * know.
 */
const MIN_SHARED = 2;
const MIN_WEIGHT = 1;
const MIN_SHARE = 0.45;
const LOOKED_AT = 3;
const MAX_QUOTE = 600;

/** The passage that fits what an asker said, among those that the lead, and only the lead, may read. */
export const findHelpfulPassage: NoteFinder = async (deps, { handoff, leadId, text, seen }) => {
  const audience = { teamId: handoff.teamId, everyone: false, people: [leadId] };
  const request = { query: text, audience, limit: LOOKED_AT, now: deps.clock.now() };
  const weights = await createTermWeights(deps.database)([...analyzeQuery(text).lexemes.keys()]);
  const { hits } = await search(deps.database, deps.embedder, request);
  for (const hit of hits) {
    const about = `article-${hit.articleId}`;
    if (!fits(weights, hit) || (await seen(about))) continue;
    const language = await deps.directory.languageOf(handoff.teamId, leadId);
    return { about, says: show(hit, t(language, 'slack.handoff.passage')) };
  }
  return null;
};

function fits(weights: ReadonlyMap<string, number>, hit: PassageHit): boolean {
  // A word that no article knows can be found in none.
  const known = [...weights].filter(([, weight]) => weight < 1);
  const has = new Set(analyze(`${hit.headingPath}\n${hit.text}`, hit.language));
  const shared = known.filter(([lexeme]) => has.has(lexeme));
  const weight = sum(shared);
  return shared.length >= MIN_SHARED && weight >= MIN_WEIGHT && weight >= MIN_SHARE * sum(known);
}

function sum(weighed: readonly (readonly [string, number])[]): number {
  return weighed.reduce((total, [, weight]) => total + weight, 0);
}

function show({ passageId, title, url, text }: PassageHit, intro: string) {
  const plain = text.replaceAll(HEADING_MARK, '').trim();
  const quote = shorten(plain, MAX_QUOTE);
  const source = { n: 1, kind: 'passage' as const, id: `passage:${passageId}`, title, quote };
  return {
    parts: [
      { type: 'text' as const, text: intro },
      { type: 'quote' as const, author: title, text: quote },
    ],
    citations: [{ ...source, ...(url === null ? {} : { url }) }],
  };
}
