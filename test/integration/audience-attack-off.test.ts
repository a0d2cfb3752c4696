import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Audience } from '../../src/core/audience.ts';
import type { ChannelId } from '../../src/core/ids.ts';
import { asAudience } from '../../src/store/as-audience.ts';
import { type AppDatabase, describeOnEachDatabase } from '../fixtures/app-database.ts';
import { loadWorld } from '../fixtures/audience/load.ts';
import { runAttack } from '../fixtures/audience/run-attack.ts';
import { takeHandle } from '../fixtures/audience/save-world.ts';
import type { Leak } from '../fixtures/audience/watch.ts';
import { BRIDGE, generateWorld, TEAM } from '../fixtures/audience/world.ts';
import { readerColumns } from '../fixtures/reader-grants.ts';
import { insertSample } from '../fixtures/sample-row.ts';

/** Tables whose rows are hidden from an audience. */
async function securedTables({ owner }: AppDatabase): Promise<string[]> {
  const rows = await owner.query<{ name: string }>(sql`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity order by 1`);
  return rows.map((row) => row.name);
}

/** Counts over what every full member may read, which are parted by workspace and hidden from nobody in it. */
const COUNTS = ['corpus_stats', 'lexeme_stats'];

const SEED = 3;

/** How much of the database is taken out of the fence, and where that shows if it does not show everywhere. */
const BREACHES: [name: string, breach: (database: AppDatabase) => Promise<void>, aim?: ChannelId][] = [
  [
    'row-level security is switched off',
    async (database) => {
      for (const table of await securedTables(database))
        await database.owner.query(sql`alter table ${sql.identifier(table)} disable row level security`);
    },
  ],
  [
    'policies let readers see every row',
    async (database) => {
      for (const table of await securedTables(database))
        await database.owner.query(
          sql`create policy everything on ${sql.identifier(table)} for select to switchboard_reader using (true)`,
        );
    },
  ],
  [
    'somebody who may read it is enough',
    async ({ owner }) => {
      await owner.query(sql`
        create or replace function switchboard_allowed_access() returns integer[]
        language sql stable security definer set search_path = public, pg_temp as $$
          select coalesce(array_agg(rule.id), '{}') from access_rules rule, (
            select nullif(current_setting('switchboard.audience', true), '')::jsonb as spec) as audience
          where exists (select 1 from jsonb_array_elements_text(spec -> 'people') as person
            where switchboard_covers(spec ->> 'team', person, rule.readers))
        $$`);
    },
  ],
  [
    'nobody minds that a channel is connected',
    async ({ owner }) => {
      await owner.query(sql`
        create function part_channel() returns trigger language plpgsql as
          $$ begin new.connected := false; return new; end $$`);
      await owner.query(sql`
        create trigger part_channel before insert or update on channels for each row execute function part_channel()`);
      await owner.query(sql`update channels set connected = connected`);
    },
    BRIDGE,
  ],
  [
    'a name means who bears it last',
    async ({ owner, database }) => {
      await owner.query(sql`
        create function rebind_name() returns trigger language plpgsql as
          $$ begin update names set subject_id = new.id where kind = 'group' and name = new.handle; return new; end $$`);
      await owner.query(sql`
        create trigger rebind_name after insert or update on groups for each row execute function rebind_name()`);
      const { groups, people } = generateWorld(SEED);
      const members = [...people.keys()].filter((id) => !id.startsWith('U_VAULT'));
      for (const handle of groups.keys())
        if (handle !== 'vault') await takeHandle(database, { handle, members });
    },
  ],
];

describeOnEachDatabase('the attack on audiences', (opened) => {
  test.each(BREACHES)(
    'notices when %s',
    async (_, breach, aim) => {
      const empty = await opened().openEmpty();
      // In what people read, not only by asking the database.
      const enough = (leaks: readonly Leak[]) => leaks.some((leak) => leak.where === 'reply');
      const { leaks } = await runAttack(empty, {
        seed: SEED,
        turns: 100,
        twin: false,
        ...(aim === undefined ? {} : { aim }),
        enough,
        prepare: breach,
      });
      expect(leaks.map((leak) => leak.where)).toContain('reply');
    },
    180_000,
  );

  test('is noticed by statements on each table alone, those that came last too', async () => {
    const { database, owner } = await opened().openEmpty();
    await loadWorld(database, generateWorld(3), { vault: true });
    const nobody: Audience = { teamId: TEAM, everyone: false, people: [] };
    const read = async (table: string): Promise<number> => {
      const [column] = readerColumns(table);
      const named = sql`${sql.identifier(column!)} from ${sql.identifier(table)} limit 5`;
      return (await asAudience(database, nobody, (tx) => tx.query(sql`select ${named}`))).length;
    };
    // What readers may not select at all is no question of rows.
    const secured = await securedTables({ owner } as AppDatabase);
    const tables = secured.filter((table) => readerColumns(table).length > 0 && !COUNTS.includes(table));
    expect(tables.length).toBeGreaterThan(15);
    for (const table of tables) {
      const [row] = await owner.query(sql`select 1 from ${sql.identifier(table)} limit 1`);
      if (row === undefined) await insertSample(owner, table, { rule: 'sample', accessId: 1 });
      expect(await read(table), table).toBe(0);
      await owner.query(sql`alter table ${sql.identifier(table)} disable row level security`);
      expect(await read(table), table).toBeGreaterThan(0);
      await owner.query(sql`alter table ${sql.identifier(table)} enable row level security`);
    }
  });

  test('notices when only articles are left out of it', async () => {
    const empty = await opened().openEmpty();
    const plan = {
      seed: 3,
      turns: 80,
      twin: false,
      enough: (leaks: readonly Leak[]) => leaks.length > 0,
      prepare: async ({ owner }: AppDatabase) => {
        for (const table of ['articles', 'passages', 'posting_blocks'])
          await owner.query(sql`alter table ${sql.identifier(table)} disable row level security`);
      },
    };
    expect((await runAttack(empty, plan)).leaks).not.toEqual([]);
  });
});
