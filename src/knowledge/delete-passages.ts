import { sql } from 'drizzle-orm';
import type { Transaction } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { integerArray, textArray } from '../store/sql-values.ts';
import { removePostings } from './store-postings.ts';

/** Passages taken out of the index at once; their neighbours in the same blocks are rewritten. */
const BATCH = 2_000;

/** Deletes the passages of articles with their postings and vectors, of every index version. */
export async function deletePassages(tx: Transaction, articleIds: string[]): Promise<void> {
  if (articleIds.length === 0) return;
  const gone = await tx.query<Row<'passages', 'id' | 'generation' | 'access_id' | 'lexemes'>>(sql`
    delete from passages where article_id = any (${textArray(articleIds)}) returning id, generation, access_id, lexemes`);
  gone.sort((a, b) => a.id - b.id);
  for (let at = 0; at < gone.length; at += BATCH) {
    const batch = gone.slice(at, at + BATCH);
    await removePostings(
      tx,
      batch.map(({ id, generation, access_id, lexemes }) => ({
        id,
        generation,
        accessId: access_id,
        lexemes,
      })),
    );
    await tx.query(
      sql`delete from passage_vectors where passage_id = any (${integerArray(batch.map((row) => row.id))})`,
    );
  }
}
