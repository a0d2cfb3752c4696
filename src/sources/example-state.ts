import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { jsonValue } from '../store/sql-values.ts';

/** The source row that says how far the example company is loaded. */
const MARKER = 'example:company';

/** How the example company stands in a database. */
export type ExampleState = 'absent' | 'loading' | 'loaded' | 'removed';

/** Reads how the example company stands. */
export async function readExampleState(database: Database): Promise<ExampleState> {
  const [row] = await database.query<{ state: ExampleState }>(
    sql`select report ->> 'state' as state from sources where location = ${MARKER}`,
  );
  return row?.state ?? 'absent';
}

/** Notes how the example company stands, in a row that is no source and that nobody reads from. */
export async function markExample(database: Database, state: ExampleState): Promise<void> {
  await database.query(sql`
    insert into sources (kind, location, access_id, report) values ('example', ${MARKER}, 0, ${jsonValue({ state })})
    on conflict (location, team_id) do update set report = excluded.report`);
}

/** Where the example company's articles and records came in from. */
export async function exampleLocations(database: Database): Promise<string[]> {
  const rows = await database.query<Row<'sources', 'location'>>(
    sql`select location from sources where kind = 'example' and location <> ${MARKER}`,
  );
  return rows.map((row) => row.location);
}

/** Where all articles and records of the workspace came in from. */
export async function allLocations(database: Database): Promise<string[]> {
  const rows = await database.query<Row<'sources', 'location'>>(
    sql`select location from sources where location <> ${MARKER}`,
  );
  return rows.map((row) => row.location);
}

/** Forgets how the example company stands in a workspace that is about to be forgotten itself. */
export async function forgetMark(database: Database): Promise<void> {
  await database.query(sql`delete from sources where location = ${MARKER}`);
}
