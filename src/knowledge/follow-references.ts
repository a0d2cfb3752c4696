import { sql } from 'drizzle-orm';
import { countTokens } from '../core/count-tokens.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { type LoadedPassage, loadPassages } from './load-passages.ts';
import { scoreRest } from './score-rest.ts';
import type { IndexedQuery } from './weigh-lexemes.ts';

/** How far references are followed. */
export interface ReferenceLimits {
  /** Steps away from what was found. */
  depth: number;
  /** Articles looked into at most, over all steps. */
  articles: number;
  /** Estimated, of the passages taken in. */
  tokens: number;
}

/** Enough to find what an article refers to for its conditions, in a few milliseconds. */
export const REFERENCE_LIMITS: ReferenceLimits = { depth: 2, articles: 40, tokens: 1_000 };

/** Articles that references are followed from: those found first. */
const STARTS = 5;
/** Of one article so many links are read: a page that links to everything refers to nothing. */
const LINKS_PER_ARTICLE = 25;
/** What each step away leaves of a score. */
const DAMPING = 0.5;
/** A long article says near its top what others refer to it for. */
const PASSAGES_PER_ARTICLE = 15;

/** What a search found so far. */
export interface FollowedFrom {
  /** Articles, best first, with their best score as a share of the best one's. */
  articles: ReadonlyMap<string, number>;
  query: IndexedQuery;
  /** BM25 of the best passage, of which a linked one's is taken as a share. */
  highest: number;
}

/** Passages of linked articles, best first, and how many articles were looked into. */
export interface FollowedReferences {
  linked: number;
  passages: (LoadedPassage & { score: number })[];
}

/**
 * Follows the references of the articles found first: the best passage of each linked article that has words of the query,
 * its score damped by every step (spreading activation, Salton and Buckley 1988, doi:10.1145/62437.62447). Each article is
 * visited once, so that circles end. Run as an audience: a reference to what that may not see is as if absent.
 */
export async function followReferences(
  tx: Database,
  from: FollowedFrom,
  limits: ReferenceLimits,
): Promise<FollowedReferences> {
  const linked = await visitLinked(tx, from.articles, limits);
  if (linked.size === 0) return { linked: 0, passages: [] };
  const places = await readPlaces(tx, [...linked.keys()], from.query.index);
  const unscored = [...places.keys()].map((passageId) => ({ passageId, score: 0 }));
  const scored = await scoreRest(tx, unscored, from.query);
  const best = new Map<string, { passageId: number; score: number }>();
  for (const { passageId, score } of scored) {
    const articleId = places.get(passageId)!;
    const damped = (score / from.highest) * linked.get(articleId)!;
    if (score > 0 && !best.has(articleId)) best.set(articleId, { passageId, score: damped });
  }
  const ordered = [...best.values()].sort((a, b) => b.score - a.score || a.passageId - b.passageId);
  return { linked: linked.size, passages: await takeUpTo(tx, ordered, limits.tokens) };
}

/** Linked articles by what of a score is left there, nearest first. */
async function visitLinked(
  tx: Database,
  found: FollowedFrom['articles'],
  { depth, articles }: ReferenceLimits,
): Promise<Map<string, number>> {
  const visited = new Set(found.keys());
  const linked = new Map<string, number>();
  let frontier = new Map([...found].slice(0, STARTS));
  for (let step = 1; step <= depth && frontier.size > 0 && linked.size < articles; step += 1) {
    const next = new Map<string, number>();
    for (const link of await readLinks(tx, [...frontier.keys()])) {
      if (visited.has(link.target) || linked.size + next.size >= articles) continue;
      visited.add(link.target);
      next.set(link.target, frontier.get(link.source)! * DAMPING);
    }
    for (const [article, share] of next) linked.set(article, share);
    frontier = next;
  }
  return linked;
}

/** The first links of each article among those to articles that the audience may see, in the order of the articles given. */
function readLinks(tx: Database, articleIds: string[]): Promise<{ source: string; target: string }[]> {
  return tx.query(sql`
    select start.id as source, link.other_id as target
    from unnest(${textArray(articleIds)}) with ordinality as start (id, at)
    cross join lateral (
      select other_id, place from article_relations where article_id = start.id and kind = 'link'
      order by place limit ${LINKS_PER_ARTICLE}) as link
    order by start.at, link.place`);
}

/** The article of each passage that may be taken. */
async function readPlaces(tx: Database, articleIds: string[], index: number): Promise<Map<number, string>> {
  const rows = await tx.query<Row<'passages', 'id' | 'article_id'>>(sql`
    select id, article_id from passages
    where article_id = any (${textArray(articleIds)}) and generation = ${index} and ordinal < ${PASSAGES_PER_ARTICLE}`);
  return new Map(rows.map((row) => [row.id, row.article_id]));
}

async function takeUpTo(
  tx: Database,
  ordered: { passageId: number; score: number }[],
  tokens: number,
): Promise<FollowedReferences['passages']> {
  const passages = await loadPassages(
    tx,
    ordered.map((each) => each.passageId),
  );
  let left = tokens;
  return ordered.flatMap(({ passageId, score }) => {
    const passage = passages.get(passageId);
    const size = passage === undefined ? Number.POSITIVE_INFINITY : countTokens(passage.text);
    if (size > left) return [];
    left -= size;
    return [{ ...passage!, score }];
  });
}
