import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { EXACT_UP_TO } from './find-by-vector.ts';

/**
 * Builds the graph of nearest neighbours of a generation once it has more vectors than are compared one by one, and drops
 * those of other generations. Says whether it built one. The embedded database never has one: it takes several
 * milliseconds a vector there, in which nobody else is answered.
 */
export async function indexVectors(
  database: Database,
  generation: string,
  exactUpTo: number = EXACT_UP_TO,
): Promise<boolean> {
  if (database.kind === 'embedded') return false;
  await database.query(sql`select switchboard_drop_vector_indexes(${generation})`);
  const rows = await database.query(sql`
    select 1 from passage_vectors where generation = ${generation} offset ${exactUpTo} limit 1`);
  if (rows.length === 0) return false;
  const [row] = await database.query<{ built: boolean }>(
    sql`select switchboard_index_vectors(${generation}) as built`,
  );
  return row!.built;
}
