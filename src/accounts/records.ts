import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { findByName, findByText } from './live/find-live-accounts.ts';
import type { LiveConnections } from './live/live-connections.ts';
import { grantsOf, readGrants } from './live/live-grants.ts';
import { type AccountMatch, type AccountName, rankAccounts } from './rank-accounts.ts';
import { readAccountNames } from './read-account-names.ts';
import { type AccountMention, spotAccounts } from './spot-accounts.ts';

/** Where records are: our own tables, and databases that are read in place; null: there are none. */
export interface Records {
  database: OpenDatabase;
  live: LiveConnections | null;
}

/** What was found, and which live sources could not be asked. */
export interface FoundIn<Found> {
  found: Found;
  unreachable: string[];
}

/** What a result says of sources that could not be asked; nothing where there were none. */
export function missing(unreachable: string[]): { unreachable?: string[] } {
  return unreachable.length === 0 ? {} : { unreachable };
}

/** Which accounts are meant: all, or only those that are read in place, where our own records have no such thing. */
export type AccountScope = 'all' | 'live';

/** Finds the account that a name, alias or id means, ours or of a live source, among those the audience may see. */
export async function findAccountsIn(
  records: Records,
  audience: Audience,
  { name, scope = 'all' }: { name: string; scope?: AccountScope },
): Promise<FoundIn<AccountMatch>> {
  const own = scope === 'all' ? await asAudience(records.database, audience, readAccountNames) : [];
  const live = await findLive(records, audience, (connections, grants) =>
    findByName(connections, grants, name),
  );
  return { found: rankAccounts([...own, ...live.found], name), unreachable: live.unreachable };
}

/** Finds the accounts that a longer text mentions, in the order of the text; ours and those of live sources. */
export async function findMentionsIn(
  records: Records,
  audience: Audience,
  { text, scope = 'all' }: { text: string; scope?: AccountScope },
): Promise<FoundIn<AccountMention[]>> {
  const own = scope === 'all' ? await asAudience(records.database, audience, readAccountNames) : [];
  const live = await findLive(records, audience, (connections, grants) =>
    findByText(connections, grants, text),
  );
  return { found: spotAccounts([...own, ...live.found], text), unreachable: live.unreachable };
}

type AccountGrants = Parameters<typeof findByName>[1];

async function findLive(
  { database, live }: Records,
  audience: Audience,
  find: (live: LiveConnections, grants: AccountGrants) => Promise<FoundIn<AccountName[]>>,
): Promise<FoundIn<AccountName[]>> {
  if (live === null) return { found: [], unreachable: [] };
  return find(live, grantsOf(await readGrants(database, audience), 'account'));
}
