import { sql } from 'drizzle-orm';
import { isUnspaced } from '../../text/is-unspaced.ts';
import { type AccountName, rankAccounts } from '../rank-accounts.ts';
import { type Asked, askSources } from './ask-sources.ts';
import type { LiveConnections } from './live-connections.ts';
import type { LiveGrant } from './live-grants.ts';
import { liveId, ownIdIn } from './live-id.ts';
import { beginnings, type NamedRow, selectByWords, wordsOfName, wordsOfText } from './search-names.ts';
import { columnRef, selectRows } from './select-rows.ts';

type NamedGrant = LiveGrant<'account'> | LiveGrant<'product'>;

/** Finds the rows of live sources that a name, or an id with its source before it, may mean. */
export function findByName(
  live: LiveConnections,
  grants: readonly NamedGrant[],
  name: string,
): Promise<Asked<AccountName>> {
  return askSources(grants, async (grant) => {
    const own = ownIdIn(grant.name, name.trim());
    if (own !== null) return toNames(grant, await findById(live, grant, own));
    const words = wordsOfName(name);
    const found = toNames(grant, await search(live, grant, { words, text: name }));
    if (rankAccounts(found, name).type !== 'unknown') return found;
    return toNames(grant, await search(live, grant, { words: beginnings(words), text: name }));
  });
}

/** Finds the rows of live sources whose names a longer text may mention. */
export function findByText(
  live: LiveConnections,
  grants: readonly NamedGrant[],
  text: string,
): Promise<Asked<AccountName>> {
  return askSources(grants, async (grant) => {
    const own = text.split(/\s+/).flatMap((word) => ownIdIn(grant.name, word.replace(/[?!.,;]+$/, '')) ?? []);
    const byId = own[0] === undefined ? [] : await findById(live, grant, own[0]);
    const byWords = await search(live, grant, { words: wordsOfText(text), text });
    return toNames(grant, [...byId, ...byWords.filter((row) => !byId.some(({ id }) => id === row.id))]);
  });
}

async function search(
  live: LiveConnections,
  grant: NamedGrant,
  { words, text }: { words: readonly string[]; text: string },
): Promise<NamedRow[]> {
  if (words.length === 0 && !isUnspaced(text)) return [];
  return live.query<NamedRow>(grant, selectByWords(grant.part, words, text));
}

function findById(live: LiveConnections, grant: NamedGrant, id: string): Promise<NamedRow[]> {
  const { part } = grant;
  const statement = selectRows(part, {
    columns: { id: part.id, name: part.columns.name },
    where: sql`${columnRef(part.id)} = ${id}`,
    limit: 1,
  });
  return live.query<NamedRow>(grant, statement);
}

function toNames({ name, title }: NamedGrant, rows: readonly NamedRow[]): AccountName[] {
  return rows
    .filter((row) => row.name !== null && row.id !== null)
    .map((row) => ({ id: liveId(name, row.id), name: row.name, aliases: [], source: title }));
}
