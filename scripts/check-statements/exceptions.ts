import type { QuerySite } from './find-query-sites.ts';

/** A place, or all places of a file, that the check of statements asks less of. */
export interface Exception {
  path: string;
  /** A part of the statement as the source says it; without one all statements of the file are meant. */
  saying?: string;
  /** `not prepared`: it is run but not prepared; `on a server only`: without a PostgreSQL no test can reach it. */
  kind: 'not prepared' | 'on a server only';
  why: string;
}

/** All exceptions; each must still name a place, or the check fails. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    path: 'src/store/migrate.ts',
    saying: 'sql.raw(statement)',
    kind: 'not prepared',
    why: 'a statement of a migration fits the tables of its time',
  },
];

/** Whether an exception means this place. */
export function isMeant(exception: Exception, site: QuerySite): boolean {
  return exception.path === site.path && site.statement.includes(exception.saying ?? '');
}
