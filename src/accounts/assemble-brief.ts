import type { Audience } from '../core/audience.ts';
import type { Evidence } from '../core/citation.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { AccountFile } from './account-records.ts';
import { readAccountFile } from './read-account-file.ts';
import {
  accountEvidence,
  activityEvidence,
  caseEvidence,
  contactEvidence,
  leadEvidence,
  opportunityEvidence,
  type Wording,
} from './record-evidence.ts';

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
export interface BriefRequest extends Wording {
  audience: Audience;
  accountId: string;
  now: Date;
}

/**
 * Assembles an account's brief: people, what is open, what happened lately; null when the audience may not see the
 * account. What was closed is left out, and so are activities of more than a year ago.
 */
export async function assembleBrief(database: OpenDatabase, request: BriefRequest): Promise<Brief | null> {
  const file = await readAccountFile(database, request.audience, request.accountId);
  if (file === null) return null;
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
  return { file: kept, evidence: [accountEvidence(file, request), ...linkedEvidence(kept, request)] };
}

/** Evidence of everything that hangs on an account, one piece a record. */
export function linkedEvidence(file: AccountFile, wording: Wording): Evidence[] {
  const name = file.account.name;
  return [
    ...file.contacts.map((contact) => contactEvidence(contact, name)),
    ...file.opportunities.map((opportunity) => opportunityEvidence(opportunity, name, wording)),
    ...file.cases.map((one) => caseEvidence(one, name, wording)),
    ...file.activities.map((activity) => activityEvidence(activity, name, wording)),
    ...file.leads.map((lead) => leadEvidence(lead, name, wording)),
  ];
}

function isRecent(instant: string | null, now: Date): boolean {
  return instant !== null && now.getTime() - Date.parse(instant) < RECENT_DAYS * 86_400_000;
}
