import { basename } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { isPrefixTaken } from '../store/is-prefix-taken.ts';
import type { Column, Row } from '../store/row.ts';
import { jsonValue, textArray } from '../store/sql-values.ts';
import { foldToWords } from '../text/fold.ts';
import { RECORD_COLUMNS, type RecordKind } from './record-input.ts';

/** A record as its table holds it, by column. */
export interface StoredRecord {
  id: string;
  source_id: number;
  access_id: number;
  content_hash: string;
  extra: Record<string, unknown>;
  [column: string]: unknown;
}

/** Where records come from; `fileSet` is what references within them are scoped to. */
export interface RecordOrigin {
  kind: string;
  location: string;
  fileSet: string;
}

/** Finds or makes a source with the prefix that the ids of its file set begin with. */
export async function openRecordSource(
  tx: Database,
  source: RecordOrigin,
  accessId: number,
): Promise<{ id: number; prefix: string }> {
  const prefix = await prefixOf(tx, source.fileSet);
  const [row] = await tx.query<Row<'sources', 'id'>>(sql`
    insert into sources (kind, location, access_id, report)
    values (${source.kind}, ${source.location}, ${accessId}, ${jsonValue({ prefix, fileSet: source.fileSet })})
    on conflict (location, team_id) do update set access_id = excluded.access_id, kind = excluded.kind, report = excluded.report || sources.report
    returning id`);
  return { id: row!.id, prefix };
}

/** The prefix that a file set has, or a free one made of its folder's name. */
async function prefixOf(tx: Database, fileSet: string): Promise<string> {
  const taken = await tx.query<{ prefix: string; fileSet: string }>(sql`
    select distinct report ->> 'prefix' as prefix, report ->> 'fileSet' as "fileSet"
    from sources where report ? 'prefix'`);
  const own = taken.find((one) => one.fileSet === fileSet);
  if (own !== undefined) return own.prefix;
  const slug = foldToWords(basename(fileSet)).replaceAll(' ', '-') || 'records';
  let prefix = slug;
  for (let n = 2; await isPrefixTaken(tx, prefix); n += 1) prefix = `${slug}-${n}`;
  return prefix;
}

/** Hashes of a source's records of one kind, by id. */
export async function readKnownRecords(
  tx: Database,
  kind: RecordKind,
  sourceId: number,
): Promise<Map<string, string>> {
  const rows = await tx.query<Row<RecordKind, 'id'> & { hash: Column<RecordKind, 'content_hash'> }>(sql`
    select id, content_hash as hash from ${sql.identifier(kind)} where source_id = ${sourceId}`);
  return new Map(rows.map((row) => [row.id, row.hash]));
}

/** Stores records of one kind, new or changed. Ids carry their source's prefix, so no other source's are met. */
export async function upsertRecords(
  tx: Database,
  kind: RecordKind,
  rows: readonly StoredRecord[],
): Promise<void> {
  const columns = [
    'id',
    'source_id',
    'access_id',
    'content_hash',
    'extra',
    ...Object.keys(RECORD_COLUMNS[kind].shape),
  ];
  const names = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const updates = sql.join(
    columns.slice(1).map((column) => sql`${sql.identifier(column)} = excluded.${sql.identifier(column)}`),
    sql`, `,
  );
  await tx.query(sql`
    insert into ${sql.identifier(kind)} (${names})
    select ${names} from jsonb_populate_recordset(null::${sql.identifier(kind)}, ${jsonValue(rows)})
    on conflict (id, team_id) do update set ${updates}`);
}

/** Which of these ids of a kind exist. */
export async function readExistingIds(
  tx: Database,
  kind: RecordKind,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<Row<RecordKind, 'id'>>(sql`
    select id from ${sql.identifier(kind)} where id = any (${textArray(ids)})`);
  return new Set(rows.map((row) => row.id));
}

/** Accounts of a file set by name; a name that two share is left out, because nobody can say which is meant. */
export async function readAccountIdsByName(tx: Database, prefix: string): Promise<Map<string, string>> {
  const rows = await tx.query<Row<'accounts', 'name' | 'id'>>(sql`
    select lower(name) as name, min(id) as id from accounts
    where starts_with(id, ${`${prefix}/`}) group by lower(name) having count(*) = 1`);
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** Which of these SKUs belong to another source. */
export async function readSkusOfOthers(
  tx: Database,
  sourceId: number,
  skus: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<Row<'products', 'sku'>>(sql`
    select sku from products where sku = any (${textArray(skus)}) and source_id <> ${sourceId}`);
  return new Set(rows.map((row) => row.sku));
}

/** Removes a source's records of one kind by id. */
export async function deleteRecords(
  tx: Database,
  kind: RecordKind,
  request: { sourceId: number; ids: readonly string[] },
): Promise<void> {
  await tx.query(sql`
    delete from ${sql.identifier(kind)}
    where source_id = ${request.sourceId} and id = any (${textArray(request.ids)})`);
}

/** Keeps what a run did beside its source. */
export async function closeRecordSource(tx: Database, sourceId: number, report: object): Promise<void> {
  await tx.query(sql`
    update sources set last_run_at = now(), report = report || ${jsonValue(report)} where id = ${sourceId}`);
}
