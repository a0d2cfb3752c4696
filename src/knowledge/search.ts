import type { Audience } from '../core/audience.ts';
import type { Correction, SearchTrace, Synonym } from '../core/retrieval.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { tokenize } from '../text/analyze.ts';
import { type AnalyzedQuery, analyzeQuery } from './analyze-query.ts';
import { openCorrector } from './correct-query.ts';
import { dropDuplicates } from './drop-duplicates.ts';
import { findTitled } from './find-titled.ts';
import { type FollowedReferences, followReferences, type ReferenceLimits } from './follow-references.ts';
import type { Embedders } from './index-versions/embedders.ts';
import type { IndexVersion } from './index-versions/index-version.ts';
import { readIndex } from './index-versions/read-index.ts';
import { loadPassages } from './load-passages.ts';
import type { PassageHit } from './passage-hit.ts';
import { type Ranking, type RankSettings, rank } from './rank.ts';
import { adjust, demoteSuperseded, joinNeighbours, type PlacedHit } from './rank-passages.ts';
import { type AdminSynonyms, readTerms } from './read-synonyms.ts';

/** How many of the fused passages are read in full, for each one that is returned. */
const LOADED_PER_HIT = 3;

/** And how many of them may join a neighbour. */
const CANDIDATES_PER_HIT = 2;

/** What is looked for and on whose behalf. */
export interface SearchRequest {
  query: string;
  audience: Audience;
  limit: number;
  /** ISO 639-1 of the query, where known; else it is detected. */
  language?: string;
  now?: Date;
  settings?: RankSettings;
  /** Which index is searched, where not the live one. */
  indexVersion?: IndexVersion;
  /** Adds the best passages of articles whose titles the query names, however far down the ranking has them. */
  titles?: boolean;
  /** Adds passages of articles that what was found refers to; left out: none. */
  references?: ReferenceLimits;
}

/** What was found, best first, and how. */
export interface SearchResult {
  hits: PassageHit[];
  trace: SearchTrace;
}

/** Finds the passages that fit a query, among those that everyone in the audience may read. */
export async function search(
  database: OpenDatabase,
  embedders: Embedders,
  request: SearchRequest,
): Promise<SearchResult> {
  const startedAt = performance.now();
  const settings = { first: firstOf(request.limit), ...request.settings };
  const { query: text, audience, language, indexVersion } = request;
  const correct = await openCorrector(database);
  const asked = {
    text,
    analyze: async (tx: Database, { set, index }: { set: AdminSynonyms; index: number }) => {
      const own = correct(analyzeQuery(text, language));
      const { groups, stats } = await readTerms(tx, { text, lexemes: [...own.lexemes.keys()], index }, set);
      return { analyzed: groups.length === 0 ? own : correct(analyzeQuery(text, language, groups)), stats };
    },
    audience,
    settings,
    ...(indexVersion === undefined ? {} : { indexVersion }),
  };
  return readIndex(database, embedders, asked, async (tx, query) => {
    const ranking = await rank(tx, query, settings);
    const chosen = await choose(tx, ranking, request);
    const named = request.titles ? await findTitled(tx, { ranking, hits: chosen.hits, query: text }) : [];
    // What repeats a hit was dropped before, and stays so.
    const titled =
      named.length === 0
        ? []
        : dropDuplicates([...chosen.hits, ...named]).filter((hit) => named.includes(hit));
    const followedAt = performance.now();
    const followed = await follow(tx, { ranking, hits: chosen.hits }, request);
    const hits = [...chosen.hits, ...titled, ...followed.passages]
      .sort((a, b) => b.score - a.score || a.passageId - b.passageId)
      .map(({ ordinal: _, ...hit }) => hit);
    const ms = { references: performance.now() - followedAt, total: performance.now() - startedAt };
    return {
      hits,
      trace: traceOf({ analyzed: query.analyzed, ranking, chosen, followed, ms, returned: hits.length }),
    };
  });
}

/** How many of a ranking are looked at for so many passages. */
export function firstOf(limit: number): number {
  return Math.max(20, limit * LOADED_PER_HIT);
}

interface Chosen {
  hits: PlacedHit[];
  counts: Record<'loaded' | 'duplicates' | 'joined', number>;
}

