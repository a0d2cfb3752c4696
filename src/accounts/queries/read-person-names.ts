import { sql } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import type { Row } from '../../store/row.ts';
import { textArray } from '../../store/sql-values.ts';
import { peopleNamed } from './people-named.ts';
import type { QueryRequest } from './query-request.ts';
import type { RecordQuery } from './record-query.ts';

/** How everybody whom a query names is called, by their ids; the asker by `me` too. */
export async function readPersonNames(
  database: Database,
  query: RecordQuery,
  { audience, me }: Pick<QueryRequest, 'audience' | 'me'>,
): Promise<Map<string, string>> {
  const ids = peopleNamed(query, me);
  if (ids.length === 0) return new Map();
  const rows = await database.query<Row<'people', 'id' | 'realName' | 'handle'>>(sql`
    select id, real_name as "realName", handle from people
    where team_id = ${audience.teamId} and id = any (${textArray(ids)})`);
  const names = new Map(rows.map(({ id, realName, handle }) => [id, realName === '' ? handle : realName]));
  const mine = me === null ? undefined : names.get(me);
  return mine === undefined ? names : names.set('me', mine);
}
