import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { integerArray } from '../store/sql-values.ts';

const PASSAGE = /^passage:(\d{1,9})$/;

/**
 * Whether any of these evidence ids, whose rows are gone, belongs to a passage that may no longer be shown. Its article
 * was forgotten or its index was dropped, and with it the record of who may see the passage.
 */
export async function areWithdrawn(database: Database, ids: readonly string[]): Promise<boolean> {
  const passages = ids.flatMap((id) => PASSAGE.exec(id)?.[1] ?? []).map(Number);
  if (passages.length === 0) return false;
  const rows = await database.query(sql`
    select 1 from forgotten_articles where passage_ids && ${integerArray(passages)}
    union all
    select 1 from index_generations where dropped_to >= ${Math.min(...passages)}
    limit 1`);
  return rows.length > 0;
}