/** The best of a ranking as people read them: newest first among equals, nothing twice, neighbours joined. */
async function choose(tx: Database, { fused }: Ranking, request: SearchRequest): Promise<Chosen> {
  const { limit, now = new Date() } = request;
  const shown = fused.slice(0, firstOf(request.limit));
  const passages = await loadPassages(
    tx,
    shown.map((each) => each.passageId),
  );
  const ranked = shown.flatMap(({ passageId, score }): PlacedHit[] => {
    const passage = passages.get(passageId);
    return passage === undefined ? [] : [{ ...passage, score: adjust(score, passage, now) }];
  });
  const ordered = demoteSuperseded(ranked);
  const most = limit * CANDIDATES_PER_HIT;
  const candidates = dropDuplicates(ordered, most);
  // What is behind the last that is wanted was not looked at.
  const looked = candidates.length < most ? ordered.length : ordered.indexOf(candidates.at(-1)!) + 1;
  const joined = joinNeighbours(candidates);
  return {
    hits: joined.slice(0, limit),
    counts: {
      loaded: ranked.length,
      duplicates: looked - candidates.length,
      joined: candidates.length - joined.length,
    },
  };
}

const NOTHING: FollowedReferences = { linked: 0, passages: [] };

async function follow(
  tx: Database,
  { ranking, hits }: { ranking: Ranking; hits: PlacedHit[] },
  { references, now = new Date() }: SearchRequest,
): Promise<FollowedReferences> {
  const [best, highest] = [hits[0]?.score ?? 0, ranking.lexical[0]?.score ?? 0];
  if (references === undefined || best === 0 || highest === 0) return NOTHING;
  const articles = new Map<string, number>();
  for (const { articleId, score } of hits)
    if (!articles.has(articleId)) articles.set(articleId, score / best);
  const found = await followReferences(tx, { articles, query: ranking.query, highest }, references);
  const passages = found.passages.map((each) => ({ ...each, score: adjust(each.score * best, each, now) }));
  return { ...found, passages };
}

/** Lexemes that these readers' articles hold: nothing else of what a query was widened by is named (P2). */
function heldIn({ query }: Ranking): ReadonlySet<string> {
  return new Set(query.terms.flatMap((term) => (term.held > 0 ? [term.lexeme] : [])));
}

/** The question's own words, and of those it was widened by what is held. */
function wordsOf({ lexemes, own }: AnalyzedQuery, held: ReadonlySet<string>): string[] {
  return [...lexemes.keys()].filter((lexeme) => own.has(lexeme) || held.has(lexeme));
}

/** The typing errors of a query as they were written, with what they were read as where that is held. */
function correctionsOf(
  { text, language, corrected }: AnalyzedQuery,
  held: ReadonlySet<string>,
): Correction[] {
  if (corrected.size === 0) return [];
  return tokenize(text, language).flatMap(({ text: said, lexeme }) => {
    const meant = lexeme === null ? undefined : corrected.get(lexeme);
    return meant === undefined || !held.has(meant) ? [] : [{ said, meant }];
  });
}

/** The company's terms that a query was widened by, where all of their words are held. */
function synonymsOf({ synonyms }: AnalyzedQuery, held: ReadonlySet<string>): Synonym[] {
  const found = new Map<string, Synonym>();
  for (const { said, means, lexemes } of synonyms)
    if (lexemes.every((lexeme) => held.has(lexeme))) found.set(`${said}\n${means}`, { said, means });
  return [...found.values()];
}

function traceOf(done: {
  analyzed: AnalyzedQuery;
  ranking: Ranking;
  chosen: Chosen;
  followed: FollowedReferences;
  ms: Pick<SearchTrace['ms'], 'references' | 'total'>;
  returned: number;
}): SearchTrace {
  const { analyzed, ranking, followed, returned } = done;
  const held = heldIn(ranking);
  return {
    language: analyzed.language,
    isQuestion: analyzed.isQuestion,
    words: wordsOf(analyzed, held),
    corrections: correctionsOf(analyzed, held),
    synonyms: synonymsOf(analyzed, held),
    counts: {
      lexical: ranking.lexical.length,
      vector: ranking.vector.length,
      fused: ranking.fused.length,
      ...ranking.counts,
      ...done.chosen.counts,
      linked: followed.linked,
      followed: followed.passages.length,
      returned,
    },
    ms: { ...ranking.ms, ...done.ms },
  };
}
