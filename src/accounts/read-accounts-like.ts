import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience, asAudienceBeside } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { AccountIndex } from './account-index.ts';
import type { AccountName } from './rank-accounts.ts';
import { readAccountNames } from './read-account-names.ts';
import { recordVersion } from './record-version.ts';

/** So few are read and looked through in less time than it takes to choose among them. */
const FEW = 200;
/** Records that change more often than this while somebody asks are read without the index. */
const MOST_TRIES = 3;
/** Names that are read at once to index them. */
const PAGE = 5_000;

interface Indexed {
  version: string;
  index: AccountIndex;
}

const indexes = new WeakMap<OpenDatabase, Promise<Indexed>>();

/**
 * Reads the accounts that may be meant, of those that the whole audience may see (P2). Which ones these may be is found
 * in memory, in an index of all names that is as new as the records; who may see them is asked in the transaction that says
 * so.
 */
export async function readAccountsLike(
  database: OpenDatabase,
  audience: Audience,
  choose: (index: AccountIndex) => string[],
): Promise<AccountName[]> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const indexed = await indexes.get(database);
    const read = await asAudienceBeside<string, AccountName[] | null>(
      database,
      audience,
      recordVersion('accounts'),
      async (tx, { beside: version }) => {
        if (indexed?.version !== version) return null;
        if (indexed.index.size <= FEW) return readAccountNames(tx);
        const ids = choose(indexed.index);
        if (ids.length === 0) return [];
        return tx.query<Row<'accounts', 'id' | 'name' | 'aliases'>>(sql`
          select id, name, aliases from accounts where id = any (${textArray(ids)}) order by name, id`);
      },
    );
    if (read !== null) return read;
    // Who comes meanwhile waits for the same index.
    if ((await indexes.get(database)) === indexed) indexes.set(database, indexAll(database));
    await indexes.get(database);
  }
  return asAudience(database, audience, readAccountNames);
}

/** What changes while the names are read makes them older than they are said to be: they are read again then. */
async function indexAll(database: OpenDatabase): Promise<Indexed> {
  try {
    const [row] = await database.query<{ version: string }>(
      sql`select ${recordVersion('accounts')} as version`,
    );
    const index = new AccountIndex();
    const all: AccountName[] = [];
    for (let last: string | undefined = ''; last !== undefined; ) {
      const page: AccountName[] = await database.query<Row<'accounts', 'id' | 'name' | 'aliases'>>(sql`
        select id, name, aliases from accounts where id > ${last} order by id limit ${PAGE}`);
      all.push(...page);
      last = page.length < PAGE ? undefined : page.at(-1)!.id;
    }
    await index.add(all);
    return { version: row!.version, index };
  } catch (error) {
    indexes.delete(database);
    throw error;
  }
}
