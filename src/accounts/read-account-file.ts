import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { AccountFile, AccountRecord, MissingData } from './account-records.ts';
import {
  readAccount,
  readActivities,
  readCases,
  readContacts,
  readLeads,
  readOpportunities,
} from './read-records.ts';

/** Reads an account with all that hangs on it, or null when the audience may not see the account. */
export function readAccountFile(
  database: OpenDatabase,
  audience: Audience,
  accountId: string,
): Promise<AccountFile | null> {
  return asAudience(database, audience, async (tx) => {
    const account = await readAccount(tx, accountId);
    if (account === null) return null;
    const records = {
      contacts: await readContacts(tx, accountId),
      opportunities: await readOpportunities(tx, accountId),
      cases: await readCases(tx, accountId),
      activities: await readActivities(tx, accountId),
      leads: await readLeads(tx, accountId),
    };
    return {
      account,
      ...records,
      orders: [],
      source: null,
      missing: findMissing(account, records),
    };
  });
}

/** Names what the records do not hold, so that a reply can say so instead of leaving a gap. */
function findMissing(
  account: AccountRecord,
  records: Omit<AccountFile, 'account' | 'orders' | 'source' | 'missing'>,
): MissingData[] {
  const lacks: Record<MissingData, boolean> = {
    owner: account.owner === null,
    edition: account.edition === null,
    renewal_date: account.renewalDate === null,
    health_score: account.healthScore === null,
    contacts: records.contacts.length === 0,
    champion: !records.contacts.some((contact) => contact.role === 'champion'),
    open_opportunities: !records.opportunities.some((opportunity) => !opportunity.closed),
    open_cases: !records.cases.some((one) => !one.closed),
    activities: records.activities.length === 0,
  };
  return (Object.keys(lacks) as MissingData[]).filter((key) => lacks[key]);
}
