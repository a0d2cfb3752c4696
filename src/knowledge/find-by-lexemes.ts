import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { textArray } from '../store/sql-values.ts';
import { MOST_PER_WEIGHT, saturate, type WeighedQuery, type WeightedLexeme } from './bm25.ts';
import { visitBlock } from './posting-block.ts';
import { scoreFully } from './score-fully.ts';
import { type RankedPassage, ScoreTable } from './score-table.ts';

/** How many postings a query reads. */
interface ReadLimits {
  /** Before it is asked for the first time whether more could change the ranking, and between any two times. */
  step: number;
  /** At most; what common words would still add is then computed for the best candidates alone. */
  most: number;
}

const LIMITS: ReadLimits = { step: 60_000, most: 400_000 };
/** Candidates scored in full at least, where not all postings were read and so many could still be among the best. */
const CANDIDATES = 500;

/**
 * Ranks passages by BM25. Run as an audience. Lexemes are read from the rarest on. Once those still unread could not lift
 * an unseen passage among the best (MaxScore, Turtle and Flood 1995, doi:10.1016/0306-4573(95)00020-H), the candidates
 * alone are scored to the end.
 */
export async function findByLexemes(
  tx: Database,
  { terms, meanLength }: WeighedQuery,
  limit: number,
  options: { exhaustive?: boolean; limits?: ReadLimits } = {},
): Promise<RankedPassage[]> {
  const { step, most: mostRead } = options.exhaustive
    ? { step: LIMITS.step, most: Infinity }
    : (options.limits ?? LIMITS);
  const scores = new ScoreTable();
  let read = 0;
  let unread = terms;
  while (unread.length > 0) {
    const next = takeUpTo(unread, step);
    if (read > 0 && read + countHeld(next) > mostRead) break;
    await addScores(tx, next, { scores, meanLength });
    read += countHeld(next);
    unread = unread.slice(next.length);
    if (!options.exhaustive && unread.length > 0 && cannotEnter(scores, unread, limit)) break;
  }
  if (unread.length === 0) return scores.best(limit);
  const most = mostOf(unread);
  const ranked = scores.best(Math.max(CANDIDATES, limit));
  const last = ranked[limit - 1]?.score ?? 0;
  const candidates = ranked.filter((each) => each.score + most >= last).map((each) => each.passageId);
  return (await scoreFully(tx, candidates, { terms, meanLength })).slice(0, limit);
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
  { scores, meanLength }: { scores: ScoreTable; meanLength: number },
): Promise<void> {
  const weights = new Map(terms.map((term) => [term.lexeme, term.weight]));
  scores.reserve(countHeld(terms));
  for (const block of await readBlocks(tx, terms)) {
    const weight = weights.get(block.lexeme)!;
    visitBlock(block.first_id, block.data, (passageId, frequency, length) =>
      scores.add(passageId, weight * saturate(frequency, length, meanLength)),
    );
  }
}

function readBlocks(
  tx: Database,
  terms: WeightedLexeme[],
): Promise<{ lexeme: string; first_id: number; data: Uint8Array }[]> {
  return tx.query(sql`
    select lexeme, first_id, data from posting_blocks
    where lexeme = any (${textArray(terms.map((term) => term.lexeme))})`);
}

/** No passage scores more by these terms. */
function mostOf(terms: WeightedLexeme[]): number {
  return terms.reduce((sum, term) => sum + term.weight * MOST_PER_WEIGHT, 0);
}

/** Whether a passage without any lexeme read so far must score less than the last of the best. */
function cannotEnter(scores: ScoreTable, unread: WeightedLexeme[], limit: number): boolean {
  const last = scores.size < limit ? undefined : scores.best(limit).at(-1);
  return last !== undefined && last.score > mostOf(unread);
}
