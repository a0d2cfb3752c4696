import { type Exception, isMeant } from './exceptions.ts';
import type { QuerySite } from './find-query-sites.ts';
import type { RecordedStatement } from './recorded-statements.ts';

/** What the integration tests have shown of the places that ask a database. */
export interface Judgement {
  /** One line a place that no test has reached, or exception that means no place. */
  problems: string[];
  /** What has to be prepared, by statement and database, with the places that asked it. */
  toPrepare: PreparedOn[];
}

/** A statement to prepare on the kind of database that ran it. */
export interface PreparedOn {
  driver: 'embedded' | 'server';
  sql: string;
  /** `src/….ts:12`, each place that asked it. */
  places: string[];
}

/** Compares the places in the sources with the statements that tests have run. */
export function judgeSites(
  sites: readonly QuerySite[],
  recorded: readonly RecordedStatement[],
  exceptions: readonly Exception[],
): Judgement {
  const reached = new Set(recorded.map(keyOf));
  const hadServer = recorded.some(({ driver }) => driver === 'server');
  const excused = (site: QuerySite, kind: Exception['kind']) =>
    exceptions.some((exception) => exception.kind === kind && isMeant(exception, site));
  const unreached = sites.filter(
    (site) => !reached.has(keyOf(site)) && (hadServer || !excused(site, 'on a server only')),
  );
  const prepared = new Set(sites.filter((site) => !excused(site, 'not prepared')).map(keyOf));
  return {
    problems: [
      ...unreached.map((site) => `${placeOf(site)}: no integration test reaches this statement; write one`),
      ...exceptions
        .filter((exception) => !sites.some((site) => isMeant(exception, site)))
        .map(({ path, why }) => `${path}: the exception "${why}" means no statement any more; remove it`),
    ],
    toPrepare: groupByStatement(recorded.filter((each) => prepared.has(keyOf(each)))),
  };
}

function groupByStatement(recorded: readonly RecordedStatement[]): PreparedOn[] {
  const groups = new Map<string, PreparedOn>();
  for (const { driver, sql, ...place } of recorded) {
    // What another database was asked knows none of our tables.
    if (driver === 'external' || !canBePrepared(sql)) continue;
    const group = groups.get(`${driver} ${sql}`) ?? { driver, sql, places: [] };
    groups.set(`${driver} ${sql}`, group);
    if (!group.places.includes(placeOf(place))) group.places.push(placeOf(place));
  }
  return [...groups.values()];
}

/** PostgreSQL prepares these kinds of statements and no others. */
function canBePrepared(sql: string): boolean {
  return /^[\s(]*(?:select|insert|update|delete|merge|values|with)\b/i.test(sql);
}

function keyOf(place: { path: string; line: number; column: number }): string {
  return `${place.path}:${place.line}:${place.column}`;
}

function placeOf(place: { path: string; line: number }): string {
  return `${place.path}:${place.line}`;
}
