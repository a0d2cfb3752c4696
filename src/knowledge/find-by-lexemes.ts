import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { textArray } from '../store/sql-values.ts';
import { MOST_PER_WEIGHT, saturate, type WeighedQuery, type WeightedLexeme } from './bm25.ts';
import { visitBlock } from './posting-block.ts';
import { scoreRest } from './score-rest.ts';
import { type RankedPassage, type ScoreTable, withScoreTable } from './score-table.ts';
import type { IndexedQuery } from './weigh-lexemes.ts';

/** How many postings a query reads. */
interface ReadLimits {
  /** Before it is asked for the first time whether more could change the ranking, and between any two times. */
  step: number;
  /** At most; what common words would still add is then computed for the best candidates alone. */
  most: number;
}

/** To read a step of postings takes about as long as to ask the candidates what they hold. */
const LIMITS: ReadLimits = { step: 80_000, most: 400_000 };
/** Candidates scored in full, where not all postings were read and so many could still be among the best. */
const MOST_CANDIDATES = 250;

interface LexemeSearch {
  exhaustive?: boolean;
  limits?: ReadLimits;
}

/**
 * Ranks passages by BM25. Run as an audience. Lexemes are read from the rarest on. Once those still unread could not lift
 * an unseen passage among the best (MaxScore, Turtle and Flood 1995, doi:10.1016/0306-4573(95)00020-H), the candidates
 * alone are scored to the end.
 */
export function findByLexemes(
  tx: Database,
  query: IndexedQuery,
  limit: number,
  options: LexemeSearch = {},
): Promise<RankedPassage[]> {
  return withScoreTable(async (scores) => {
    const unread = await readPostings(tx, query, { limit, scores, ...options });
    return unread.length === 0
      ? scores.best(limit)
      : completeBest(tx, { terms: unread, meanLength: query.meanLength }, { limit, scores });
  });
}

/** Resolves to the lexemes that were left unread. */
async function readPostings(
  tx: Database,
  { terms, meanLength, index }: IndexedQuery,
  { limit, scores, exhaustive, limits }: LexemeSearch & { limit: number; scores: ScoreTable },
): Promise<WeightedLexeme[]> {
  const { step, most } = exhaustive ? { step: LIMITS.step, most: Infinity } : (limits ?? LIMITS);
  let read = 0;
  let unread = terms;
  while (unread.length > 0) {
    const next = takeUpTo(unread, step);
    if (read > 0 && read + countHeld(next) > most) break;
    await addScores(tx, next, { scores, meanLength, index });
    read += countHeld(next);
    unread = unread.slice(next.length);
    if (exhaustive || countHeld(unread) <= step) continue;
    // A passage without any lexeme read so far must score less than the last of the best.
    if (scores.lowestOfBest(limit) > mostOf(unread)) break;
  }
  return unread;
}

/**
 * Scores the best to the end, then those that could still pass the last of them: when all of the first are known, few
 * others can.
 */
async function completeBest(
  tx: Database,
  rest: WeighedQuery,
  { limit, scores }: { limit: number; scores: ScoreTable },
): Promise<RankedPassage[]> {
  const ranked = scores.best(Math.max(MOST_CANDIDATES, limit));
  const first = await scoreRest(tx, ranked.slice(0, limit), rest);
  const last = first[limit - 1]?.score ?? 0;
  const most = mostOf(rest.terms);
  const others = ranked.slice(limit).filter((each) => each.score + most >= last);
  const all = others.length === 0 ? first : [...first, ...(await scoreRest(tx, others, rest))];
  return all.sort((a, b) => b.score - a.score || a.passageId - b.passageId).slice(0, limit);
}

/** At least one. */
function takeUpTo(terms: WeightedLexeme[], postings: number): WeightedLexeme[] {
  let sum = 0;
  return terms.filter((term, index) => {
    sum += term.held;
    return index === 0 || sum <= postings;
  });
}

function countHeld(terms: WeightedLexeme[]): number {
  return terms.reduce((sum, term) => sum + term.held, 0);
}

async function addScores(
  tx: Database,
  terms: WeightedLexeme[],
  { scores, meanLength, index }: { scores: ScoreTable; meanLength: number; index: number },
): Promise<void> {
  const weights = new Map(terms.map((term) => [term.lexeme, term.weight]));
  for (const block of await readBlocks(tx, terms, index)) {
    const weight = weights.get(block.lexeme)!;
    visitBlock(block.first_id, block.data, (passageId, frequency, length) =>
      scores.add(passageId, weight * saturate(frequency, length, meanLength)),
    );
  }
}

function readBlocks(
  tx: Database,
  terms: WeightedLexeme[],
  index: number,
): Promise<{ lexeme: string; first_id: number; data: Uint8Array }[]> {
  return tx.query(sql`
    select lexeme, first_id, data from posting_blocks
    where generation = ${index} and lexeme = any (${textArray(terms.map((term) => term.lexeme))})`);
}

/** No passage scores more by these terms. */
function mostOf(terms: WeightedLexeme[]): number {
  return terms.reduce((sum, term) => sum + term.weight * MOST_PER_WEIGHT, 0);
}
