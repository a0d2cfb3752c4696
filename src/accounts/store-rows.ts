import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { jsonValue } from '../store/sql-values.ts';
import { ROW_COLUMNS, type RowTable } from './record-input.ts';

/** A row by column, with who may read it. */
export type PlainRow = Record<string, unknown> & { access_id: number };

/** What replacing a set of rows did. */
export interface RowChanges {
  added: number;
  unchanged: number;
  removed: number;
}

/** Replaces a source's rows of a table by these; rows that stay are not touched. */
export async function replaceRows(
  tx: Database,
  table: RowTable,
  sourceId: number,
  rows: readonly PlainRow[],
): Promise<RowChanges> {
  const known = await readRows(tx, table, sourceId);
  const before = new Map(known.map((row) => [row.key, row.id]));
  const wanted = await keyRows(tx, table, rows);
  const added = wanted.filter((row) => !before.has(row.key));
  const kept = new Set(wanted.map((row) => row.key));
  const gone = known.filter((row) => !kept.has(row.key)).map((row) => row.id);
  if (added.length > 0) await insertRows(tx, { table, sourceId, rows: added.map((row) => row.row) });
  if (gone.length > 0) await deleteRows(tx, table, gone);
  return { added: added.length, unchanged: wanted.length - added.length, removed: gone.length };
}

/** The key of a row is its columns' values as the database writes them. */
function keyOf(table: RowTable) {
  return sql`jsonb_build_array(${sql.join(columnsOf(table), sql`, `)})::text`;
}

function columnsOf(table: RowTable) {
  return ['access_id', ...Object.keys(ROW_COLUMNS[table].shape)].map((column) => sql.identifier(column));
}

async function readRows(
  tx: Database,
  table: RowTable,
  sourceId: number,
): Promise<{ id: number; key: string }[]> {
  return tx.query<Row<RowTable, 'id'> & { key: string }>(sql`
    select id, ${keyOf(table)} as key from ${sql.identifier(table)} where source_id = ${sourceId}`);
}

async function keyRows(
  tx: Database,
  table: RowTable,
  rows: readonly PlainRow[],
): Promise<{ key: string; row: PlainRow }[]> {
  const keys = await tx.query<{ key: string; place: number }>(sql`
    select ${keyOf(table)} as key, (place - 1)::int as place
    from jsonb_array_elements(${jsonValue(rows)}) with ordinality as given (value, place),
      jsonb_populate_record(null::${sql.identifier(table)}, value)`);
  const unique = new Map(keys.map(({ key, place }) => [key, rows[place]!]));
  return [...unique].map(([key, row]) => ({ key, row }));
}

async function insertRows(
  tx: Database,
  request: { table: RowTable; sourceId: number; rows: readonly PlainRow[] },
): Promise<void> {
  const table = sql.identifier(request.table);
  const names = sql.join(columnsOf(request.table), sql`, `);
  await tx.query(sql`
    insert into ${table} (source_id, ${names})
    select ${request.sourceId}::int, ${names}
    from jsonb_populate_recordset(null::${table}, ${jsonValue(request.rows)})`);
}

async function deleteRows(tx: Database, table: RowTable, ids: readonly number[]): Promise<void> {
  await tx.query(sql`
    delete from ${sql.identifier(table)}
    where id in (select value::int from jsonb_array_elements_text(${jsonValue(ids)}))`);
}
