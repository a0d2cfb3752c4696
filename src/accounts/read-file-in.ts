import type { Audience } from '../core/audience.ts';
import type { AccountFile } from './account-records.ts';
import { readExternalAccount } from './external/read-external-account.ts';
import { readAccountFile } from './read-account-file.ts';
import type { FoundIn, Records } from './records.ts';

/** Reads an account with all that hangs on it, ours or of an external source; null when the audience may not see it. */
export async function readFileIn(
  records: Records,
  audience: Audience,
  accountId: string,
): Promise<FoundIn<AccountFile | null>> {
  const own = await readAccountFile(records.database, audience, accountId);
  return own === null ? readExternalAccount(records, audience, accountId) : { found: own, unreachable: [] };
}
