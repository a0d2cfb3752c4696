import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { integerArray, textArray } from '../store/sql-values.ts';

/** A passage's vector, of unit length or all zero. */
export interface PassageVector {
  passageId: number;
  accessId: number;
  vector: number[];
}

/** Stores vectors of one index under the name of their space, over what was there. */
export async function storeVectors(
  database: Database,
  space: string,
  vectors: PassageVector[],
): Promise<void> {
  if (vectors.length === 0) return;
  await database.query(sql`
    insert into passage_vectors (generation, passage_id, access_id, embedding)
    select ${space}, id, access_id, embedding::halfvec
    from unnest(${integerArray(vectors.map((each) => each.passageId))},
                ${integerArray(vectors.map((each) => each.accessId))},
                ${textArray(vectors.map((each) => vectorText(each.vector)))}) as row (id, access_id, embedding)
    on conflict (generation, passage_id) do update
      set embedding = excluded.embedding, access_id = excluded.access_id`);
}

/** A vector in pgvector's notation; four digits are what a half-precision number holds. */
export function vectorText(vector: readonly number[]): string {
  return `[${vector.map((value) => Number(value.toFixed(4))).join(',')}]`;
}
