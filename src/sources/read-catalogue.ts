import { sql } from 'drizzle-orm';
import type { ExternalDatabase } from '../store/connect-external.ts';

/** A column as PostgreSQL's catalogue has it. */
export interface CatalogueColumn {
  name: string;
  /** As PostgreSQL writes it, e.g. `character varying`. */
  type: string;
  /** `pg_type.typcategory`: S text, N number, D date, B boolean, E enum, U other, A array, C row. */
  category: string;
  readable: boolean;
}

/** A table or view as the catalogue has it. */
export interface CatalogueTable {
  columns: CatalogueColumn[];
  /** Sets of columns of which no two rows have the same values. */
  keys: string[][];
  isView: boolean;
  writable: boolean;
}

/** What the role of a connection is, and what its sessions may do. */
export interface CatalogueRole {
  superuser: boolean;
  readOnly: boolean;
  /** The database is one of Switchboard's own. */
  own: boolean;
}

/** Looks a table up; null when there is none of that name. */
export async function readTable(
  external: ExternalDatabase,
  { schema, table }: { schema: string; table: string },
): Promise<CatalogueTable | null> {
  const columns = await external.query<CatalogueColumn & { isView: boolean; writable: boolean }>(sql`
    select a.attname::text as name, format_type(a.atttypid, null) as type, t.typcategory::text as category,
      has_column_privilege(c.oid, a.attnum, 'select') as readable, c.relkind in ('v', 'f') as "isView",
      has_table_privilege(c.oid, 'insert') or has_table_privilege(c.oid, 'update')
        or has_table_privilege(c.oid, 'delete') as writable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
    where n.nspname = ${schema} and c.relname = ${table} and c.relkind in ('r', 'p', 'v', 'm', 'f')
    order by a.attnum`);
  const [first] = columns;
  if (first === undefined) return null;
  const keys = await external.query<{ columns: string }>(sql`
    select (select string_agg(a.attname, ',') from pg_attribute a
      where a.attrelid = i.indrelid and a.attnum = any (i.indkey)) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = ${table} and i.indisunique and i.indpred is null and i.indexprs is null`);
  return {
    columns,
    keys: keys.map((key) => key.columns.split(',')),
    isView: first.isView,
    writable: first.writable,
  };
}

/** Names of the tables of a schema, for who has misspelt one. */
export async function readTableNames(external: ExternalDatabase, schema: string): Promise<string[]> {
  const rows = await external.query<{ name: string }>(sql`
    select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind in ('r', 'p', 'v', 'm', 'f') order by 1 limit 40`);
  return rows.map(({ name }) => name);
}

/** Looks at who is connected. */
export async function readRole(external: ExternalDatabase): Promise<CatalogueRole> {
  const [role] = await external.query<CatalogueRole>(sql`
    select rolsuper as superuser, current_setting('transaction_read_only') = 'on' as "readOnly",
      to_regclass('public.switchboard_migrations') is not null as own
    from pg_roles where rolname = current_user`);
  return role ?? { superuser: false, readOnly: false, own: false };
}
