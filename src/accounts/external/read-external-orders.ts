import { type SQL, sql } from 'drizzle-orm';
import type { Audience } from '../../core/audience.ts';
import type { OrderRecord } from '../account-records.ts';
import type { FoundIn, Records } from '../records.ts';
import { askSources, type SourceAnswers } from './ask-sources.ts';
import type { ExternalConnections } from './external-connections.ts';
import { type ExternalGrant, grantsOf, readGrants } from './external-grants.ts';
import { dayOf, decimalOf, type ExternalRow, textOf } from './external-values.ts';
import { idWithSource, ownIdIn } from './id-with-source.ts';
import { columnRef, selectRows } from './select-rows.ts';

/** The most lines of all orders of one answer together. */
const MAX_LINES = 200;
/** Orders of one number in one source are a fault there; a few are shown. */
const MAX_OF_NUMBER = 3;

/** An order with what is needed to tell it: whose it is, and the title of its source. */
export interface OrderOf {
  order: OrderRecord;
  account: string | null;
  source: string;
}

/** Reads the orders of that number, of every external source that the audience may read. */
export async function readOrdersByNumber(
  { database, external }: Records,
  audience: Audience,
  number: string,
): Promise<FoundIn<OrderOf[]>> {
  if (external === null) return { found: [], unreachable: [] };
  const grants = await readGrants(database, audience);
  return askSources(grantsOf(grants, 'order'), async (grant) => {
    const column = columnRef(grant.part.columns.number ?? grant.part.id);
    const wanted = ownIdIn(grant.name, number) ?? number;
    const orders = await readOrders(external, grant, {
      where: sql`${column} = ${wanted}`,
      limit: MAX_OF_NUMBER,
    });
    const account = grantsOf(grants, 'account').find(({ name }) => name === grant.name);
    return Promise.all(
      orders.map(async ({ order, account: id }) => ({
        order,
        account: account === undefined || id === null ? null : await readName(external, account, id),
        source: grant.title,
      })),
    );
  });
}

/** Reads an account's newest orders, by its id in their source. */
export async function readOrdersOf(
  external: ExternalConnections,
  grants: readonly ExternalGrant[],
  { account, limit }: { account: string; limit: number },
): Promise<SourceAnswers<OrderRecord>> {
  const linked = grantsOf(grants, 'order').filter(({ part }) => part.account !== undefined);
  return askSources(linked, async (grant) => {
    const where = sql`${columnRef(grant.part.account!)} = ${account}`;
    return (await readOrders(external, grant, { where, limit })).map(({ order }) => order);
  });
}

async function readOrders(
  external: ExternalConnections,
  grant: ExternalGrant<'order'>,
  { where, limit }: { where: SQL; limit: number },
): Promise<{ order: OrderRecord; account: string | null }[]> {
  const { part, name } = grant;
  const { date } = part.columns;
  const newest = date === undefined ? sql`` : sql`${columnRef(date)} desc nulls last, `;
  const statement = selectRows(part, {
    columns: { ...part.columns, id: part.id, account: part.account },
    where,
    order: sql`${newest}${columnRef(part.id)} desc`,
    limit,
  });
  const rows = (await external.query<ExternalRow>(grant, statement)).filter((row) => row.id != null);
  const lines = await readLines(
    external,
    grant,
    rows.map((row) => row.id!),
  );
  return rows.map((row) => ({
    account: row.account ?? null,
    order: {
      id: idWithSource(name, row.id!),
      number: textOf(row.number) ?? row.id!,
      date: dayOf(row.date),
      required: dayOf(row.required),
      shipped: dayOf(row.shipped),
      status: textOf(row.status),
      total: decimalOf(row.total),
      currency: part.currency ?? null,
      owner: textOf(row.owner),
      lines: lines.filter((line) => line.order === row.id).map(toLine),
    },
  }));
}

async function readLines(
  external: ExternalConnections,
  grant: ExternalGrant<'order'>,
  orders: readonly string[],
): Promise<ExternalRow[]> {
  const { lines } = grant.part;
  if (lines === undefined || orders.length === 0) return [];
  const column = columnRef(lines.order);
  const statement = selectRows(lines, {
    columns: { ...lines.columns, order: lines.order },
    where: sql.join(
      orders.map((order) => sql`${column} = ${order}`),
      sql` or `,
    ),
    order: sql`${column}, ${columnRef(lines.columns.product!)}`,
    limit: MAX_LINES,
  });
  return external.query<ExternalRow>(grant, statement);
}

function toLine(row: ExternalRow): OrderRecord['lines'][number] {
  return {
    product: textOf(row.product) ?? '',
    quantity: decimalOf(row.quantity),
    unitPrice: decimalOf(row.unit_price),
    discount: decimalOf(row.discount),
  };
}

async function readName(
  external: ExternalConnections,
  grant: ExternalGrant<'account'>,
  id: string,
): Promise<string | null> {
  const { part } = grant;
  const statement = selectRows(part, {
    columns: { name: part.columns.name },
    where: sql`${columnRef(part.id)} = ${id}`,
    limit: 1,
  });
  const [row] = await external.query<ExternalRow>(grant, statement);
  return textOf(row?.name);
}
