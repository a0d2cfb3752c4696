import { sql } from 'drizzle-orm';
import type { Transaction } from '../store/database.ts';
import { lockSourceOf } from '../store/locks.ts';
import type { Row } from '../store/row.ts';
import { integerArray } from '../store/sql-values.ts';
import { addPostings, removePostings } from './store-postings.ts';

type IndexedRow = Row<'passages', 'id' | 'generation' | 'access_id' | 'length' | 'lexemes' | 'frequencies'>;

/** Gives an article and everything that is found of it to the readers of another access rule. */
export async function moveArticle(tx: Transaction, articleId: string, accessId: number): Promise<void> {
  await movePassages(tx, articleId, accessId);
  await tx.query(sql`update articles set access_id = ${accessId} where id = ${articleId}`);
}

/** Waits for runs over the article's source and keeps others out until the transaction ends; false: it is not there. */
export async function lockArticle(tx: Transaction, articleId: string): Promise<boolean> {
  await lockSourceOf(tx, articleId);
  const rows = await tx.query(sql`select 1 from articles where id = ${articleId} for update`);
  return rows.length > 0;
}

async function movePassages(tx: Transaction, articleId: string, accessId: number): Promise<void> {
  const rows = await tx.query<IndexedRow>(sql`
    select id, generation, access_id, length, lexemes, frequencies from passages where article_id = ${articleId} order by id`);
  if (rows.length === 0) return;
  await removePostings(
    tx,
    rows.map(({ id, generation, access_id, lexemes }) => ({ id, generation, accessId: access_id, lexemes })),
  );
  await addPostings(
    tx,
    rows.map(({ id, generation, length, lexemes, frequencies }) => ({
      id,
      generation,
      accessId,
      length,
      frequencies: new Map(lexemes.map((lexeme, at) => [lexeme, frequencies[at]!])),
    })),
  );
  const ids = integerArray(rows.map((row) => row.id));
  await tx.query(sql`update passages set access_id = ${accessId} where id = any (${ids})`);
  await tx.query(sql`update passage_vectors set access_id = ${accessId} where passage_id = any (${ids})`);
}
