import type { LoadedPassage } from './load-passages.ts';
import { HEADING_MARK, type PassageHit } from './passage-hit.ts';
import type { RankedPassage } from './score-table.ts';

/**
 * Weight of the cosine of two vectors beside a lexical score of at most 1. `learned`: vectors learned from the indexed
 * text. `widened`: the same, for a query that feedback has widened with related words, which already do their work.
 * `given`: vectors of an embedding endpoint. `learned` was measured on questions to a handbook (first hit right for 103
 * of 139 at 0.1, for 100 at 0 and at 0.4). `given` lets a passage that shares no word with the query come first, for
 * example one in another language; it is a little less than what Bruch, Gai and Ingber found to work across data sets,
 * and was not measured here with a real endpoint.
 */
const VECTOR_WEIGHT = { learned: 0.1, given: 2, widened: 0.01 };
/** This many hits of the query itself stay ahead of what feedback adds. */
const KEPT_FIRST = 5;
const MAX_JOINED_CHARS = 2_400;
const YEAR_MS = 365 * 24 * 3_600_000;

/**
 * Combines two rankings into one score: BM25 as a share of the best, plus a part of the cosine. Unlike reciprocal ranks
 * such a sum keeps the distances between hits, and it did better here, as in Bruch, Gai and Ingber 2023
 * (doi:10.1145/3596512). The share is of the best passage, or of `whole` where that is higher: with an embedding
 * endpoint, the best of only bad hits must not count as a good one.
 */
export function fuse(
  lexical: RankedPassage[],
  vector: RankedPassage[],
  { kind, whole = 0 }: { kind: keyof typeof VECTOR_WEIGHT; whole?: number },
): RankedPassage[] {
  const highest = Math.max(whole, lexical[0]?.score ?? 0) || 1;
  const scores = new Map(lexical.map(({ passageId, score }) => [passageId, score / highest]));
  for (const { passageId, score } of vector)
    scores.set(passageId, (scores.get(passageId) ?? 0) + VECTOR_WEIGHT[kind] * score);
  return [...scores]
    .map(([passageId, score]) => ({ passageId, score }))
    .sort((a, b) => b.score - a.score || a.passageId - b.passageId);
}

/**
 * Whether likeness alone brings no passage among the first: of words found so many that the last of them scores more than
 * the best cosine could.
 */
export function areWordsEnough(
  lexical: readonly RankedPassage[],
  { kind, first }: { kind: keyof typeof VECTOR_WEIGHT; first: number },
): boolean {
  const last = lexical[first - 1]?.score ?? 0;
  return last > 0 && last >= VECTOR_WEIGHT[kind] * lexical[0]!.score;
}

/**
 * Puts the hits of a widened query behind the first hits of the query itself. Related words find more about a subject,
 * and may lose the one page that somebody had in mind; which of the two a query wants cannot be known beforehand.
 * Measured on titles and keywords that name one page of a handbook, and on CACM, where many pages are relevant: with
 * five kept, the former lose nothing.
 */
export function keepFirst(own: RankedPassage[], widened: RankedPassage[]): RankedPassage[] {
  const first = own.slice(0, KEPT_FIRST);
  const kept = new Set(first.map((each) => each.passageId));
  const others = widened.filter((each) => !kept.has(each.passageId));
  const scale = Math.min(1, (first.at(-1)?.score ?? 1) / (others[0]?.score || 1));
  return [...first, ...others.map(({ passageId, score }) => ({ passageId, score: score * scale }))];
}

/**
 * Moves a passage by a few ranks at most, by the age and authority of its article; a replaced article falls back
 * further.
 */
export function adjust(score: number, passage: LoadedPassage, now: Date): number {
  const ageYears = passage.updatedAt === null ? 1 : (now.getTime() - passage.updatedAt.getTime()) / YEAR_MS;
  const recency = 1 - 0.04 * Math.min(2, Math.max(0, ageYears));
  const authority = 0.95 + 0.1 * passage.authority;
  return score * recency * authority * (passage.supersededBy === null ? 1 : 0.6);
}

/** Puts what is replaced behind what replaces it, where both were found. */
export function demoteSuperseded<Hit extends PassageHit>(hits: readonly Hit[]): Hit[] {
  const lowest = new Map<string, number>();
  for (const hit of hits)
    lowest.set(hit.articleId, Math.min(hit.score, lowest.get(hit.articleId) ?? hit.score));
  return hits
    .map((hit) => {
      const successor = hit.supersededBy === null ? undefined : lowest.get(hit.supersededBy);
      return successor === undefined || hit.score < successor ? hit : { ...hit, score: successor * 0.99 };
    })
    .sort((a, b) => b.score - a.score || a.passageId - b.passageId);
}

/** A hit with its place in its article. */
export type PlacedHit = PassageHit & { ordinal: number };

/** Joins two hits that follow each other in an article: the better one's id and score, both texts in order. */
export function joinNeighbours(hits: PlacedHit[]): PlacedHit[] {
  const joined: PlacedHit[] = [];
  for (const hit of hits) {
    const at = joined.findIndex(
      (other) =>
        other.articleId === hit.articleId &&
        Math.abs(other.ordinal - hit.ordinal) === 1 &&
        other.text.length + hit.text.length <= MAX_JOINED_CHARS,
    );
    const other = joined[at];
    if (other === undefined) joined.push(hit);
    else joined[at] = other.ordinal < hit.ordinal ? append(other, hit, hit) : append(other, other, hit, true);
  }
  return joined;
}

/** A joined hit joins no third one: its `ordinal` is set apart. */
function append(better: PlacedHit, later: PlacedHit, other: PlacedHit, otherFirst = false): PlacedHit {
  const [first, second] = otherFirst ? [other, better] : [better, other];
  const between = first.headingPath === second.headingPath ? '' : `${HEADING_MARK}${later.headingPath}\n\n`;
  return {
    ...better,
    headingPath: first.headingPath,
    place: first.place,
    joined: [other.passageId],
    text: `${first.text}\n\n${between}${second.text}`,
    ordinal: Number.NEGATIVE_INFINITY,
  };
}
