import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { RankedPassage } from './score-table.ts';
import { vectorText } from './store-vectors.ts';

/** Ranks passages by the cosine of their vectors of one generation. Run as an audience. */
export async function findByVector(
  tx: Database,
  query: { generation: string; vector: number[] },
  limit: number,
): Promise<RankedPassage[]> {
  if (query.vector.every((value) => value === 0)) return [];
  const rows = await tx.query<{ id: number; score: number }>(sql`
    select passage_id as id, 1 - (embedding <=> ${vectorText(query.vector)}::halfvec) as score
    from passage_vectors where generation = ${query.generation}
    order by embedding <=> ${vectorText(query.vector)}::halfvec, passage_id
    limit ${limit}`);
  // Passages without known words have a vector of zeros, whose cosine is no number.
  return rows.filter((row) => row.score > 0).map((row) => ({ passageId: row.id, score: row.score }));
}
