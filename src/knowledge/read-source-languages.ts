import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Row } from '../store/row.ts';

/** So many passages tell which languages there are. */
const LOOKED_AT = 1_000;
const MOST = 3;

/** The languages that what an audience may read is written in, most of it first; ISO 639-1. */
export async function readSourceLanguages(database: OpenDatabase, audience: Audience): Promise<string[]> {
  const rows = await asAudience(database, audience, (tx) =>
    tx.query<Row<'passages', 'language'>>(sql`
      select language from (select language from passages limit ${LOOKED_AT}) as looked
      group by language order by count(*) desc limit ${MOST}`),
  );
  return rows.map(({ language }) => language);
}
