import type { Audience } from '../core/audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { ExternalConnections } from './external/external-connections.ts';
import { grantsOf, readGrants } from './external/external-grants.ts';
import { findByName, findByText } from './external/find-external-accounts.ts';
import { type AccountMatch, type AccountName, rankAccounts } from './rank-accounts.ts';
import { readAccountsLike } from './read-accounts-like.ts';
import { type AccountMention, type SpotOptions, spotAccounts } from './spot-accounts.ts';

/** Where records are: our own tables, and databases that are read in place; null: there are none. */
export interface Records {
  database: OpenDatabase;
  external: ExternalConnections | null;
}

/** What was found, and which external sources could not be asked. */
export interface FoundIn<Found> {
  found: Found;
  unreachable: string[];
}

/** What a result says of sources that could not be asked; nothing where there were none. */
export function missing(unreachable: string[]): { unreachable?: string[] } {
  return unreachable.length === 0 ? {} : { unreachable };
}

/** Which accounts are meant: all, or only those that are read in place, where our own records have no such thing. */
export type AccountScope = 'all' | 'external';

/** Finds the account that a name, alias or id means, ours or of an external source, among those the audience may see. */
export async function findAccountsIn(
  records: Records,
  audience: Audience,
  { name, scope = 'all' }: { name: string; scope?: AccountScope },
): Promise<FoundIn<AccountMatch>> {
  const own =
    scope === 'all' ? await readAccountsLike(records.database, audience, (index) => index.like(name)) : [];
  const external = await findExternal(records, audience, (connections, grants) =>
    findByName(connections, grants, name),
  );
  return { found: rankAccounts([...own, ...external.found], name), unreachable: external.unreachable };
}

/** Finds the accounts that a longer text mentions, in the order of the text; ours and those of external sources. */
export async function findMentionsIn(
  records: Records,
  audience: Audience,
  { text, scope = 'all', ...options }: { text: string; scope?: AccountScope } & SpotOptions,
): Promise<FoundIn<AccountMention[]>> {
  const own =
    scope === 'all'
      ? await readAccountsLike(records.database, audience, (index) => index.within(text, options))
      : [];
  const external = await findExternal(records, audience, (connections, grants) =>
    findByText(connections, grants, text),
  );
  return {
    found: spotAccounts([...own, ...external.found], text, options),
    unreachable: external.unreachable,
  };
}

type AccountGrants = Parameters<typeof findByName>[1];

async function findExternal(
  { database, external }: Records,
  audience: Audience,
  find: (external: ExternalConnections, grants: AccountGrants) => Promise<FoundIn<AccountName[]>>,
): Promise<FoundIn<AccountName[]>> {
  if (external === null) return { found: [], unreachable: [] };
  return find(external, grantsOf(await readGrants(database, audience), 'account'));
}
