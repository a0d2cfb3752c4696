import { sql } from 'drizzle-orm';
import { asId, type TeamId } from '../src/core/ids.ts';
import { defaultSetting } from '../src/core/settings.ts';
import type { Database } from '../src/store/database.ts';
import { changeSetting } from '../src/store/settings.ts';

const TEAM = asId<TeamId>('T0FERROWICK');
/** The channel in which turns are measured. */
export const CHANNEL = 'general';

/** A benchmark asks faster than people do. */
export async function liftShares(database: Database): Promise<void> {
  const plenty = { atOnce: 100, perMinute: 1_000, outsidersAtOnce: 100, outsidersPerMinute: 1_000 };
  await changeSetting(database, {
    teamId: TEAM,
    family: 'shares',
    value: { ...defaultSetting('shares'), ...plenty },
    expectedVersion: 0,
    actor: 'bench',
    at: new Date(),
  });
}

/** Colleagues of whom Slack told before. */
export async function fillChannel(database: Database, members: number): Promise<void> {
  const [channel] = await database.query<{ id: string; count: number }>(sql`
    select id, (select count(*)::int from channel_members m where m.team_id = c.team_id and m.channel_id = c.id) as count
    from channels c where team_id = ${TEAM} and name = ${CHANNEL}`);
  if (channel === undefined) throw new Error(`The channel ${CHANNEL} is not known.`);
  const missing = Math.max(0, members - channel.count);
  await database.query(sql`
    insert into people (team_id, id, handle, real_name, locale, time_zone, kind, synced_at)
    select ${TEAM}, 'UBENCH' || n, 'bench' || n, 'Bench ' || n, 'en-US', 'UTC', 'member', now() from generate_series(1, ${missing}::int) as n`);
  await database.query(sql`
    insert into channel_members (team_id, channel_id, person_id)
    select ${TEAM}, ${channel.id}, 'UBENCH' || n from generate_series(1, ${missing}::int) as n`);
}

/** Names that no question names. */
export async function fillRecords(
  database: Database,
  { accounts, products }: { accounts: number; products: number },
): Promise<void> {
  await database.query(sql`
    insert into accounts (id, name, aliases, access_id, source_id)
    select 'bench/' || n, initcap(substr(md5(n::text), 1, 9)) || ' ' || initcap(substr(md5('b' || n), 1, 7)) || ' GmbH',
      array['BN' || n], access_id, source_id
    from generate_series(1, ${accounts}::int) as n, (select access_id, source_id from accounts order by id limit 1) as one`);
  await database.query(sql`
    insert into products (id, sku, name, family, unit, access_id, source_id)
    select 'bench/' || n, 'BN-' || n, 'Part ' || substr(md5(n::text), 1, 10), 'addon', 'flat', access_id, source_id
    from generate_series(1, ${products}::int) as n, (select access_id, source_id from products order by id limit 1) as one`);
}
