import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { RowAs } from '../store/row.ts';
import type {
  AccountRecord,
  ActivityRecord,
  CaseRecord,
  ContactRecord,
  LeadRecord,
  OpportunityRecord,
} from './account-records.ts';

/** Older activities than the latest of these tell nobody what to do next. */
const MAX_ACTIVITIES = 20;
/** An account with more people than this is a list, not an overview. */
const MAX_ROWS = 200;

/** Reads one account, or null when the current audience may not see it or it does not exist. */
export async function readAccount(tx: Database, accountId: string): Promise<AccountRecord | null> {
  const rows = await tx.query<RowAs<'accounts', AccountRecord>>(sql`
    select id, name, aliases, industry, country, website, employees, segment, tier, edition, seats,
      annual_recurring_revenue::text as "annualRevenue", currency, renewal_date::text as "renewalDate",
      health_score as "healthScore", owner, description, extra
    from accounts where id = ${accountId}`);
  return rows[0] ?? null;
}

/** Reads an account's people; those with a part in the purchase first. */
export function readContacts(tx: Database, accountId: string): Promise<ContactRecord[]> {
  return tx.query<RowAs<'contacts', ContactRecord>>(sql`
    select id, name, title, email, phone, role, notes, extra
    from contacts where account_id = ${accountId}
    order by array_position(
      array['champion', 'economic_buyer', 'decision_maker', 'blocker', 'technical', 'user'], role) nulls last, name
    limit ${MAX_ROWS}`);
}

/** Reads an account's opportunities, open ones first. */
export function readOpportunities(tx: Database, accountId: string): Promise<OpportunityRecord[]> {
  return tx.query<RowAs<'opportunities', OpportunityRecord>>(sql`
    select id, name, stage, amount::text as amount, currency, close_date::text as "closeDate", probability,
      next_step as "nextStep", risk, competitor, type, owner, closed, extra
    from opportunities where account_id = ${accountId}
    order by closed, close_date nulls last, id
    limit ${MAX_ROWS}`);
}

/** Reads an account's cases, open and urgent ones first. */
export async function readCases(tx: Database, accountId: string): Promise<CaseRecord[]> {
  const rows = await tx.query<RowAs<'cases', Stamped<CaseRecord, 'openedAt'>>>(sql`
    select id, number, subject, description, status, priority, product, owner, opened_at as "openedAt", closed, extra
    from cases where account_id = ${accountId}
    order by closed, priority nulls last, opened_at desc nulls last, id
    limit ${MAX_ROWS}`);
  return rows.map((row) => ({ ...row, openedAt: toInstant(row.openedAt) }));
}

/** Reads what happened with an account; latest first. */
export async function readActivities(tx: Database, accountId: string): Promise<ActivityRecord[]> {
  const rows = await tx.query<RowAs<'activities', Stamped<ActivityRecord, 'happenedAt'>>>(sql`
    select id, type, subject, body, owner, happened_at as "happenedAt", extra
    from activities where account_id = ${accountId}
    order by happened_at desc nulls last, id
    limit ${MAX_ACTIVITIES}`);
  return rows.map((row) => ({ ...row, happenedAt: toInstant(row.happenedAt) }));
}

/** Reads the leads that belong to an account. */
export async function readLeads(tx: Database, accountId: string): Promise<LeadRecord[]> {
  const rows = await tx.query<RowAs<'leads', Stamped<LeadRecord, 'openedAt'>>>(sql`
    select id, name, company, title, email, status, lead_source as "leadSource", owner, opened_at as "openedAt", notes, extra
    from leads where account_id = ${accountId}
    order by opened_at desc nulls last, id
    limit ${MAX_ROWS}`);
  return rows.map((row) => ({ ...row, openedAt: toInstant(row.openedAt) }));
}

/** Reads one lead, or null when the current audience may not see it or it does not exist. */
export async function readLead(tx: Database, leadId: string): Promise<LeadRecord | null> {
  const rows = await tx.query<RowAs<'leads', Stamped<LeadRecord, 'openedAt'>>>(sql`
    select id, name, company, title, email, status, lead_source as "leadSource", owner, opened_at as "openedAt", notes, extra
    from leads where id = ${leadId}`);
  return rows[0] === undefined ? null : { ...rows[0], openedAt: toInstant(rows[0].openedAt) };
}

type Stamped<Row, Key extends keyof Row> = Omit<Row, Key> & Record<Key, Date | null>;

function toInstant(value: Date | null): string | null {
  return value === null ? null : value.toISOString();
}
