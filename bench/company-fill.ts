import { sql } from 'drizzle-orm';
import type { Database } from '../src/store/database.ts';

/**
 * Fills a database that has records already with many more, whose names nobody asks for: accounts, a contact, a lead, an
 * opportunity, a case and an activity for every fifth of them, products and a price each.
 */
export async function fillCompany(
  database: Database,
  { accounts, products }: { accounts: number; products: number },
): Promise<void> {
  const one = sql`(select access_id, source_id from accounts where id not like 'bench/%' order by id limit 1) as one`;
  const rows = (count: number) => sql`generate_series(1, ${count}::int) as n, ${one}`;
  const person = sql`initcap(substr(md5('f' || n), 1, 6)) || ' ' || initcap(substr(md5('l' || n), 1, 8))`;
  const related = Math.ceil(accounts / 5);
  for (const statement of [
    sql`insert into accounts (id, name, aliases, industry, owner, access_id, source_id)
      select 'bench/' || n, initcap(substr(md5(n::text), 1, 9)) || ' ' || initcap(substr(md5('b' || n), 1, 7)) || ' GmbH',
        array['BN' || n], 'Retail', 'Seller ' || n % 50, access_id, source_id
      from ${rows(accounts)}`,
    sql`insert into contacts (id, account_id, name, access_id, source_id)
      select 'bench/' || n, 'bench/' || n, ${person}, access_id, source_id from ${rows(related)}`,
    sql`insert into leads (id, name, company, access_id, source_id)
      select 'bench/' || n, ${person}, 'Company ' || n, access_id, source_id from ${rows(related)}`,
    sql`insert into opportunities (id, account_id, name, stage, closed, access_id, source_id, updated_at)
      select 'bench/' || n, 'bench/' || n, 'Deal ' || n, 'negotiation', n % 2 = 0, access_id, source_id, now() from ${rows(related)}`,
    sql`insert into cases (id, account_id, number, subject, status, closed, access_id, source_id, opened_at, updated_at)
      select 'bench/' || n, 'bench/' || n, 'BN-' || 900000 + n, 'It does not work', 'open', n % 2 = 0, access_id, source_id, now(), now()
      from ${rows(related)}`,
    sql`insert into activities (id, account_id, type, subject, access_id, source_id, happened_at, updated_at)
      select 'bench/' || n, 'bench/' || n, 'call', 'A call', access_id, source_id, now(), now() from ${rows(related)}`,
    sql`insert into products (id, sku, name, family, unit, access_id, source_id)
      select 'bench/' || n, 'BN-' || n, 'Part ' || substr(md5(n::text), 1, 10), 'addon', 'flat', access_id, source_id from ${rows(products)}`,
    sql`insert into prices (sku, currency, term, min_seats, unit_amount, valid_from, access_id, source_id)
      select 'BN-' || n, 'EUR', 'annual', 1, 10, '2026-01-01', access_id, source_id from ${rows(products)}`,
  ])
    await database.query(statement);
}
