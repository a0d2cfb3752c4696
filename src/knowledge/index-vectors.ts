import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { EXACT_UP_TO } from './find-by-vector.ts';

/**
 * Builds the graph of nearest neighbours of vectors once it has more vectors than are compared one by one, and drops
 * the graphs of other vectors of the same index. The embedded database never has one: building takes several milliseconds
 * a vector there, in which nobody else is answered.
 * @param options.rebuild builds it even though there is one
 * @returns whether it built one
 */
export async function indexVectors(
  database: Database,
  { space, dims }: { space: string; dims: number },
  { exactUpTo = EXACT_UP_TO, rebuild = false }: { exactUpTo?: number; rebuild?: boolean } = {},
): Promise<boolean> {
  if (database.kind === 'embedded') return false;
  await database.query(sql`select switchboard_drop_vector_indexes(${space})`);
  const rows = await database.query(sql`
    select 1 from passage_vectors where generation = ${space} offset ${exactUpTo} limit 1`);
  if (rows.length === 0) return false;
  const [row] = await database.query<{ built: boolean }>(
    sql`select switchboard_index_vectors(${space}, ${dims}, ${rebuild}) as built`,
  );
  return row!.built;
}
