import { type SQL, sql } from 'drizzle-orm';
import type { Audience } from '../src/core/audience.ts';
import { asId, type PersonId, type TeamId } from '../src/core/ids.ts';
import { accessRule } from '../src/store/access-rule.ts';
import { savePerson } from '../src/store/directory.ts';
import type { ScratchDatabase } from './scratch.ts';

const TEAM = asId<TeamId>('T_BENCH');
/** A seller, who has one record in a hundred and reads all of them. */
export const SELLER = asId<PersonId>('U_SELLER');
const FEW = asId<PersonId>('U_FEW');
/** So many sellers have a part of the records each; so many records are read by a guest too. */
const SELLERS = 100;

/** A member who reads everything, and a guest who reads one account in a hundred with what belongs to it. */
export const READERS = {
  seller: { teamId: TEAM, everyone: false, people: [SELLER] },
  'one in a hundred': { teamId: TEAM, everyone: false, people: [FEW] },
} satisfies Record<string, Audience>;

/** Fills a scratch database with records: to so many opportunities a fifth of accounts, half of cases, as many activities. */
export async function loadRecords(
  { database, owner }: ScratchDatabase,
  opportunities: number,
): Promise<void> {
  const base = { teamId: TEAM, locale: 'en-US', timeZone: 'Europe/Berlin' };
  await savePerson(database, { ...base, id: SELLER, handle: 'seller', realName: 'Seller 7', kind: 'member' });
  await savePerson(database, { ...base, id: FEW, handle: 'few', realName: 'Seller 8', kind: 'guest' });
  const accounts = Math.max(1, Math.ceil(opportunities / 5));
  const rules = {
    all: await accessRule(database, ['everyone']),
    few: await accessRule(database, ['everyone', `person:${FEW}`]),
  };
  const access = (account: SQL) =>
    sql`case when ${account} % 100 = 0 then ${rules.few}::int else ${rules.all}::int end`;
  const one = (values: readonly string[], by: SQL) =>
    sql`(${sql.param([...values])}::text[])[1 + (${by}) % ${sql.raw(String(values.length))}]`;
  const seller = sql`'Seller ' || n / 7 % ${sql.raw(String(SELLERS))}`;
  const account = sql`(n * 13 % ${sql.raw(String(accounts))})`;
  const rows = (count: number) => sql`generate_series(1, ${count}::int) as n`;
  await database.query(sql`
    insert into accounts (id, source_id, access_id, name, country, industry, annual_recurring_revenue, currency, renewal_date, owner, updated_at)
    select 'a' || n, 1, ${access(sql`n`)}, 'Account ' || n, ${one(COUNTRIES, sql`n / 7`)}, ${one(INDUSTRIES, sql`n / 3`)},
      n * 7919 % 400000, ${one(['EUR', 'EUR', 'USD'], sql`n`)}, date '2026-01-01' + n * 37 % 900, ${seller}, ${AT}
    from generate_series(0, ${accounts - 1}::int) as n`);
  await database.query(sql`
    insert into opportunities (id, source_id, access_id, account_id, name, stage, amount, currency, close_date, probability, next_step, risk,
      competitor, type, owner, closed, updated_at)
    select 'o' || n, 1, ${access(account)}, 'a' || ${account}, 'Deal ' || n, ${one(STAGES, sql`n / 11`)}, n * 9973 % 250000,
      ${one(['EUR', 'EUR', 'USD'], sql`n`)}, date '2024-01-01' + (n * 31 + n / 100) % 1300, n * 10 % 100,
      case when n % 3 > 0 then 'Call on ' || n % 28 + 1 || ' December 2026' end, case when n % 9 = 0 then 'Budget is not approved' end,
      ${one(COMPETITORS, sql`n / 5`)}, 'new', ${seller}, date '2024-01-01' + (n * 31 + n / 100) % 1300 < date '2026-10-15', ${AT}
    from ${rows(opportunities)}`);
  await database.query(sql`
    insert into cases (id, source_id, access_id, account_id, number, subject, status, priority, product, owner, opened_at, closed, updated_at)
    select 'c' || n, 1, ${access(account)}, 'a' || ${account}, n::text, 'Something does not work ' || n, 'open', ${one(['P1', 'P2', 'P3', 'P4'], sql`n / 2`)},
      ${one(INDUSTRIES, sql`n`)}, ${seller}, ${AT}, n % 10 > 0, ${AT}
    from ${rows(Math.ceil(opportunities / 2))}`);
  await database.query(sql`
    insert into activities (id, source_id, access_id, account_id, opportunity_id, type, subject, body, owner, happened_at, updated_at)
    select 'x' || n, 1, ${access(account)}, 'a' || ${account}, 'o' || n, ${one(['call', 'meeting', 'email'], sql`n`)}, 'Talked about ' || n,
      'They asked what it costs and when it comes.', ${seller}, ${AT}, ${AT}
    from ${rows(opportunities)}`);
  for (const table of ['accounts', 'opportunities', 'cases', 'activities'])
    await owner.query(sql`vacuum analyze ${sql.identifier(table)}`);
}

/** Some hour of two years before the time that the questions are asked at. */
const AT = sql`timestamptz '2026-11-20 00:00Z' - n * 7919 % 17520 * interval '1 hour'`;
const COUNTRIES = ['Germany', 'France', 'Spain', 'Japan', 'United States', 'Italy', 'Norway', 'Poland'];
const INDUSTRIES = ['Logistics', 'Health care', 'Rail', 'Ports', 'Food', 'Glass', 'Mining'];
const STAGES = ['Discovery', 'Qualification', 'Proposal', 'Negotiation', 'Closed won', 'Closed lost'];
const COMPETITORS = ['Gantrova', 'Veltrix', 'Norlund', 'Pexa'];
