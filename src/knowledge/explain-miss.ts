import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { isCovered, type NotCovered, notCovered } from '../store/not-covered.ts';
import { analyzeQuery } from './analyze-query.ts';
import { dropDuplicates } from './drop-duplicates.ts';
import type { Embedders } from './index-versions/embedders.ts';
import { readIndex } from './index-versions/read-index.ts';
import { loadPassages } from './load-passages.ts';
import type { PassageHit } from './passage-hit.ts';
import { ANSWER_DEPTH, type Ranking, rank } from './rank.ts';
import { adjust, demoteSuperseded } from './rank-passages.ts';
import { type ArticleDetails, readArticle } from './read-article.ts';
import type { RankedPassage } from './score-table.ts';
import { search } from './search.ts';

/** Which article was missed, in which search. */
export interface MissRequest {
  articleId: string;
  query: string;
  audience: Audience;
  /** As many passages as the search returns. */
  limit: number;
  now?: Date;
}

/** One cause why an article is not among what was found, the decisive ones first. */
export type MissCause =
  | { cause: 'retired'; by: string; at: Date }
  | { cause: 'readers'; missing: NotCovered }
  | { cause: 'not_indexed' }
  /** Neither words in common nor a likeness. */
  | { cause: 'no_match' }
  /** Neither leg ranks it among those that it passes on. */
  | { cause: 'too_deep'; depth: number }
  | { cause: 'duplicate'; of: string }
  | { cause: 'superseded'; by: string }
  /** Others are better, and no more than `limit` are returned. */
  | { cause: 'limit'; limit: number; rank: number };

/** Where an article came in a search, and why no further up. */
export interface MissReport {
  article: Pick<ArticleDetails, 'id' | 'title' | 'readers' | 'indexed' | 'supersededBy'> & {
    passages: number;
  };
  /** The query's lexemes, and those of them that the article has. */
  lexemes: string[];
  shared: string[];
  /** Ranks of its best passage, from 1; among what the audience may read or, where it may not read it, among all. */
  ranks: Record<'lexical' | 'vector' | 'fused', number | null>;
  ranksAmong: 'audience' | 'all';
  /** Place among what was returned, from 1; null: it was not. */
  position: number | null;
  causes: MissCause[];
}

/** Explains where an article is in a search, stage by stage; null when there is no such article. For operators only. */
export async function explainMiss(
  database: OpenDatabase,
  embedders: Embedders,
  request: MissRequest,
): Promise<MissReport | null> {
  const { audience, limit } = request;
  const article = await readArticle(database, request.articleId);
  if (article === null) return null;
  const missing = await notCovered(database, audience, article.accessId);
  const readable = isCovered(audience, missing);
  const found = readable ? (await search(database, embedders, request)).hits : [];
  const position = found.findIndex((hit) => hit.articleId === article.id) + 1 || null;
  const { ranking, ordered, lexemes } = await rankAll(database, embedders, {
    ...request,
    audience: readable ? audience : null,
  });
  const ranks = ranksOf(ranking, new Set(article.passages.map((passage) => passage.id)));
  const shared = await sharedLexemes(database, article.id, lexemes);
  const causes = position === null ? findCauses({ article, ranks, shared, ordered, limit }) : [];
  const { id, title, readers, indexed, supersededBy } = article;
  return {
    article: { id, title, readers, indexed, supersededBy, passages: article.passages.length },
    lexemes,
    shared,
    ranks,
    ranksAmong: readable ? 'audience' : 'all',
    position,
    causes: readable ? causes : [hidden(article, missing), ...causes],
  };
}

/** A retired article has no readers, which is not what one would want to hear of it. */
function hidden({ decisions }: ArticleDetails, missing: NotCovered): MissCause {
  const retired = decisions.find((decision) => decision.kind === 'retired');
  if (retired === undefined) return { cause: 'readers', missing };
  return { cause: 'retired', by: retired.actor, at: retired.decidedAt };
}

/** Ranks everything that an audience may read, or all there is where it is null, as a search does before it cuts. */
async function rankAll(
  database: OpenDatabase,
  embedders: Embedders,
  { query, audience, now = new Date() }: Omit<MissRequest, 'audience'> & { audience: Audience | null },
): Promise<{ ranking: Ranking; ordered: PassageHit[]; lexemes: string[] }> {
  const analyzed = analyzeQuery(query);
  const asked = { text: query, analyze: () => Promise.resolve({ analyzed }), audience, settings: {} };
  return readIndex(database, embedders, asked, async (tx, ranked) => {
    const ranking = await rank(tx, ranked);
    const passages = await loadPassages(
      tx,
      ranking.fused.map((each) => each.passageId),
    );
    const hits = ranking.fused.flatMap(({ passageId, score }) => {
      const passage = passages.get(passageId);
      return passage === undefined ? [] : [{ ...passage, score: adjust(score, passage, now) }];
    });
    return { ranking, ordered: demoteSuperseded(hits), lexemes: [...analyzed.lexemes.keys()] };
  });
}

function ranksOf({ lexical, vector, fused }: Ranking, own: ReadonlySet<number>): MissReport['ranks'] {
  const first = (list: RankedPassage[]) => list.findIndex((each) => own.has(each.passageId)) + 1 || null;
  return { lexical: first(lexical), vector: first(vector), fused: first(fused) };
}

async function sharedLexemes(database: Database, articleId: string, lexemes: string[]): Promise<string[]> {
  const rows = await database.query<{ lexeme: string }>(sql`
    select distinct lexeme from passages p join index_generations g on g.id = p.generation and g.state = 'live',
      unnest(lexemes) as lexeme where article_id = ${articleId} order by 1`);
  const held = new Set(rows.map((row) => row.lexeme));
  return lexemes.filter((lexeme) => held.has(lexeme));
}

interface Found {
  article: ArticleDetails;
  ranks: MissReport['ranks'];
  shared: string[];
  /** All candidates, best first. */
  ordered: PassageHit[];
  limit: number;
}

function findCauses({ article, ranks, shared, ordered, limit }: Found): MissCause[] {
  if (article.passages.length === 0) return [{ cause: 'not_indexed' }];
  if (ranks.fused === null)
    return [shared.length === 0 ? { cause: 'no_match' } : { cause: 'too_deep', depth: ANSWER_DEPTH }];
  const place = ordered.findIndex((hit) => hit.articleId === article.id) + 1;
  const twin = findTwin(ordered, article.id);
  return [
    ...(twin === null ? [] : [{ cause: 'duplicate' as const, of: twin }]),
    ...(article.supersededBy === null ? [] : [{ cause: 'superseded' as const, by: article.supersededBy }]),
    ...(twin === null && place > limit ? [{ cause: 'limit' as const, limit, rank: place }] : []),
  ];
}

/** The article whose better passage says the same as the best one of this article; null when that one is kept. */
function findTwin(ordered: PassageHit[], articleId: string): string | null {
  const best = ordered.find((hit) => hit.articleId === articleId);
  if (best === undefined || dropDuplicates(ordered).includes(best)) return null;
  const better = ordered.slice(0, ordered.indexOf(best));
  return better.find((hit) => dropDuplicates([hit, best]).length === 1)?.articleId ?? null;
}
