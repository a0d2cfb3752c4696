import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { AccountIndex } from './account-index.ts';
import type { AccountName } from './rank-accounts.ts';
import { readAccountNames } from './read-account-names.ts';
import { type NameIndex, readThroughIndex } from './read-through-index.ts';

/** So few are read and looked through in less time than it takes to choose among them. */
const FEW = 200;
/** Names that are read at once to index them. */
const PAGE = 5_000;

const names: NameIndex<AccountIndex> = { kinds: ['accounts'], build: indexAll, made: new WeakMap() };

/** Reads the accounts that may be meant, of those that the whole audience may see; which ones these may be is found in memory. */
export async function readAccountsLike(
  database: OpenDatabase,
  audience: Audience,
  choose: (index: AccountIndex) => string[],
): Promise<AccountName[]> {
  const read = await readThroughIndex(names, { database, audience }, async (tx, index) => {
    if (index.size <= FEW) return readAccountNames(tx);
    const ids = choose(index);
    if (ids.length === 0) return [];
    return tx.query<Row<'accounts', 'id' | 'name' | 'aliases'>>(sql`
      select id, name, aliases from accounts where id = any (${textArray(ids)}) order by name, id`);
  });
  return read ?? asAudience(database, audience, readAccountNames);
}

async function indexAll(database: OpenDatabase): Promise<AccountIndex> {
  const index = new AccountIndex();
  const all: AccountName[] = [];
  for (let last: string | undefined = ''; last !== undefined; ) {
    const page: AccountName[] = await database.query<Row<'accounts', 'id' | 'name' | 'aliases'>>(sql`
      select id, name, aliases from accounts where id > ${last} order by id limit ${PAGE}`);
    all.push(...page);
    last = page.length < PAGE ? undefined : page.at(-1)!.id;
  }
  await index.add(all);
  return index;
}
