import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Audience } from '../../core/audience.ts';
import type { FoundIn, Records } from '../records.ts';
import { askSources, mergeAsked } from './ask-sources.ts';
import type { ExternalConnections } from './external-connections.ts';
import { type ExternalGrant, grantsOf, readGrants } from './external-grants.ts';
import { decimalOf, type ExternalRow, textOf } from './external-values.ts';
import { findByName, findByText } from './find-external-accounts.ts';
import { idWithSource, ownIdIn } from './id-with-source.ts';
import { columnRef, selectRows } from './select-rows.ts';

/** Something that an external source sells. */
export const externalProductSchema = z.object({
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
export type ExternalProduct = z.infer<typeof externalProductSchema>;

/** Names of what external sources sell that a text may mention; no more than a search brings. */
export async function findExternalProducts(
  { database, external }: Records,
  audience: Audience,
  text: string,
): Promise<FoundIn<{ id: string; name: string }[]>> {
  if (external === null) return { found: [], unreachable: [] };
  return findByText(external, grantsOf(await readGrants(database, audience), 'product'), text);
}

/** Reads what a name, or an id with its source before it, means; of each source the one that is called so exactly. */
export async function readExternalProducts(
  { database, external }: Records,
  audience: Audience,
  name: string,
): Promise<FoundIn<ExternalProduct[]>> {
  if (external === null) return { found: [], unreachable: [] };
  const grants = grantsOf(await readGrants(database, audience), 'product');
  const named = await findByName(external, grants, name);
  const wanted = named.found.filter(
    (one) => one.id === name || one.name.toLowerCase() === name.trim().toLowerCase(),
  );
  const read = await askSources(grants, async (grant) => {
    const ids = wanted.flatMap(({ id }) => ownIdIn(grant.name, id) ?? []);
    return (await Promise.all(ids.map((id) => readProduct(external, grant, id)))).flat();
  });
  return { ...read, unreachable: mergeAsked<unknown>([named, read]).unreachable };
}

async function readProduct(
  external: ExternalConnections,
  grant: ExternalGrant<'product'>,
  id: string,
): Promise<ExternalProduct[]> {
  const { part } = grant;
  const statement = selectRows(part, {
    columns: { ...part.columns, id: part.id },
    where: sql`${columnRef(part.id)} = ${id}`,
    limit: 1,
  });
  const rows = await external.query<ExternalRow>(grant, statement);
  return rows.flatMap((row) => {
    const name = textOf(row.name);
    if (name === null || row.id == null) return [];
    return [
      {
        id: idWithSource(grant.name, row.id),
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
