import { type SQL, sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { WAITING } from '../store/waiting-events.ts';

/** A source of articles or records, with what its last run did. */
export interface SourceRow extends Row<'sources', 'id' | 'kind' | 'location' | 'ownerId' | 'lastRunAt'> {
  readers: string[];
  articles: number;
  /** Articles that say themselves who may read them, and say otherwise than their source. */
  withOwnReaders: number;
  accounts: number;
  /** Accounts and prices. */
  records: number;
  /** What the last run did; null where it was not counted. */
  added: number | null;
  changed: number | null;
  removed: number | null;
  unreadable: string[];
  /** Why it could not be read again, since the last run that could; null: it could. */
  failed: string | null;
  /** Since when it is being read again, or waits for it. */
  readingSince: Date | null;
  /** How many sources there are in all. */
  total: number;
}

/** The line that reading a source again waits in, so that it never happens twice at once. */
export function rereadLine(teamId: TeamId, sourceId: number | string): string {
  return `${teamId}:reread:${sourceId}`;
}

/** Which sources are wanted; all of them by default. `teamId` is whose clicks on "Read again" may be waiting. */
export interface SourcePage {
  teamId?: TeamId;
  search?: string;
  limit?: number;
  offset?: number;
}

/** The sources whose location contains `search`, by location. */
export function readSources(database: Database, page: SourcePage = {}): Promise<SourceRow[]> {
  const { teamId, search = '', limit = null, offset = 0 } = page;
  const like = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return read(
    database,
    teamId ?? null,
    sql`s.location ilike ${like} order by s.location limit ${limit}::int offset ${offset}::int`,
  );
}

/** One source; null when it is gone. */
export async function readSource(database: Database, teamId: TeamId, id: number): Promise<SourceRow | null> {
  const [source] = await read(database, teamId, sql`s.id = ${id}`);
  return source ?? null;
}

/** How many sources and articles there are, how many sources failed, and the oldest last run. */
export interface SourceSummary {
  sources: number;
  articles: number;
  failed: number;
  oldestRunAt: Date | null;
}

/** Sums up the sources. */
export async function summarizeSources(database: Database): Promise<SourceSummary> {
  const [row] = await database.query<SourceSummary>(sql`
    select count(*)::int as sources, (select count(*)::int from articles) as articles,
      count(*) filter (where ${FAILED})::int as failed, min(last_run_at) as "oldestRunAt"
    from sources where access_id <> 0`);
  return row!;
}

const FAILED = sql`(report -> 'failed' ->> 'at')::timestamptz > coalesce(last_run_at, '-infinity')`;

function read(database: Database, teamId: TeamId | null, which: SQL): Promise<SourceRow[]> {
  return database.query<SourceRow>(sql`
    select s.id, s.kind, s.location, coalesce(r.readers, '{}') as readers, s.owner_id as "ownerId",
      s.last_run_at as "lastRunAt", count(*) over ()::int as total,
      (select count(*)::int from articles a where a.source_id = s.id) as articles,
      (select count(*)::int from articles a where a.source_id = s.id and a.access_id <> s.access_id) as "withOwnReaders",
      (select count(*)::int from accounts a where a.source_id = s.id) as accounts,
      (select count(*)::int from accounts a where a.source_id = s.id)
        + (select count(*)::int from prices p where p.source_id = s.id) as records,
      (s.report ->> 'added')::int as added, (s.report ->> 'changed')::int as changed,
      (s.report ->> 'removed')::int as removed, case when ${FAILED} then s.report -> 'failed' ->> 'reason' end as failed,
      array(select each ->> 'file' from jsonb_array_elements(
        case jsonb_typeof(s.report -> 'unreadable') when 'array' then s.report -> 'unreadable' else '[]'::jsonb end) as each
        limit 5) as unreadable,
      (select min(e.received_at) from events e
        where e.thread_key = ${teamId === null ? null : rereadLine(teamId, '')}::text || s.id and ${WAITING.byQueue(sql`e`)}) as "readingSince"
    from sources s left join access_rules r on r.id = s.access_id
    where s.access_id <> 0 and ${which}`);
}
