import { sql } from 'drizzle-orm';
import { isUnspaced } from '../../text/is-unspaced.ts';
import { type AccountName, rankAccounts } from '../rank-accounts.ts';
import { askSources, type SourceAnswers } from './ask-sources.ts';
import type { ExternalConnections } from './external-connections.ts';
import type { ExternalGrant } from './external-grants.ts';
import { idWithSource, ownIdIn } from './id-with-source.ts';
import { beginnings, type NamedRow, selectByWords, wordsOfName, wordsOfText } from './search-names.ts';
import { columnRef, selectRows } from './select-rows.ts';

type NamedGrant = ExternalGrant<'account'> | ExternalGrant<'product'>;

/** Finds the rows of external sources that a name, or an id with its source before it, may mean. */
export function findByName(
  external: ExternalConnections,
  grants: readonly NamedGrant[],
  name: string,
): Promise<SourceAnswers<AccountName>> {
  return askSources(grants, async (grant) => {
    const own = ownIdIn(grant.name, name.trim());
    if (own !== null) return toNames(grant, await findById(external, grant, own));
    const words = wordsOfName(name);
    const found = toNames(grant, await search(external, grant, { words, text: name }));
    if (rankAccounts(found, name).type !== 'unknown') return found;
    return toNames(grant, await search(external, grant, { words: beginnings(words), text: name }));
  });
}

/** Finds the rows of external sources whose names a longer text may mention. */
export function findByText(
  external: ExternalConnections,
  grants: readonly NamedGrant[],
  text: string,
): Promise<SourceAnswers<AccountName>> {
  return askSources(grants, async (grant) => {
    const own = text.split(/\s+/).flatMap((word) => ownIdIn(grant.name, word.replace(/[?!.,;]+$/, '')) ?? []);
    const byId = own[0] === undefined ? [] : await findById(external, grant, own[0]);
    const byWords = await search(external, grant, { words: wordsOfText(text), text });
    return toNames(grant, [...byId, ...byWords.filter((row) => !byId.some(({ id }) => id === row.id))]);
  });
}

async function search(
  external: ExternalConnections,
  grant: NamedGrant,
  { words, text }: { words: readonly string[]; text: string },
): Promise<NamedRow[]> {
  if (words.length === 0 && !isUnspaced(text)) return [];
  return external.query<NamedRow>(grant, selectByWords(grant.part, words, text));
}

function findById(external: ExternalConnections, grant: NamedGrant, id: string): Promise<NamedRow[]> {
  const { part } = grant;
  const statement = selectRows(part, {
    columns: { id: part.id, name: part.columns.name },
    where: sql`${columnRef(part.id)} = ${id}`,
    limit: 1,
  });
  return external.query<NamedRow>(grant, statement);
}

function toNames({ name, title }: NamedGrant, rows: readonly NamedRow[]): AccountName[] {
  return rows
    .filter((row) => row.name !== null && row.id !== null)
    .map((row) => ({ id: idWithSource(name, row.id), name: row.name, aliases: [], source: title }));
}
