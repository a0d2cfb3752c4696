import { z } from 'zod';
import type { Audience } from '../../core/audience.ts';
import { defineTool, type Tool } from '../../core/tool.ts';
import { orderSchema } from '../account-records.ts';
import { wordingOf } from '../account-tools.ts';
import { evidenceOf } from '../assemble-brief.ts';
import { missing, type Records } from '../records.ts';
import { externalProductEvidence, orderEvidence } from './external-evidence.ts';
import { grantsOf, readGrants } from './external-grants.ts';
import type { ExternalKind } from './mapping.ts';
import { readExternalAccount } from './read-external-account.ts';
import { readOrdersByNumber } from './read-external-orders.ts';
import { externalProductSchema, readExternalProducts } from './read-external-products.ts';

const ordersOutput = z.object({
  orders: z.array(z.object({ order: orderSchema, account: z.string().nullable(), source: z.string() })),
});
/** What the tools that read orders answer. */
export type OrdersOutput = z.infer<typeof ordersOutput>;

const productsOutput = z.object({ products: z.array(externalProductSchema) });
/** What `find_product` answers. */
export type ProductsOutput = z.infer<typeof productsOutput>;

/** Whether any source that these readers may ask holds records of a kind. */
async function holds(
  { database, external }: Records,
  audience: Audience,
  kind: ExternalKind,
): Promise<boolean> {
  return external !== null && grantsOf(await readGrants(database, audience), kind).length > 0;
}

/** Creates the tool that reads one order by the number that people call it by. */
export function createReadOrderTool(records: Records): Tool<{ number: string }, OrdersOutput> {
  return defineTool({
    name: 'read_order',
    version: 1,
    description: 'Reads an order by its number: whose it is, dates, products, quantities, prices.',
    effect: 'read',
    input: z.object({ number: z.string().trim().min(1).max(60) }),
    output: ordersOutput,
    isOffered: ({ audience }) => holds(records, audience, 'order'),
    run: async ({ number }, context) => {
      const { found, unreachable } = await readOrdersByNumber(records, context.audience, number);
      const evidence = found.map((one) => orderEvidence(one, wordingOf(context)));
      return { value: { orders: found }, evidence, ...missing(unreachable) };
    },
  });
}

/** Creates the tool that reads what an account ordered, newest first. */
export function createAccountOrdersTool(records: Records): Tool<{ accountId: string }, OrdersOutput> {
  return defineTool({
    name: 'account_orders',
    version: 1,
    description: 'Reads the newest orders of an account, with products, quantities and prices.',
    effect: 'read',
    input: z.object({ accountId: z.string().min(1).max(300).describe('id from find_account') }),
    output: ordersOutput,
    isOffered: ({ audience }) => holds(records, audience, 'order'),
    run: async ({ accountId }, context) => {
      const { found: file, unreachable } = await readExternalAccount(records, context.audience, accountId);
      const { name } = file?.account ?? { name: null };
      const orders = (file?.orders ?? []).map((order) => ({
        order,
        account: name,
        source: file?.source ?? '',
      }));
      const wording = wordingOf(context);
      const account = file === null ? [] : [evidenceOf(file, wording)];
      const evidence = [...account, ...orders.map((one) => orderEvidence(one, wording))];
      return { value: { orders }, evidence, ...missing(unreachable) };
    },
  });
}

/** Creates the tool that reads what a product of an external source costs. */
export function createFindProductTool(records: Records): Tool<{ name: string }, ProductsOutput> {
  return defineTool({
    name: 'find_product',
    version: 1,
    description: 'Finds a product of a connected shop or ERP database by name, with price and unit.',
    effect: 'read',
    input: z.object({ name: z.string().trim().min(1).max(300) }),
    output: productsOutput,
    isOffered: ({ audience }) => holds(records, audience, 'product'),
    run: async ({ name }, context) => {
      const { found: products, unreachable } = await readExternalProducts(records, context.audience, name);
      const evidence = products.map((one) => externalProductEvidence(one, wordingOf(context)));
      return { value: { products }, evidence, ...missing(unreachable) };
    },
  });
}
