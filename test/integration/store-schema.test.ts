import { sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { schemaTables } from '../fixtures/schema-tables.ts';

const columns = (await schemaTables()).flatMap((table) => getTableConfig(table).columns);

/** What PostgreSQL calls a column's type. */
function typeOf(column: PgColumn): string {
  const declared = column
    .getSQLType()
    .replace(/^bigserial/, 'bigint')
    .replace(/^serial/, 'integer');
  return declared === 'timestamp' ? 'timestamp without time zone' : declared;
}

/** A value of each type that the schema knows; a new type needs one. */
const SAMPLES: Record<string, string> = {
  text: 'a text',
  integer: '7',
  smallint: '7',
  bigint: '9007199254740991',
  boolean: 'true',
  'double precision': '0.25',
  numeric: '12345678901234567890.5',
  date: '2026-11-29',
  'timestamp with time zone': '2026-11-29 12:00:00Z',
  jsonb: '{"a": [1]}',
  bytea: '\\x0102',
  halfvec: '[0.5,0.25]',
  'text[]': '{a,b}',
  'integer[]': '{1,2}',
  'smallint[]': '{1,2}',
  'double precision[]': '{0.25,2}',
};

/** What the schema's types say that a value is, as a class or what `typeof` says. */
function kindBySchema(column: PgColumn): string {
  const custom: Record<string, string> = { bytea: 'Uint8Array', halfvec: 'string' };
  const kind = column.dataType === 'custom' ? custom[column.getSQLType()] : column.dataType;
  return { date: 'Date', json: 'object', array: 'Array' }[kind ?? ''] ?? kind ?? 'unknown';
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'Array';
  if (value instanceof Date) return 'Date';
  return value instanceof Uint8Array ? 'Uint8Array' : typeof value;
}

describeOnEachDatabase('the schema', (app) => {
  it('names the columns that the tables have, with their types and whether they may be null', async () => {
    const rows = await app().database.query<{ column: string }>(sql`
      select concat_ws(' ', c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then 'not null' end) as column
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and c.relname <> 'switchboard_migrations'`);
    const declared = columns.map((column) =>
      [
        `${getTableConfig(column.table).name}.${column.name}`,
        typeOf(column),
        ...(column.notNull ? ['not null'] : []),
      ].join(' '),
    );
    expect(rows.map((row) => row.column).sort()).toEqual(declared.sort());
  });

  it('types values as the database gives them', async () => {
    const types = [...new Map(columns.map((column) => [typeOf(column), column]))];
    const values = types.map(
      ([type], index) => sql`${SAMPLES[type]}::text::${sql.raw(type)} as ${sql.identifier(`c${index}`)}`,
    );
    const [row] = await app().database.query(sql`select ${sql.join(values, sql`, `)}`);
    const given = types.map(([type], index) => [type, kindOf(row?.[`c${index}`])]);
    expect(given).toEqual(types.map(([type, column]) => [type, kindBySchema(column)]));
  });
});
