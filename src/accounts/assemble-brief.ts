import type { Audience } from '../core/audience.ts';
import type { Evidence } from '../core/citation.ts';
import type { AccountFile } from './account-records.ts';
import { externalAccountEvidence, orderEvidence } from './external/external-evidence.ts';
import { readFileIn } from './read-file-in.ts';
import {
  accountEvidence,
  activityEvidence,
  caseEvidence,
  contactEvidence,
  leadEvidence,
  ofAccount,
  opportunityEvidence,
  type ReaderLocale,
} from './record-evidence.ts';
import type { FoundIn, Records } from './records.ts';

/** The most of each that fits a brief that people read before a meeting. */
const MAX_PEOPLE = 10;
const MAX_OPEN = 10;
const MAX_ACTIVITIES = 5;
/** What happened longer ago than this is not recent. */
const RECENT_DAYS = 365;

/** What to know before talking to an account; every fact has a record among `evidence`. */
export interface Brief {
  file: AccountFile;
  evidence: Evidence[];
}

/** What an account's brief is assembled for: who will read it, when, and in which words. */
export interface BriefRequest extends ReaderLocale {
  audience: Audience;
  accountId: string;
  now: Date;
}

/**
 * Assembles an account's brief: people, what is open, what happened lately; null when the audience may not see the
 * account. What was closed is left out, and so are activities of more than a year ago.
 */
export async function assembleBrief(records: Records, request: BriefRequest): Promise<FoundIn<Brief | null>> {
  const { found: file, unreachable } = await readFileIn(records, request.audience, request.accountId);
  if (file === null) return { found: null, unreachable };
  const kept: AccountFile = {
    ...file,
    contacts: file.contacts.slice(0, MAX_PEOPLE),
    opportunities: file.opportunities.filter((one) => !one.closed).slice(0, MAX_OPEN),
    cases: file.cases.filter((one) => !one.closed).slice(0, MAX_OPEN),
    activities: file.activities
      .filter((one) => isRecent(one.happenedAt, request.now))
      .slice(0, MAX_ACTIVITIES),
    leads: file.leads.slice(0, MAX_PEOPLE),
  };
  const evidence = [evidenceOf(file, request), ...linkedEvidence(kept, request)];
  return { found: { file: kept, evidence }, unreachable };
}

/** Evidence of the account itself, ours or one that was read in place. */
export function evidenceOf(file: AccountFile, wording: ReaderLocale): Evidence {
  return file.source === null
    ? accountEvidence(file, wording)
    : externalAccountEvidence(file, file.source, wording);
}

/** Evidence of everything that hangs on an account, one piece a record. */
export function linkedEvidence(file: AccountFile, wording: ReaderLocale): Evidence[] {
  const { source } = file;
  const name = source === null ? file.account.name : `${file.account.name} (${source})`;
  const linked = [
    ...file.contacts.map((contact) => contactEvidence(contact, name)),
    ...file.opportunities.map((opportunity) => opportunityEvidence(opportunity, name, wording)),
    ...file.cases.map((one) => caseEvidence(one, name, wording)),
    ...file.activities.map((activity) => activityEvidence(activity, name, wording)),
    ...file.leads.map((lead) => leadEvidence(lead, name, wording)),
    ...file.orders.map((order) =>
      orderEvidence({ order, account: file.account.name, source: source ?? '' }, wording),
    ),
  ];
  return linked.map((each) => ofAccount(each, file.account));
}

function isRecent(instant: string | null, now: Date): boolean {
  return instant !== null && now.getTime() - Date.parse(instant) < RECENT_DAYS * 86_400_000;
}
