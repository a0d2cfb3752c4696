import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudienceBeside } from '../store/as-audience.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { type RememberedKind, recordVersion } from './record-version.ts';

/** Records that change more often than this while somebody asks are read without the index. */
const MOST_TRIES = 3;

/** An index in memory over names of records, and how it is made. */
export interface NameIndex<Index> {
  kinds: readonly RememberedKind[];
  build(database: OpenDatabase): Promise<Index>;
  made: WeakMap<OpenDatabase, Promise<{ version: string; index: Index }>>;
}

/**
 * Reads what an index of names in memory points to, of what the whole audience may see (P2). The index knows no rights and
 * is as new as the records; who may see them is asked in the transaction that says so.
 * @returns null where the records change too often for an index
 */
export async function readThroughIndex<Index, Result>(
  names: NameIndex<Index>,
  { database, audience }: { database: OpenDatabase; audience: Audience },
  read: (tx: Database, index: Index) => Promise<Result>,
): Promise<Result | null> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const indexed = await names.made.get(database);
    const done = await asAudienceBeside<string, { result: Result } | null>(
      database,
      audience,
      recordVersion(names.kinds),
      async (tx, { beside: version }) =>
        indexed?.version === version ? { result: await read(tx, indexed.index) } : null,
    );
    if (done !== null) return done.result;
    // Who comes meanwhile waits for the same index.
    if ((await names.made.get(database)) === indexed) names.made.set(database, make(names, database));
    await names.made.get(database);
  }
  return null;
}

/** What changes while the names are read makes them older than they are said to be: they are read again then. */
async function make<Index>(
  names: NameIndex<Index>,
  database: OpenDatabase,
): Promise<{ version: string; index: Index }> {
  try {
    const [row] = await database.query<{ version: string }>(
      sql`select ${recordVersion(names.kinds)} as version`,
    );
    return { version: row!.version, index: await names.build(database) };
  } catch (error) {
    names.made.delete(database);
    throw error;
  }
}
