import { type SQL, sql } from 'drizzle-orm';
import type { ExternalTable } from './mapping.ts';

/** The row's own table within a statement; a join cannot be called so. */
const OWN = 'row';

/** What is wanted of a table: columns by the name that they come back under. */
export interface Wanted {
  columns: Readonly<Record<string, string | undefined>>;
  where?: SQL | undefined;
  order?: SQL;
  limit: number;
}

/**
 * Writes the statement that reads some columns of a mapped table, as text. Identifiers come from the mapping, were
 * looked up in the catalogue, and are quoted; values are bound. Only joins that something of it needs are made.
 */
export function selectRows(table: ExternalTable, { columns, where, order, limit }: Wanted): SQL {
  const rows = selectFrom(table, { columns, where }, (column) => sql`${columnRef(column)}::text`);
  const sorted = order === undefined ? sql`` : sql` order by ${order}`;
  return sql`${rows}${sorted} limit ${sql.raw(String(Math.trunc(limit)))}`;
}

/** Writes the same without an order or end, each column as `read` takes it: a relation to ask on. */
export function selectFrom(
  table: ExternalTable,
  { columns, where }: Pick<Wanted, 'columns' | 'where'>,
  read: (column: string) => SQL,
): SQL {
  const named = Object.entries(columns).filter((one): one is [string, string] => one[1] !== undefined);
  const list = named.map(([name, column]) => sql`${read(column)} as ${sql.identifier(name)}`);
  const filters = Object.entries(table.filter).map(([column, value]) => sql`${columnRef(column)} = ${value}`);
  const conditions = [...filters, ...(where === undefined ? [] : [sql`(${where})`])];
  return sql`select ${sql.join(list, sql`, `)} from ${tableRef(table.table)} as ${sql.identifier(OWN)}${joinsOf(
    table,
    [...named.map(([, column]) => column), ...Object.keys(table.filter)],
  )}${conditions.length === 0 ? sql`` : sql` where ${sql.join(conditions, sql` and `)}`}`;
}

/** A column of the row itself, or of one of its joins. */
export function columnRef(column: string): SQL {
  const [alias, name] = split(column);
  return sql`${sql.identifier(alias)}.${sql.identifier(name)}`;
}

function split(column: string): [alias: string, name: string] {
  const at = column.indexOf('.');
  return at < 0 ? [OWN, column] : [column.slice(0, at), column.slice(at + 1)];
}

function tableRef(table: string): SQL {
  const at = table.indexOf('.');
  return sql`${sql.identifier(table.slice(0, at))}.${sql.identifier(table.slice(at + 1))}`;
}

/** The joins that these columns need, and those that their keys need. */
function joinsOf({ joins }: ExternalTable, columns: readonly string[]): SQL {
  const wanted = new Set(columns.map((column) => split(column)[0]));
  // A join's key may be in an earlier join: from the last to the first, so that what one needs is met after it.
  const entries = Object.entries(joins);
  for (const [alias, { on }] of [...entries].reverse())
    if (wanted.has(alias)) for (const column of Object.keys(on)) wanted.add(split(column)[0]);
  const needed = entries.filter(([alias]) => wanted.has(alias));
  return sql.join(
    needed.map(([alias, { table, on }]) => {
      const keys = Object.entries(on).map(
        ([column, key]) => sql`${columnRef(column)} = ${sql.identifier(alias)}.${sql.identifier(key)}`,
      );
      return sql` left join ${tableRef(table)} as ${sql.identifier(alias)} on ${sql.join(keys, sql` and `)}`;
    }),
    sql``,
  );
}
