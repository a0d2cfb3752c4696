import { sql } from 'drizzle-orm';
import { BotError } from '../../core/bot-error.ts';
import { appendAudit } from '../../store/audit-log.ts';
import type { Database, Transaction } from '../../store/database.ts';
import type { Row } from '../../store/row.ts';
import { integerArray } from '../../store/sql-values.ts';
import { forgetLearned } from '../train-term-vectors.ts';
import { lockIndexVersions } from './index-version.ts';

/** Rows deleted by one statement. */
const BATCH = 2_000;

/**
 * Drops an index that is not live: from then on nothing is written to it, and what older answers cite of it is shown to
 * nobody. Its rows go in short transactions; a killed run is ended by the next one. Resolves to how many passages went.
 * @throws BotError `not_found`; `input_invalid` for the live one
 */
export async function dropIndexVersion(
  database: Database,
  id: number,
  { actor, onProgress }: { actor: string; onProgress?: (deleted: number) => void },
): Promise<number> {
  await database.transaction((tx) => markDropped(tx, id, actor));
  let deleted = 0;
  for (;;) {
    const batch = await database.transaction((tx) => deletePassagesOf(tx, id));
    deleted += batch;
    onProgress?.(deleted);
    if (batch === 0) break;
  }
  await deleteBlocksOf(database, id);
  await database.transaction(async (tx) => {
    for (const table of ['lexeme_stats', 'access_sizes'])
      await tx.query(sql`delete from ${sql.identifier(table)} where generation = ${id}`);
    await tx.query(sql`delete from corpus_stats where id = ${id}`);
    await forgetLearned(tx, id);
  });
  if (database.kind === 'server')
    await database.query(sql`select switchboard_drop_vector_indexes(${`${id}:`})`);
  return deleted;
}

async function markDropped(tx: Transaction, id: number, actor: string): Promise<void> {
  await lockIndexVersions(tx);
  const [row] = await tx.query<Row<'index_generations', 'state'>>(
    sql`select state from index_generations where id = ${id}`,
  );
  if (row === undefined)
    throw new BotError('not_found', `There is no index ${id}: "switchboard index status" lists them.`);
  if (row.state === 'live')
    throw new BotError(
      'input_invalid',
      `Index ${id} is live. Go back to the one before, or switch to another, first.`,
    );
  if (row.state === 'dropped') return;
  await tx.query(sql`
    update index_generations set state = 'dropped', dropped_at = now(),
      dropped_to = (select coalesce(max(id), 0) from passages) where id = ${id}`);
  await appendAudit(tx, { actor, action: 'index dropped', subject: `index:${id}`, detail: row.state });
}

async function deletePassagesOf(tx: Database, id: number): Promise<number> {
  const gone = await tx.query<Row<'passages', 'id'>>(sql`
    delete from passages where id in (select id from passages where generation = ${id} order by id limit ${BATCH})
    returning id`);
  const ids = integerArray(gone.map((row) => row.id));
  await tx.query(sql`delete from passage_vectors where passage_id = any (${ids})`);
  return gone.length;
}

async function deleteBlocksOf(database: Database, id: number): Promise<void> {
  for (;;) {
    const gone = await database.query(sql`
      delete from posting_blocks where ctid = any (array(
        select ctid from posting_blocks where generation = ${id} limit ${BATCH})) returning 1`);
    if (gone.length === 0) return;
  }
}
