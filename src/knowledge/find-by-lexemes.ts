import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { textArray } from '../store/sql-values.ts';

/** Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", section 3.2; values as Anserini's. */
const K1 = 0.9;
const B = 0.4;
/** Postings that are read to find candidates; past them the common words only score what the rare ones found. */
const CANDIDATE_POSTINGS = 20_000;

/** A passage found by one leg of the search, best first. */
export interface RankedPassage {
  passageId: number;
  score: number;
}

interface WeightedLexeme {
  lexeme: string;
  df: number;
  weight: number;
}

/**
 * Ranks passages by BM25. Run as an audience: it counts only what that may see, while weights come from what every full
 * member may read. A lexeme that is in nothing they read weighs as if it were in one passage.
 */
export async function findByLexemes(
  tx: Database,
  lexemes: ReadonlyMap<string, number>,
  limit: number,
): Promise<RankedPassage[]> {
  const { terms, meanLength } = await weigh(tx, lexemes);
  if (terms.length === 0) return [];
  const candidates = selectCandidates(terms);
  const rest = terms.filter((term) => !candidates.includes(term));
  const rows = await tx.query<{ id: number; score: number }>(sql`
    with candidate_term as (${termRows(candidates)}),
    candidate as materialized (
      select distinct p.passage_id from candidate_term t join postings p on p.lexeme = t.lexeme
    ),
    term as (${termRows([...candidates, ...rest])})
    select s.id, sum(t.weight * p.tf * ${K1 + 1}::float8
             / (p.tf + ${K1}::float8 * (1 - ${B}::float8 + ${B}::float8 * s.length / ${meanLength}::float8))) as score
    from term t
    join postings p on p.lexeme = t.lexeme
    join candidate c on c.passage_id = p.passage_id
    join passages s on s.id = p.passage_id
    group by s.id
    order by score desc, s.id
    limit ${limit}`);
  return rows.map((row) => ({ passageId: row.id, score: row.score }));
}

async function weigh(
  tx: Database,
  lexemes: ReadonlyMap<string, number>,
): Promise<{ terms: WeightedLexeme[]; meanLength: number }> {
  const rows = await tx.query<{ lexeme: string; df: number; passages: number; mean: number }>(sql`
    select q.lexeme, coalesce(s.df, 1) as df, coalesce(c.passages, 0) as passages, coalesce(c.mean_length, 0) as mean
    from unnest(${textArray([...lexemes.keys()])}) as q (lexeme)
    left join lexeme_stats s on s.lexeme = q.lexeme
    left join corpus_stats c on c.id = 1`);
  const terms = rows.map(({ lexeme, df, passages }) => ({
    lexeme,
    df,
    weight: lexemes.get(lexeme)! * Math.log(1 + Math.max(0.5, passages - df + 0.5) / (df + 0.5)),
  }));
  return { terms: terms.sort((a, b) => a.df - b.df), meanLength: rows[0]?.mean || 60 };
}

/** From the rarest on, at least one. */
function selectCandidates(terms: WeightedLexeme[]): WeightedLexeme[] {
  let postings = 0;
  return terms.filter((term, index) => {
    postings += term.df;
    return index === 0 || postings <= CANDIDATE_POSTINGS;
  });
}

function termRows(terms: WeightedLexeme[]) {
  return sql`select * from unnest(${textArray(terms.map((term) => term.lexeme))},
    ${sql.param(terms.map((term) => term.weight))}::float8[]) as row (lexeme, weight)`;
}
