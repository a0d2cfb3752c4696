import { sql } from 'drizzle-orm';
import { RECORD_KINDS, ROW_TABLES } from '../accounts/record-input.ts';
import { deletePassages } from '../knowledge/delete-passages.ts';
import { forgetDecisions, forgetFindings } from '../knowledge/reapply-decisions.ts';
import { refreshStatistics } from '../knowledge/refresh-statistics.ts';
import type { Database, Transaction } from '../store/database.ts';
import { lockSources } from '../store/locks.ts';
import type { Row } from '../store/row.ts';

/** How much went with a source. */
export interface RemovedSource {
  articles: number;
  records: number;
}

/** Removes a source, by its location or id, and everything that came from it, articles and records, or nothing; null when there is none. */
export function removeSource(database: Database, named: string): Promise<RemovedSource | null> {
  return database.transaction(async (tx) => {
    const [source] = await tx.query<Row<'sources', 'id'>>(sql`
      delete from sources where id = (
        select id from sources where (location = ${named} or id::text = ${named}) and access_id <> 0
        order by location = ${named} desc limit 1)
      returning id`);
    if (source === undefined) return null;
    // Takes turns with what is writing articles of it into an index.
    await lockSources(tx, [source.id]);
    const articles = await removeArticles(tx, source.id);
    let records = 0;
    for (const table of [...RECORD_KINDS, ...ROW_TABLES]) records += await countDeleted(tx, table, source.id);
    await tx.query(sql`delete from live_mappings where source_id = ${source.id}`);
    if (articles > 0) await refreshStatistics(tx);
    return { articles, records };
  });
}

async function removeArticles(tx: Transaction, sourceId: number): Promise<number> {
  const rows = await tx.query<Row<'articles', 'id'>>(
    sql`select id from articles where source_id = ${sourceId}`,
  );
  const ids = rows.map((row) => row.id);
  await deletePassages(tx, ids);
  await forgetFindings(tx, ids);
  await forgetDecisions(tx, ids);
  return countDeleted(tx, 'articles', sourceId);
}

async function countDeleted(tx: Database, table: string, sourceId: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(sql`
    with gone as (delete from ${sql.identifier(table)} where source_id = ${sourceId} returning 1)
    select count(*)::int as count from gone`);
  return row!.count;
}
