import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Row } from '../store/row.ts';

/** So many passages tell which languages there are. */
const LOOKED_AT = 1_000;
const MOST = 3;

/**
 * The languages that what an audience may read is written in, most of it first; ISO 639-1. The language of the asker is among
 * them wherever anything is written in it.
 * @param asked ISO 639-1
 */
export async function readSourceLanguages(
  database: OpenDatabase,
  audience: Audience,
  asked: string,
): Promise<string[]> {
  return asAudience(database, audience, async (tx) => {
    const rows = await tx.query<Row<'passages', 'language'>>(sql`
      select language from (select language from passages limit ${LOOKED_AT}) as looked
      group by language order by count(*) desc limit ${MOST}`);
    const most = rows.map(({ language }) => language);
    if (most.includes(asked)) return most;
    const own = await tx.query<Row<'articles', 'language'>>(sql`
      select language from articles where language = ${asked} limit 1`);
    return [...most, ...own.map(({ language }) => language)];
  });
}
