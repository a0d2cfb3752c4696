import type { Audience } from '../core/audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { type AccountMatch, rankAccounts } from './rank-accounts.ts';
import { readAccountsLike } from './read-accounts-like.ts';
import { type AccountMention, spotAccounts } from './spot-accounts.ts';

/** Finds the account that a name, alias or id means, among those that the whole audience may see. */
export async function findAccounts(
  database: OpenDatabase,
  audience: Audience,
  name: string,
): Promise<AccountMatch> {
  return rankAccounts(await readAccountsLike(database, audience, (index) => index.like(name)), name);
}

/** Finds the accounts that a longer text mentions, in the order of the text; none when it mentions none. */
export async function findAccountsInText(
  database: OpenDatabase,
  audience: Audience,
  text: string,
): Promise<AccountMention[]> {
  return spotAccounts(await readAccountsLike(database, audience, (index) => index.within(text)), text);
}
