import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Audience } from '../../core/audience.ts';
import type { FoundIn, Records } from '../records.ts';
import { askSources, mergeAsked } from './ask-sources.ts';
import { findByName, findByText } from './find-live-accounts.ts';
import type { LiveConnections } from './live-connections.ts';
import { grantsOf, type LiveGrant, readGrants } from './live-grants.ts';
import { liveId, ownIdIn } from './live-id.ts';
import { decimalOf, type LiveRow, textOf } from './live-values.ts';
import { columnRef, selectRows } from './select-rows.ts';

/** Something that a live source sells. */
export const liveProductSchema = z.object({
  id: z.string(),
  name: z.string(),
  sku: z.string().nullable(),
  price: z.string().nullable().describe('exact decimal'),
  currency: z.string().nullable(),
  unit: z.string().nullable(),
  category: z.string().nullable(),
  description: z.string().nullable(),
  source: z.string(),
});
export type LiveProduct = z.infer<typeof liveProductSchema>;

/** Names of what live sources sell that a text may mention; no more than a search brings. */
export async function findLiveProducts(
  { database, live }: Records,
  audience: Audience,
  text: string,
): Promise<FoundIn<{ id: string; name: string }[]>> {
  if (live === null) return { found: [], unreachable: [] };
  return findByText(live, grantsOf(await readGrants(database, audience), 'product'), text);
}

/** Reads what a name, or an id with its source before it, means; of each source the one that is called so exactly. */
export async function readLiveProducts(
  { database, live }: Records,
  audience: Audience,
  name: string,
): Promise<FoundIn<LiveProduct[]>> {
  if (live === null) return { found: [], unreachable: [] };
  const grants = grantsOf(await readGrants(database, audience), 'product');
  const named = await findByName(live, grants, name);
  const wanted = named.found.filter(
    (one) => one.id === name || one.name.toLowerCase() === name.trim().toLowerCase(),
  );
  const read = await askSources(grants, async (grant) => {
    const ids = wanted.flatMap(({ id }) => ownIdIn(grant.name, id) ?? []);
    return (await Promise.all(ids.map((id) => readProduct(live, grant, id)))).flat();
  });
  return { ...read, unreachable: mergeAsked<unknown>([named, read]).unreachable };
}

async function readProduct(
  live: LiveConnections,
  grant: LiveGrant<'product'>,
  id: string,
): Promise<LiveProduct[]> {
  const { part } = grant;
  const statement = selectRows(part, {
    columns: { ...part.columns, id: part.id },
    where: sql`${columnRef(part.id)} = ${id}`,
    limit: 1,
  });
  const rows = await live.query<LiveRow>(grant, statement);
  return rows.flatMap((row) => {
    const name = textOf(row.name);
    if (name === null || row.id == null) return [];
    return [
      {
        id: liveId(grant.name, row.id),
        name,
        sku: textOf(row.sku),
        price: decimalOf(row.price),
        currency: part.currency ?? null,
        unit: textOf(row.unit),
        category: textOf(row.category),
        description: textOf(row.description),
        source: grant.title,
      },
    ];
  });
}
