import { z } from 'zod';

/** The kinds of record that can be read in place, as the ids of their evidence begin. */
export const EXTERNAL_KINDS = ['account', 'contact', 'order', 'product'] as const;
export type ExternalKind = (typeof EXTERNAL_KINDS)[number];

/** Whether records of that kind can be read in place. */
export function isExternalKind(kind: string): kind is ExternalKind {
  return EXTERNAL_KINDS.some((one) => one === kind);
}

/** What a column must hold: `text` takes everything that reads as text, `number` numbers, `date` dates and instants. */
export type ValueType = 'text' | 'number' | 'date';

/** Our fields of each kind, with what they hold; a mapping names the columns behind them. */
export const EXTERNAL_FIELDS = {
  account: {
    name: 'text',
    industry: 'text',
    country: 'text',
    website: 'text',
    employees: 'number',
    segment: 'text',
    tier: 'text',
    owner: 'text',
    description: 'text',
  },
  contact: { name: 'text', title: 'text', email: 'text', phone: 'text', role: 'text', notes: 'text' },
  order: {
    number: 'text',
    date: 'date',
    required: 'date',
    shipped: 'date',
    status: 'text',
    total: 'number',
    owner: 'text',
  },
  line: { product: 'text', quantity: 'number', unit_price: 'number', discount: 'number' },
  product: {
    name: 'text',
    sku: 'text',
    price: 'number',
    unit: 'text',
    category: 'text',
    description: 'text',
  },
} as const satisfies Record<ExternalKind | 'line', Record<string, ValueType>>;

/** The longest that one query may take, in milliseconds, where a mapping does not say. */
export const DEFAULT_TIMEOUT_MS = 2_000;

const identifier = z.string().regex(/^[^."\p{Cc}]{1,63}$/u, 'is not the name of a column');
const qualifiedTable = z
  .string()
  .regex(/^[^."\p{Cc}]{1,63}\.[^."\p{Cc}]{1,63}$/u, 'must be schema.table, e.g. public.customers');
const alias = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/, 'must be lower case letters, digits and _');
const columnOf = z
  .string()
  .regex(/^([a-z][a-z0-9_]{0,30}\.)?[^."\p{Cc}]{1,63}$/u, 'must be a column, or join.column');
const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code, e.g. EUR');
const readers = z.string().min(1);

/** A table that a row has one partner in, found by equal keys: column of the row → column of the partner. */
const join = z.strictObject({
  table: qualifiedTable,
  on: z.record(columnOf, identifier).refine((on) => Object.keys(on).length > 0, 'needs a key'),
});

const tableOf = {
  table: qualifiedTable,
  joins: z.record(alias, join).default({}),
  /** Rows that count: column → the value that it must equal. */
  filter: z.record(columnOf, z.union([z.string(), z.number(), z.boolean()])).default({}),
};

function columnsOf<Kind extends keyof typeof EXTERNAL_FIELDS>(kind: Kind) {
  const fields = Object.keys(EXTERNAL_FIELDS[kind]);
  return z.strictObject(Object.fromEntries(fields.map((field) => [field, columnOf.optional()]))) as z.ZodType<
    Partial<Record<string, string>>
  >;
}

function named<Columns extends Partial<Record<string, string>>>(columns: z.ZodType<Columns>, field: string) {
  return columns.refine((given) => given[field] !== undefined, `needs ${field}`);
}

const account = z.strictObject({
  ...tableOf,
  id: columnOf,
  columns: named(columnsOf('account'), 'name'),
  readers: readers.optional(),
});
const contact = z.strictObject({
  ...tableOf,
  id: columnOf,
  account: columnOf,
  columns: named(columnsOf('contact'), 'name'),
  readers: readers.optional(),
});
const lines = z.strictObject({
  ...tableOf,
  /** The column that holds the order's id. */
  order: columnOf,
  columns: named(columnsOf('line'), 'product'),
});
const order = z.strictObject({
  ...tableOf,
  id: columnOf,
  account: columnOf.optional(),
  columns: columnsOf('order'),
  currency: currency.optional(),
  lines: lines.optional(),
  readers: readers.optional(),
});
const product = z.strictObject({
  ...tableOf,
  id: columnOf,
  columns: named(columnsOf('product'), 'name'),
  currency: currency.optional(),
  readers: readers.optional(),
});

/** A database that is read in place, and where our records are in it. */
export const externalMappingSchema = z
  .strictObject({
    /** What ids and commands call it. */
    name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower case letters, digits and -'),
    /** What people read; the name where it is missing. */
    title: z.string().min(1).max(60).optional(),
    /** The environment variable that holds the address of the database. */
    url_from: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of an environment variable'),
    timeout_ms: z.number().int().min(100).max(10_000).default(DEFAULT_TIMEOUT_MS),
    accounts: account.optional(),
    contacts: contact.optional(),
    orders: order.optional(),
    products: product.optional(),
  })
  .refine((it) => it.accounts ?? it.orders ?? it.products, 'needs accounts, orders or products')
  .refine((it) => it.contacts === undefined || it.accounts !== undefined, {
    path: ['contacts'],
    message: 'need accounts, whose people they are',
  })
  .refine((it) => it.orders?.account === undefined || it.accounts !== undefined, {
    path: ['orders', 'account'],
    message: 'needs accounts',
  });
export type ExternalMapping = z.infer<typeof externalMappingSchema>;

/** The part of a mapping that says where records of one kind are. */
export type ExternalTable = Pick<z.infer<typeof lines>, 'table' | 'joins' | 'filter' | 'columns'>;

/** Which part of a mapping a kind is. */
export const PART_OF = {
  account: 'accounts',
  contact: 'contacts',
  order: 'orders',
  product: 'products',
} as const satisfies Record<ExternalKind, keyof ExternalMapping>;

/** One kind of a mapping as it is kept: what a query of that kind needs, and nothing of the others. */
const storedBase = {
  title: z.string(),
  urlFrom: z.string(),
  timeoutMs: z.number(),
};
export const storedKindSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), ...storedBase, part: account }),
  z.object({ kind: z.literal('contact'), ...storedBase, part: contact }),
  z.object({ kind: z.literal('order'), ...storedBase, part: order }),
  z.object({ kind: z.literal('product'), ...storedBase, part: product }),
]);
export type StoredKind = z.infer<typeof storedKindSchema>;

/** The kinds of a mapping, each as it is kept. */
export function toStoredKinds(mapping: ExternalMapping): StoredKind[] {
  const base = {
    title: mapping.title ?? mapping.name,
    urlFrom: mapping.url_from,
    timeoutMs: mapping.timeout_ms,
  };
  return EXTERNAL_KINDS.flatMap((kind) => {
    const part = mapping[PART_OF[kind]];
    return part === undefined ? [] : [{ kind, ...base, part } as StoredKind];
  });
}
