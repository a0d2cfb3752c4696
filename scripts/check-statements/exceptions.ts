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
  {
    path: 'src/accounts/external/external-connections.ts',
    kind: 'on a server only',
    why: 'it asks another PostgreSQL',
  },
  {
    path: 'src/sources/read-catalogue.ts',
    kind: 'on a server only',
    why: 'it asks another PostgreSQL',
  },
  {
    path: 'src/sources/connect-source.ts',
    kind: 'on a server only',
    why: 'it connects another PostgreSQL',
  },
  {
    path: 'src/store/open-store.ts',
    kind: 'on a server only',
    why: 'it makes the runtime role a member of the group roles, which the embedded database does without',
  },
  {
    path: 'src/store/refuse-unsafe-role.ts',
    kind: 'on a server only',
    why: 'the embedded database has one role for everything',
  },
  {
    path: 'src/knowledge/index-vectors.ts',
    kind: 'on a server only',
    why: 'the embedded database has no graph of vectors',
  },
  {
    path: 'src/knowledge/index-versions/check-graph.ts',
    kind: 'on a server only',
    why: 'the embedded database has no graph of vectors',
  },
  {
    path: 'src/knowledge/index-versions/start-index-clock.ts',
    kind: 'on a server only',
    why: 'the embedded database has no graph of vectors',
  },
  {
    path: 'src/knowledge/index-versions/drop-index-version.ts',
    saying: 'switchboard_drop_vector_indexes',
    kind: 'on a server only',
    why: 'the embedded database has no graph of vectors',
  },
];

/** Whether an exception means this place. */
export function isMeant(exception: Exception, site: QuerySite): boolean {
  return exception.path === site.path && site.statement.includes(exception.saying ?? '');
}
