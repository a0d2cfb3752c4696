import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Column } from '../store/row.ts';
import type { RankedPassage } from './score-table.ts';
import { vectorText } from './store-vectors.ts';

/** So many vectors are compared one by one, without loss; beyond them the graph of neighbours is asked. */
export const EXACT_UP_TO = 20_000;
/** Candidates that the graph keeps at least while it searches; more finds more of the true neighbours, and is slower. */
const LEAST_CANDIDATES = 200;
/** The most that pgvector takes for it. */
const MOST_CANDIDATES = 1_000;

/** What vectors are compared with, and which ones. */
export interface VectorQuery {
  /** The index that they belong to, and the name of its vectors. */
  index: number;
  space: string;
  vector: number[];
  /** Passages of the index, no matter who may read them; where they are not known, they are counted. */
  passages?: number;
}

/**
 * Ranks passages by the cosine of their vectors in one index version. Run as an audience. Where the audience may read
 * few passages, all of them are compared, because a graph of everything would find too few of them. Otherwise HNSW is
 * used (Malkov and Yashunin 2018, arXiv:1603.09320), which pgvector continues until enough rows have passed row-level
 * security.
 */
export async function findByVector(
  tx: Database,
  query: VectorQuery,
  limit: number,
  options: { exhaustive?: boolean; exactUpTo?: number } = {},
): Promise<RankedPassage[]> {
  if (query.vector.every((value) => value === 0)) return [];
  const { exactUpTo = EXACT_UP_TO } = options;
  // Of few passages nobody may read many.
  const isSmall = options.exhaustive || (query.passages ?? Number.POSITIVE_INFINITY) <= exactUpTo;
  const rows =
    isSmall || (await countReadable(tx, query.index)) <= exactUpTo
      ? await compareAll(tx, query, limit)
      : await askGraph(tx, query, limit);
  // Passages without known words have a vector of zeros, whose cosine is no number.
  return rows.filter((row) => row.score > 0).map((row) => ({ passageId: row.id, score: row.score }));
}

/** How many passages of an index the audience may read, as of the last count. Run as an audience. */
export async function countReadable(tx: Database, index: number): Promise<number> {
  const [row] = await tx.query<{ readable: number }>(
    sql`select coalesce(sum(passages), 0)::int as readable from access_sizes where generation = ${index}`,
  );
  return row!.readable;
}

interface Near {
  id: Column<'passage_vectors', 'passage_id'>;
  score: number;
}

/** Ordered by an expression that no graph serves. */
function compareAll(tx: Database, query: VectorQuery, limit: number): Promise<Near[]> {
  return tx.query<Near>(sql`
    select passage_id as id, 1 - (embedding <=> ${vectorText(query.vector)}::halfvec) as score
    from passage_vectors where generation = ${query.space}
    order by 2 desc nulls last, passage_id
    limit ${limit}`);
}

/**
 * The graph yields its rows in almost the right order; the outer statement puts them in order. A search in one index version
 * needs a plan that knows the version, which every other statement is quicker without.
 */
async function askGraph(tx: Database, query: VectorQuery, limit: number): Promise<Near[]> {
  const type = halfvecOf(query.vector.length);
  const candidates = Math.min(MOST_CANDIDATES, Math.max(LEAST_CANDIDATES, limit));
  await tx.query(sql`
    select set_config('plan_cache_mode', 'force_custom_plan', true),
           set_config('hnsw.ef_search', ${String(candidates)}, true),
           set_config('hnsw.iterative_scan', 'relaxed_order', true)`);
  const rows = await tx.query<Near>(sql`
    with near as materialized (
      select passage_id as id, embedding::${type} <=> ${vectorText(query.vector)}::${type} as distance
      from passage_vectors where generation = ${query.space}
      order by distance limit ${limit})
    select id, 1 - distance as score from near order by distance, id`);
  await tx.query(sql`select set_config('plan_cache_mode', 'auto', true)`);
  return rows;
}

/** The type that a graph is over: the length has to stand in the statement. */
function halfvecOf(dims: number): SQL {
  return sql.raw(`halfvec(${Math.trunc(dims)})`);
}
