import { sql } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import type { Row } from '../../store/row.ts';
import { type ExternalMapping, PART_OF, type StoredKind } from './mapping.ts';

/** The mappings of all databases that are read in place, each put together from the kinds that are kept. */
export async function readMappings(database: Database): Promise<ExternalMapping[]> {
  const rows = await database.query<Row<'live_mappings', 'name'> & { kinds: StoredKind[] }>(sql`
    select name, jsonb_agg(mapping) as kinds from live_mappings group by name order by name`);
  return rows.map(({ name, kinds }) => {
    const [first] = kinds;
    const parts = Object.fromEntries(kinds.map(({ kind, part }) => [PART_OF[kind], part]));
    const { title, urlFrom, timeoutMs } = first!;
    return { name, title, url_from: urlFrom, timeout_ms: timeoutMs, ...parts };
  });
}
