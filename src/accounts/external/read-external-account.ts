import { sql } from 'drizzle-orm';
import type { Audience } from '../../core/audience.ts';
import type { AccountFile, AccountRecord, ContactRecord, MissingData } from '../account-records.ts';
import type { FoundIn, Records } from '../records.ts';
import { askSources, mergeAsked, type SourceAnswers } from './ask-sources.ts';
import type { ExternalConnections } from './external-connections.ts';
import { type ExternalGrant, grantsOf, readGrants } from './external-grants.ts';
import { decimalOf, type ExternalRow, textOf } from './external-values.ts';
import { idWithSource, ownIdIn } from './id-with-source.ts';
import { readOrdersOf } from './read-external-orders.ts';
import { columnRef, selectRows } from './select-rows.ts';

const MAX_CONTACTS = 50;
/** The newest orders that belong to an overview. */
const MAX_ORDERS = 5;

/** Reads an account of an external source with its people and newest orders; null: it is not there, or not for them. */
export async function readExternalAccount(
  { database, external }: Records,
  audience: Audience,
  accountId: string,
): Promise<FoundIn<AccountFile | null>> {
  const nothing = { found: null, unreachable: [] };
  if (external === null) return nothing;
  const grants = await readGrants(database, audience);
  const grant = grantsOf(grants, 'account').find(({ name }) => ownIdIn(name, accountId) !== null);
  if (grant === undefined) return nothing;
  const id = ownIdIn(grant.name, accountId)!;
  const account = await askSources([grant], (one) => readAccount(external, one, id));
  const [found] = account.found;
  if (found === undefined) return { found: null, unreachable: account.unreachable };
  const beside = grants.filter(({ name }) => name === grant.name);
  const contacts = await askSources(grantsOf(beside, 'contact'), (one) => readContacts(external, one, id));
  const orders = await readOrdersOf(external, beside, { account: id, limit: MAX_ORDERS });
  const file: AccountFile = {
    account: found,
    contacts: contacts.found,
    opportunities: [],
    cases: [],
    activities: [],
    leads: [],
    orders: orders.found,
    source: grant.title,
    missing: missingOf(found, grant, contacts),
  };
  return { found: file, unreachable: mergeAsked<unknown>([contacts, orders]).unreachable };
}

/** Only what the mapping has a place for can be missing. */
function missingOf(
  account: AccountRecord,
  { part }: ExternalGrant<'account'>,
  contacts: SourceAnswers<ContactRecord>,
): MissingData[] {
  const lacks = contacts.found.length === 0 && contacts.unreachable.length === 0;
  return [
    ...(part.columns.owner !== undefined && account.owner === null ? (['owner'] as const) : []),
    ...(lacks ? (['contacts'] as const) : []),
  ];
}

async function readAccount(
  external: ExternalConnections,
  grant: ExternalGrant<'account'>,
  id: string,
): Promise<AccountRecord[]> {
  const { part } = grant;
  const statement = selectRows(part, {
    columns: { ...part.columns, id: part.id },
    where: sql`${columnRef(part.id)} = ${id}`,
    limit: 1,
  });
  return (await external.query<ExternalRow>(grant, statement)).flatMap((row) => toAccount(grant.name, row));
}

function toAccount(source: string, row: ExternalRow): AccountRecord[] {
  const name = textOf(row.name);
  if (name === null || row.id == null) return [];
  return [
    {
      id: idWithSource(source, row.id),
      name,
      aliases: [],
      industry: textOf(row.industry),
      country: textOf(row.country),
      website: textOf(row.website),
      employees: row.employees == null ? null : Number(decimalOf(row.employees)),
      segment: textOf(row.segment),
      tier: textOf(row.tier),
      edition: null,
      seats: null,
      annualRevenue: null,
      currency: null,
      renewalDate: null,
      healthScore: null,
      owner: textOf(row.owner),
      description: textOf(row.description),
      extra: {},
    },
  ];
}

async function readContacts(
  external: ExternalConnections,
  grant: ExternalGrant<'contact'>,
  account: string,
): Promise<ContactRecord[]> {
  const { part } = grant;
  const statement = selectRows(part, {
    columns: { ...part.columns, id: part.id },
    where: sql`${columnRef(part.account)} = ${account}`,
    order: sql`${columnRef(part.columns.name!)}`,
    limit: MAX_CONTACTS,
  });
  const rows = await external.query<ExternalRow>(grant, statement);
  return rows.flatMap((row) => {
    const name = textOf(row.name);
    if (name === null || row.id == null) return [];
    const { title, email, phone, role, notes } = row;
    return [
      {
        id: idWithSource(grant.name, row.id),
        name,
        title: textOf(title),
        email: textOf(email),
        phone: textOf(phone),
        role:
          textOf(role)
            ?.toLowerCase()
            .replace(/[\s-]+/g, '_') ?? null,
        notes: textOf(notes),
        extra: {},
      },
    ];
  });
}
